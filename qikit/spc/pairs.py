"""Two charts on one figure, one above the other, with the same time axis."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from matplotlib.axes import Axes

from qikit.errors import QikitError
from qikit.spc import canvas
from qikit.spc.drawing import draw_one

if TYPE_CHECKING:
    from qikit.spc.chart import Chart


def draw_pair(
    charts: Sequence[Chart], titles: Sequence[str], ax: Axes | None, foot: str = ""
) -> Axes:
    """Draw two charts one above the other on a figure of their own; returns the upper axes.

    Raises
    ------
    QikitError
        If `ax` is given: one pair of axes cannot hold two charts.
    """
    if ax is not None:
        raise QikitError("Two charts do not fit one pair of axes.", todo="Leave ax out.")
    lines = canvas.foot_lines([foot]) if foot else []
    height = 6.6 + canvas.LINE_INCHES * len(lines)
    figure = canvas.new_figure(height)
    foot_room = (0.25 + canvas.LINE_INCHES * len(lines)) / height
    panel = (1 - foot_room) / 2
    for place, (chart, title) in enumerate(zip(charts, titles, strict=True)):
        bottom = foot_room + panel * (1 - place) + 0.65 / height
        axes = figure.add_axes((canvas.LEFT, bottom, canvas.WIDTH, panel - 1.1 / height))
        draw_one(chart, axes)
        canvas.title(axes, title, size=12.0)
        canvas.legend(axes, drop=0.16)
    canvas.foot(figure.axes[0], lines)
    return figure.axes[0]
