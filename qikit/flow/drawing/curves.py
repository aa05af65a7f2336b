"""Draw waits as curves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from qikit.flow.drawing import furniture
from qikit.flow.saying import count, say, say_time
from qikit.spc import canvas, palette

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from qikit.flow.queue import Queue
    from qikit.flow.wait_curve import WaitCurve


def draw_wait_curve(curve: WaitCurve, ax: Axes | None) -> Axes:
    """The average wait against utilisation, the marked point, and one server alone."""
    alone, ax = ax is None, furniture.axes_for(ax)
    frame = curve.points
    if curve.servers > 1:
        lone = replace(curve, servers=1).points
        ax.plot(
            100 * lone["utilisation"],
            lone["wait"],
            color=palette.LIMIT,
            linestyle=furniture.DASHED,
            label="one alone",
        )
    words = "one alone" if curve.servers == 1 else f"{curve.servers} on one list"
    ax.plot(
        100 * frame["utilisation"], frame["wait"], color=furniture.CALM, linewidth=2.2, label=words
    )
    room = 1.15 if curve.servers == 1 else 1.6
    ax.set_ylim(0, room * max(float(frame["wait"].max()), curve.wait(curve.here)))
    _mark_here(curve, ax)
    furniture.finish(ax, alone=alone, title="Average wait by how busy it is", along="% busy")
    furniture.time_ticks(ax)
    return ax


def _mark_here(curve: WaitCurve, ax: Axes) -> None:
    """Mark the utilisation that is looked at, with its wait."""
    wait = curve.wait(curve.here)
    ax.plot([100 * curve.here], [wait], marker="D", markersize=9, color=furniture.HEAVY)
    ax.annotate(
        say_time(wait),
        (100 * curve.here, wait),
        xytext=(-10, 8),
        textcoords="offset points",
        ha="right",
        fontsize=canvas.TEXT,
        color=furniture.HEAVY,
    )


def draw_queue(queue: Queue, ax: Axes | None) -> Axes:
    """The share of people who wait longer than each time."""
    alone, ax = ax is None, furniture.axes_for(ax)
    reach = max(queue.wait_of(0.99), 1 / queue.rate)
    times = np.linspace(0, reach, 200)
    ax.plot(times, [queue.longer_than(time) for time in times], color=furniture.CALM, linewidth=2.2)
    ax.axvline(queue.wait, color=palette.INK, linewidth=1.3, linestyle=furniture.DASHED)
    ax.annotate(
        f"average {say(queue.wait, 2)}",
        (queue.wait, 0.96),
        xycoords=("data", "axes fraction"),
        xytext=(5, 0),
        textcoords="offset points",
        fontsize=canvas.SMALL,
        color=palette.INK,
    )
    title = f"Who waits longer: {count(queue.servers, 'server')}, {queue.utilisation:.0%} busy"
    furniture.finish(ax, alone=alone, title=title, along=f"wait ({queue.unit}s)")
    ax.yaxis.set_major_formatter(canvas.percent_label)
    return ax
