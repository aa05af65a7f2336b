"""A chart as drawn: one series, or many as small multiples on one figure."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from qikit.errors import QikitError
from qikit.spc import canvas, palette
from qikit.spc.drawing import draw_alone, draw_one
from qikit.spc.words import heading, label_words, method_words

if TYPE_CHECKING:
    from qikit.spc.chart import Chart

MOST = 36


def draw(chart: Chart, ax: Axes | None, *, share_y: bool) -> Axes:
    """Draw one series on `ax` (or a new figure), or many as small multiples.

    Raises
    ------
    QikitError
        If there are many series and `ax` is given.
    """
    if chart.single:
        return draw_alone(chart) if ax is None else draw_one(chart, ax)
    if ax is not None:
        raise QikitError(
            f"{len(chart.groups)} series do not fit one pair of axes.",
            todo="Leave ax out, or draw one of them: chart['its name'].plot(ax).",
        )
    return draw_many(chart, share_y=share_y)


def draw_many(chart: Chart, *, share_y: bool) -> Axes:
    """Draw the first 36 series, each in a panel of its own; returns the first panel."""
    shown = chart.groups[:MOST]
    columns = 2 if len(shown) <= 12 else 3
    rows = -(-len(shown) // columns)
    figure = canvas.new_figure(1.2 + 2.0 * rows, layout="constrained")
    grid = figure.subplots(rows, columns, squeeze=False, sharey=share_y).ravel()
    for ax, label in zip(grid, shown, strict=False):
        draw_one(chart[label], ax, small=True)
        ax.set_title(label_words(label), loc="left", fontsize=canvas.TEXT, fontweight="bold")
    for ax in grid[len(shown) :]:
        ax.set_visible(False)
    left = len(chart.groups) - len(shown)
    more = [f"{left} more series are in the table."] if left else []
    figure.supxlabel(
        "\n".join(canvas.foot_lines([method_words(chart), *more])),
        x=0.01,
        ha="left",
        fontsize=canvas.SMALL,
        color=palette.INK,
    )
    _title_and_legend(figure, grid, heading(chart))
    return grid[0]


def _title_and_legend(figure: Figure, grid: NDArray, title: str) -> None:
    """Title of the whole figure, with the meaning of all marks under it."""
    named: dict[str, Any] = {}
    for ax in grid:
        for handle, words in zip(*ax.get_legend_handles_labels(), strict=True):
            named.setdefault(words, handle)
    title = "\n".join(textwrap.wrap(title, 60))
    if not named:
        figure.suptitle(title, x=0.01, ha="left", fontsize=13, fontweight="bold")
        return
    figure.legend(
        handles=list(named.values()),
        labels=list(named),
        title=title,
        title_fontproperties={"size": 13, "weight": "bold"},
        alignment="left",
        loc="outside upper left",
        ncols=2,
        frameon=False,
        fontsize=canvas.SMALL,
    )
