"""What every picture of flow shares: colours by meaning, axes, labels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matplotlib.ticker import FuncFormatter, MaxNLocator

from qikit.flow.saying import DAY, HOUR, say
from qikit.spc import canvas, palette

if TYPE_CHECKING:
    from matplotlib.axes import Axes

CALM = palette.MARKS["improvement"].colour
HEAVY = palette.MARKS["concern"].colour
FAINT = "#c4ccd4"
DASHED = (0, (5, 3))


def axes_for(ax: Axes | None, foot_lines: int = 2) -> Axes:
    """Return the axes to draw on: those given, or a figure of their own."""
    return canvas.new_axes(foot_lines) if ax is None else ax


def finish(ax: Axes, *, alone: bool, title: str, under: str = "", along: str = "") -> None:
    """Tidy the axes; title and legend only where the figure is ours."""
    canvas.tidy(ax)
    ax.set_ylim(bottom=0)
    if along:
        ax.set_xlabel(along, fontsize=canvas.SMALL, loc="right", labelpad=2)
    if alone:
        canvas.title(ax, title, under)
        canvas.legend(ax, drop=0.15 if along else 0.1)


def whole_ticks(ax: Axes) -> None:
    """Whole numbers along the bottom."""
    ax.xaxis.set_major_locator(MaxNLocator(8, integer=True))


def time_ticks(ax: Axes, *, along: str = "y") -> None:
    """Times in hours, minutes or days on an axis that holds minutes."""
    axis = ax.yaxis if along == "y" else ax.xaxis
    axis.set_major_locator(MaxNLocator(6, steps=[1, 1.2, 2, 2.4, 3, 4.8, 6, 7.2, 10]))
    axis.set_major_formatter(FuncFormatter(_short_time))


def _short_time(minutes: float, _: Any = None) -> str:
    if minutes <= 0:
        return "0"
    if minutes < 2 * HOUR:
        return f"{say(minutes)} min"
    if minutes < 4 * DAY:
        return f"{say(minutes / HOUR)} h"
    return f"{say(minutes / DAY)} days"
