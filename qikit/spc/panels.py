"""Many series as small multiples on one figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from numpy.typing import NDArray

from qikit.spc import canvas, palette
from qikit.spc.drawing import draw_one
from qikit.spc.words import heading, label_words, method_words

if TYPE_CHECKING:
    from qikit.spc.chart import Chart

MOST = 36


def draw_many(chart: Chart, *, share_y: bool) -> Axes:
    """Draw the first 36 series, each in a panel of its own; returns the first panel."""
    shown = chart.groups[:MOST]
    columns = 2 if len(shown) <= 12 else 3
    rows = -(-len(shown) // columns)
    figure = Figure(
        figsize=(canvas.SIZE[0], 1.2 + 2.0 * rows), facecolor=palette.PAPER, layout="constrained"
    )
    FigureCanvasAgg(figure)
    grid = figure.subplots(rows, columns, squeeze=False, sharey=share_y).ravel()
    for ax, label in zip(grid, shown, strict=False):
        draw_one(chart[label], ax, small=True)
        ax.set_title(label_words(label), loc="left", fontsize=canvas.TEXT, fontweight="bold")
    for ax in grid[len(shown) :]:
        ax.set_visible(False)
    figure.suptitle(
        heading(chart), x=0.01, ha="left", fontsize=13, fontweight="bold", color=palette.INK
    )
    left = len(chart.groups) - len(shown)
    more = [f"{left} more series are in the table."] if left else []
    figure.supxlabel(
        "\n".join(canvas.foot_lines([method_words(chart), *more])),
        x=0.01,
        ha="left",
        fontsize=canvas.SMALL,
        color=palette.INK,
    )
    _one_legend(figure, grid)
    return grid[0]


def _one_legend(figure: Figure, grid: NDArray) -> None:
    named: dict[str, Any] = {}
    for ax in grid:
        for handle, words in zip(*ax.get_legend_handles_labels(), strict=True):
            named.setdefault(words, handle)
    if named:
        figure.legend(
            handles=list(named.values()),
            labels=list(named),
            loc="outside upper right",
            ncols=3,
            frameon=False,
            fontsize=canvas.SMALL,
        )
