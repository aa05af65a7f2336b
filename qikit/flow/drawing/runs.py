"""Draw a simulation: one dot a run, and what the runs say together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qikit.flow.drawing import furniture
from qikit.spc import canvas, palette

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from qikit.flow.simulation.estimate import Estimate
    from qikit.flow.simulation.result import Simulation


def draw_simulation(simulation: Simulation, ax: Axes | None) -> Axes:
    """The wait that 9 in 10 do not exceed: a dot a run, a diamond and a bar for all of them."""
    alone, ax = ax is None, furniture.axes_for(ax)
    queues = simulation.queues()
    for place, (who, what) in enumerate(queues):
        _one_queue(ax, place, simulation.wait(90, patients=who, resource=what))
        ax.text(0.01, place + 0.47, f"{who}: {what}", fontsize=canvas.TEXT, color=palette.INK,
                va="center", transform=ax.get_yaxis_transform())  # fmt: skip
    canvas.tidy(ax)
    ax.spines["left"].set_visible(False)
    ax.set_yticks([])
    ax.set_ylim(-0.4, len(queues) - 0.3)
    ax.set_xlim(0, max(ax.get_xlim()[1], 1.0))
    furniture.time_ticks(ax, along="x")
    if alone:
        runs = len(simulation.seeds)
        under = f"A dot for each of {runs} runs; diamond and bar: average and 95% interval"
        under = under if runs > 1 else "One run, one dot"
        canvas.title(ax, f"{simulation.service.name}: 9 in 10 wait at most …", under)
    return ax


def _one_queue(ax: Axes, place: int, ninth: Estimate) -> None:
    dots = np.sort(ninth.values[np.isfinite(ninth.values)])
    shake = 0.28 + 0.08 * (np.arange(dots.size) % 3 - 1)
    ax.plot(
        dots, place + shake, linestyle="", marker="o", markersize=7, color=furniture.CALM, alpha=0.8
    )
    if np.isfinite(ninth.half_width):
        ends = [max(ninth.low, 0.0), ninth.high]
        ax.plot(ends, [place, place], color=palette.INK, linewidth=3, solid_capstyle="butt")
        ax.plot([ninth.value], [place], marker="D", markersize=9, color=furniture.HEAVY)
