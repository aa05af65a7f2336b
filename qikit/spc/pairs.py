"""Two charts on one figure, one above the other, with the same time axis."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from qikit.spc import canvas, palette
from qikit.spc.drawing import draw_one

if TYPE_CHECKING:
    from qikit.spc.chart import Chart


def draw_pair(charts: Sequence[Chart], titles: Sequence[str], foot: str = "") -> Axes:
    """Draw two charts one above the other; returns the upper axes."""
    lines = canvas.foot_lines([foot]) if foot else []
    height = 6.6 + canvas.LINE_INCHES * len(lines)
    figure = Figure(figsize=(canvas.SIZE[0], height), facecolor=palette.PAPER)
    FigureCanvasAgg(figure)
    foot_room = (0.25 + canvas.LINE_INCHES * len(lines)) / height
    panel = (1 - foot_room) / 2
    for place, (chart, title) in enumerate(zip(charts, titles, strict=True)):
        bottom = foot_room + panel * (1 - place) + 0.65 / height
        ax = figure.add_axes((canvas.LEFT, bottom, canvas.WIDTH, panel - 1.1 / height))
        draw_one(chart, ax)
        canvas.title(ax, title, size=12.0)
        canvas.legend(ax, drop=0.16)
    canvas.foot(figure.axes[0], lines)
    return figure.axes[0]
