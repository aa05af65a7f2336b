"""Draw work, weeks and steps as bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qikit.flow.drawing import furniture
from qikit.flow.saying import say
from qikit.spc import canvas, palette

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from qikit.flow.measures import FourMeasures
    from qikit.flow.sizing import Sizing
    from qikit.flow.steps import Steps


def draw_four_measures(measures: FourMeasures, ax: Axes | None) -> Axes:
    """Four bars in minutes; kinds of work are stacked and named."""
    alone, ax = ax is None, furniture.axes_for(ax)
    parts = measures.parts()
    names = ["backlog before", "demand", "capacity", "activity"]
    for place, name in enumerate(names):
        pieces = [(part.what, part.total) for part in parts.get(name, ())]
        _stack(ax, place, pieces if name in parts else [("", measures.capacity)], name)
    ax.set_xticks(range(len(names)), names)
    ax.margins(y=0.12)
    title = f"{measures.step}, {measures.period}: four measures in minutes"
    furniture.finish(ax, alone=alone, title=title)
    return ax


def _stack(ax: Axes, place: int, pieces: list[tuple[str, float]], name: str) -> None:
    colour = {"capacity": palette.LIMIT, "activity": furniture.CALM}.get(name, furniture.HEAVY)
    bottom = 0.0
    for what, minutes in pieces:
        ax.bar(place, minutes, bottom=bottom, color=colour, edgecolor=palette.PAPER, width=0.7)
        if what and minutes:
            ax.annotate(
                what,
                (place, bottom + minutes / 2),
                ha="center",
                va="center",
                fontsize=canvas.SMALL,
                color=palette.PAPER,
            )
        bottom += minutes
    _above(ax, place, bottom)


def _above(ax: Axes, place: float, height: float) -> None:
    ax.annotate(
        say(height, 0),
        (place, height),
        xytext=(0, 3),
        textcoords="offset points",
        ha="center",
        fontsize=canvas.SMALL,
        color=palette.INK,
    )


def draw_sizing(sizing: Sizing, ax: Axes | None) -> Axes:
    """Weeks as columns; what is above capacity is hatched, what is free below it is not."""
    alone, ax = ax is None, furniture.axes_for(ax)
    weeks = np.arange(1, sizing.demand.size + 1)
    within = np.minimum(sizing.demand, sizing.capacity)
    ax.bar(weeks, within, color=furniture.CALM, width=0.85, label="demand within capacity")
    ax.bar(
        weeks,
        sizing.demand - within,
        bottom=within,
        color=furniture.HEAVY,
        hatch="///",
        edgecolor=palette.PAPER,
        linewidth=0,
        width=0.85,
        label="demand above capacity",
    )
    ax.axhline(sizing.capacity, color=palette.INK, linewidth=1.5)
    ax.set_ylim(0, 1.08 * max(float(sizing.demand.max()), sizing.capacity))
    canvas.line_labels(ax, [(sizing.capacity, f"capacity {say(sizing.capacity)}", palette.INK)])
    furniture.whole_ticks(ax)
    furniture.finish(ax, alone=alone, title=f"Capacity planned to {sizing.words}", along="week")
    return ax


def draw_steps(steps: Steps, ax: Axes | None) -> Axes:
    """Who waits in front of each step; the constraint has another colour and a hatch."""
    alone, ax = ax is None, furniture.axes_for(ax, 0)
    frame = steps.points
    for place, row in enumerate(frame.itertuples()):
        tight = row.step == steps.constraint
        ax.bar(
            place,
            row.waiting,
            color=furniture.HEAVY if tight else furniture.CALM,
            hatch="//" if tight else None,
            edgecolor=palette.PAPER,
            width=0.7,
        )
        _above(ax, place, row.waiting)
    names = [f"{row.step}\n{say(row.capacity)} a day" for row in frame.itertuples()]
    ax.set_xticks(range(len(frame)), names)
    ax.set_ylim(0, max(10.0, 1.15 * float(frame["waiting"].max())))
    under = f"{steps.constraint} (hatched) can do least."
    title = f"Waiting in front of each step after {steps.days} days"
    furniture.finish(ax, alone=alone, title=title, under=under)
    return ax
