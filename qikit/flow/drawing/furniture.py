"""What every picture of flow shares: colours by meaning, axes, labels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matplotlib.ticker import FuncFormatter, MaxNLocator, MultipleLocator

from qikit.flow.saying import DAY, HOUR, say
from qikit.spc import canvas, palette

if TYPE_CHECKING:
    from matplotlib.axes import Axes

CALM = palette.MARKS["improvement"].colour
HEAVY = palette.MARKS["concern"].colour
FAINT = "#88929b"
DASHED = (0, (5, 3))
_TIME_STEPS = (
    *(0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, HOUR, 2 * HOUR, 4 * HOUR, 6 * HOUR, 8 * HOUR, 12 * HOUR),
    *(days * DAY for days in (1, 2, 5, 10, 20, 50, 100)),
)


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
    """Times in minutes, hours or days on an axis that holds minutes and has its final length."""
    axis, (low, high) = (ax.yaxis, ax.get_ylim()) if along == "y" else (ax.xaxis, ax.get_xlim())
    step = next((step for step in _TIME_STEPS if (high - low) / step <= 6), high - low)
    axis.set_major_locator(MultipleLocator(step))
    axis.set_major_formatter(FuncFormatter(_short_time))


def _short_time(minutes: float, _: Any = None) -> str:
    if minutes <= 0:
        return "0"
    if minutes < 2 * HOUR:
        return f"{say(minutes)} min"
    if minutes < 3 * DAY:
        return f"{say(minutes / HOUR)} h"
    return f"{say(minutes / DAY)} days"
