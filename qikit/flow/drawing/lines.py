"""Draw backlogs over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qikit.flow.drawing import furniture
from qikit.flow.saying import say
from qikit.spc import canvas, palette

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from qikit.flow.backlogs import Backlog
    from qikit.flow.carving import CarveOut
    from qikit.flow.luck import Histories
    from qikit.flow.waiting_list import WaitingList

MOST_FAINT = 20


def draw_backlog(backlog: Backlog, ax: Axes | None) -> Axes:
    """Demand and capacity as steps, what waits as an area."""
    alone, ax = ax is None, furniture.axes_for(ax)
    frame = backlog.points
    ax.fill_between(frame["period"], frame["backlog"], color=furniture.FAINT, label="backlog")
    ax.step(frame["period"], frame["demand"], where="mid", color=furniture.HEAVY, label="demand")
    ax.step(
        frame["period"],
        frame["capacity"],
        where="mid",
        color=palette.INK,
        linestyle=furniture.DASHED,
        label="capacity",
    )
    furniture.whole_ticks(ax)
    furniture.finish(ax, alone=alone, title=f"Backlog by {backlog.period}", along=backlog.period)
    return ax


def draw_histories(histories: Histories, ax: Axes | None) -> Axes:
    """This history bold, some others faint, the average of all dashed."""
    alone, ax = ax is None, furniture.axes_for(ax)
    week = np.arange(1, histories.paths.shape[1] + 1)
    for path in histories.paths[1 : MOST_FAINT + 1]:
        ax.plot(week, path, color=furniture.FAINT, linewidth=0.8)
    average = histories.paths.mean(axis=0)
    ax.plot(week, average, color=palette.INK, linewidth=1.5, linestyle=furniture.DASHED)
    ax.plot(week, histories.paths[0], color=furniture.HEAVY, linewidth=2)
    top = max(10.0, 1.1 * float(histories.paths[: MOST_FAINT + 1].max()))
    ax.set_ylim(0, top)
    last = histories.paths[0, -1]
    labels = [
        (float(average[-1]), f"average {say(average[-1], 0)}", palette.INK),
        (float(last), f"this one {say(last, 0)}", furniture.HEAVY),
    ]
    canvas.line_labels(ax, labels)
    furniture.whole_ticks(ax)
    title = f"Who waits: demand {say(histories.mean_demand)}, capacity {say(histories.capacity)}"
    under = "People waiting. Thick: this one; thin: others; dashed: average"
    furniture.finish(ax, alone=alone, title=title, under=under, along="week")
    return ax


_CARVED = {
    "routine_apart": "routine, separate lists",
    "urgent_apart": "urgent, separate lists",
    "routine_shared": "routine, one list",
    "urgent_shared": "urgent, one list",
}


def draw_carve_out(carved: CarveOut, ax: Axes | None) -> Axes:
    """Four backlogs: separate lists solid, one list dashed."""
    alone, ax = ax is None, furniture.axes_for(ax)
    frame = carved.points
    for column, words in _CARVED.items():
        urgent, apart = column.startswith("urgent"), column.endswith("apart")
        ax.plot(
            frame["day"],
            frame[column],
            color=palette.MARKS["neutral"].colour if urgent else furniture.HEAVY,
            linestyle="-" if apart else furniture.DASHED,
            linewidth=2.2 if apart else 1.6,
            marker="^" if urgent else "o",
            markersize=6,
            markevery=max(len(frame) // 8, 1),
            label=f"{words}: {say(frame[column].iloc[-1], 0)}",
        )
    ax.set_ylim(0, max(10.0, 1.1 * float(frame[[*_CARVED]].max().max())))
    furniture.whole_ticks(ax)
    title = f"{carved.kept} of {carved.slots} slots kept for urgent patients"
    furniture.finish(ax, alone=alone, title=title, under="Patients waiting", along="working day")
    return ax


def draw_waiting_list(waiting: WaitingList, ax: Axes | None) -> Axes:
    """Where the list goes in a year as it is, and with relief for half a year."""
    alone, ax = ax is None, furniture.axes_for(ax)
    weeks = 52
    passed = np.arange(weeks + 1)
    ax.plot(passed, waiting.path(waiting.capacity, weeks), color=furniture.HEAVY, label="as it is")
    if waiting.too_long:
        relief = np.maximum(waiting.path(waiting.relief_capacity(), weeks), waiting.target_size)
        ax.plot(
            passed,
            relief,
            color=furniture.CALM,
            linestyle=furniture.DASHED,
            label="with relief for 26 weeks",
        )
    ax.axhline(waiting.target_size, color=palette.TARGET, linewidth=1.3, linestyle=(0, (2, 2)))
    ax.set_ylim(0, 1.15 * max(float(waiting.path(waiting.capacity, weeks).max()), waiting.size, 1))
    words = f"aim for {say(waiting.target_size, 0)}"
    canvas.line_labels(ax, [(waiting.target_size, words, palette.TARGET)])
    furniture.whole_ticks(ax)
    furniture.finish(
        ax, alone=alone, title="Patients on the list, averages only", along="weeks from now"
    )
    return ax
