"""Blank figures and the furniture every chart shares: margins, labels, legend, footer.

matplotlib is used through its objects only: no pyplot, no global style.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any, Literal, cast

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from qikit.spc import palette

SIZE = (6.6, 4.2)
"""Inches: narrow, so that text stays readable when a page shrinks it to the width of a phone."""

LEFT, WIDTH = 0.115, 0.685
"""Share of the figure's width left of the axes, and of the axes; line names stand on the right."""

TEXT = 12.0
SMALL = 11.0
LINE_INCHES = 0.2
LETTER_INCHES = 0.086
LINE_LETTERS = 74


def new_figure(height: float, layout: Literal["constrained"] | None = None) -> Figure:
    """A figure of the usual width, unknown to pyplot, so that nothing piles up or shows twice."""
    figure = Figure(figsize=(SIZE[0], height), facecolor=palette.PAPER, layout=layout)
    FigureCanvasAgg(figure)
    return figure


def new_axes(foot_lines: int = 2) -> Axes:
    """Axes on a figure of their own, with room for so many lines of small print."""
    height = SIZE[1] + LINE_INCHES * max(foot_lines - 2, 0)
    figure = new_figure(height)
    figure.is_ours = True  # type: ignore[attr-defined]
    bottom = (0.62 + LINE_INCHES * (foot_lines + 1)) / height
    return figure.add_axes((LEFT, bottom, WIDTH, 0.85 - bottom))


def make_room(ax: Axes, names: Sequence[str]) -> None:
    """Give long tick labels and long line names the room they need, on a figure of our own."""
    if not getattr(ax.figure, "is_ours", False):
        return
    low, high = ax.get_ylim()
    say = ax.yaxis.get_major_formatter()
    ticks = [say(tick) for tick in ax.get_yticks() if low <= tick <= high]
    wide = SIZE[0]
    left = max(LEFT, (0.3 + LETTER_INCHES * max(map(len, ticks), default=0)) / wide)
    right = max(1 - LEFT - WIDTH, (0.12 + LETTER_INCHES * max(map(len, names), default=0)) / wide)
    place = ax.get_position()
    ax.set_position((left, place.y0, 1 - left - right, place.height))


def figure_of(ax: Axes) -> Figure:
    """The whole figure that axes belong to."""
    return cast(Figure, ax.get_figure(root=True))


def tidy(ax: Axes, *, percent: bool = False) -> None:
    """Quiet frame, readable ticks, plain numbers."""
    ax.spines[["top", "right"]].set_visible(False)
    for side in ("left", "bottom"):
        ax.spines[side].set_color(palette.LIMIT)
    ax.tick_params(labelsize=SMALL, colors=palette.INK)
    ax.yaxis.set_major_formatter(FuncFormatter(percent_label if percent else number_label))


def number_label(number: float, _: Any = None) -> str:
    """Tick label of a plain number."""
    return f"{number:,.6f}".rstrip("0").rstrip(".") if abs(number) < 1e15 else f"{number:g}"


def percent_label(number: float, _: Any = None) -> str:
    """Tick label of a proportion."""
    return f"{number_label(round(100 * number, 6))}%"


def title(ax: Axes, text: str, under: str = "", *, size: float = 13.0) -> None:
    """Bold title on the left, with a line of words under it."""
    if under:
        ax.annotate(
            textwrap.shorten(under, 70, placeholder="…"),
            (0, 1),
            xytext=(0, 5),
            xycoords="axes fraction",
            textcoords="offset points",
            fontsize=SMALL,
            color=palette.INK,
        )
    ax.set_title(
        "\n".join(textwrap.wrap(text, 46)[:2]),
        loc="left",
        fontsize=size,
        fontweight="bold",
        color=palette.INK,
        pad=22 if under else 6,
    )


def foot(ax: Axes, lines: Sequence[str]) -> None:
    """Small print at the foot of the figure."""
    if lines:
        figure_of(ax).text(
            0.015, 0.015, "\n".join(lines), fontsize=SMALL, color=palette.INK, va="bottom"
        )


def foot_lines(paragraphs: Sequence[str]) -> list[str]:
    """Wrap small print to the width of a figure."""
    return [line for text in paragraphs for line in textwrap.wrap(text, LINE_LETTERS)]


def line_labels(ax: Axes, labels: Sequence[tuple[float, str, str]]) -> None:
    """Name lines at the right edge; (height, words, colour) each, moved apart where they touch."""
    make_room(ax, [words for y, words, _ in labels if np.isfinite(y)])
    low, high = ax.get_ylim()
    usable = [(float(y), words, colour) for y, words, colour in labels if np.isfinite(y)]
    usable.sort(key=lambda label: label[0])
    gap = LINE_INCHES / max(ax.get_position().height * figure_of(ax).get_figheight(), 1.0)
    places: list[float] = []
    for y, _, _ in usable:
        wanted = (y - low) / (high - low)
        places.append(max(wanted, places[-1] + gap) if places else wanted)
    excess = max(places[-1] - 1.0, 0.0) if places else 0.0
    for place, (_, words, colour) in zip(places, usable, strict=True):
        ax.text(
            1.01,
            place - excess,
            words,
            transform=ax.transAxes,
            color=colour,
            fontsize=SMALL,
            va="center",
        )


def legend(ax: Axes, drop: float = 0.1) -> None:
    """Legend under the axes, if there is anything to explain."""
    handles, words = ax.get_legend_handles_labels()
    if words:
        ax.legend(
            handles,
            words,
            loc="upper left",
            bbox_to_anchor=(-0.02, -drop),
            ncols=2,
            frameon=False,
            fontsize=SMALL,
            handletextpad=0.2,
            columnspacing=1.2,
        )
