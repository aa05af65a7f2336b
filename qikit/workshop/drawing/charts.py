"""Bars, lines and dots, alone and as small multiples: marks differ in shape as well as colour."""

from __future__ import annotations

import math
import textwrap
from collections import Counter
from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from qikit.spc import canvas, palette
from qikit.workshop.board import Bars, Dots, Lines, SmallMultiples

_COLOURS = ("#005eb8", "#b8490a", "#5b2a86", "#1d2b36", "#00703c", "#5b6770")
_SHAPES = ("o", "s", "^", "D", "P", "v")
_MOST_PANELS = 36
_MOST_MARKS = 30
_LONGEST_LABEL = 24
_FEW_BARS = 7  # their names may take two lines
_MOST_NAMES = 8


def draw(shows: Bars | Lines | Dots | SmallMultiples) -> Axes:
    """Return the axes, or the first of several, on a figure of their own."""
    if isinstance(shows, SmallMultiples):
        return _panels(shows)
    ax = canvas.new_axes(1)
    ax.set_position((0.13, 0.2, 0.84, 0.68))
    if isinstance(shows, Bars):
        _make_room_for_names(ax, shows.labels)
    _draw_one(ax, shows)
    ax.set_title(shows.name, loc="left", fontsize=canvas.TEXT, color=palette.INK)
    if isinstance(shows, Lines) and len(shows.series) > 1:
        below = (-0.02, -0.08)  # no line runs there
        ax.legend(
            loc="upper left", bbox_to_anchor=below, frameon=False, fontsize=canvas.SMALL, ncols=2
        )
    return ax


def _make_room_for_names(ax: Axes, names: tuple[str, ...]) -> None:
    longest = max((len(line) for name in _names(names) for line in name.split("\n")), default=0)
    left = 0.03 + canvas.LETTER_INCHES * longest / canvas.SIZE[0]
    ax.set_position((left, 0.12, 0.94 - left, 0.76))


def _panels(shows: SmallMultiples) -> Axes:
    panels = list(shows.panels.items())[:_MOST_PANELS]
    columns = max(math.ceil(math.sqrt(len(panels))), 1)
    rows = max(math.ceil(len(panels) / columns), 1)
    figure = Figure(
        figsize=(canvas.SIZE[0] + 0.9 * columns, 0.6 + 2.1 * rows),
        facecolor=palette.PAPER,
        layout="constrained",
    )
    FigureCanvasAgg(figure)
    grid = figure.subplots(rows, columns, squeeze=False, sharex=True, sharey=True).ravel()
    for ax, (name, panel) in zip(grid, panels, strict=False):
        _draw_one(ax, panel)
        ax.set_title(name, loc="left", fontsize=canvas.TEXT, fontweight="bold")
    for ax in grid[len(panels) :]:
        ax.set_visible(False)
    if panels:
        figure.suptitle(panels[0][1].name, x=0.01, ha="left", fontsize=canvas.TEXT)
        _name_lines(figure, list(grid[: len(panels)]))
    return grid[0]


def _name_lines(figure: Figure, shown: Sequence[Axes]) -> None:
    """One legend for all panels, if there are several lines that are the same in each."""
    named = {
        words: handle
        for ax in shown
        for handle, words in zip(*ax.get_legend_handles_labels(), strict=True)
    }
    if 1 < len(named) <= _MOST_NAMES:
        figure.legend(
            list(named.values()),
            list(named),
            loc="outside lower left",
            ncols=4,
            frameon=False,
            fontsize=canvas.SMALL,
        )


def _draw_one(ax: Axes, shows: Bars | Lines | Dots) -> None:
    canvas.tidy(ax)
    match shows:
        case Bars():
            _bars(ax, shows)
        case Lines():
            _lines(ax, shows)
        case Dots():
            _dots(ax, shows)


def _bars(ax: Axes, bars: Bars) -> None:
    places = range(len(bars.labels))
    ax.barh(list(places), list(bars.values), color=_COLOURS[0], height=0.7)
    ax.set_yticks(list(places), _names(bars.labels))
    ax.set_ylim(len(bars.labels) - 0.4, -0.6)
    ax.xaxis.set_major_locator(MaxNLocator(5, integer=True))
    for place, value in zip(places, bars.values, strict=True):
        label = canvas.number_label(round(value, 1))
        ax.text(value, place, f" {label}", va="center", fontsize=canvas.TEXT, color=palette.INK)
    longest = max([*bars.values, bars.expected or 0, 1])
    ax.set_xlim(0, max(ax.get_xlim()[1], 1.15 * longest))  # panels share the axis
    if bars.expected is not None:
        ax.axvline(bars.expected, color=palette.TARGET, linestyle="-.", linewidth=1.5)


def _lines(ax: Axes, lines: Lines) -> None:
    for number, (name, points) in enumerate(lines.series.items()):
        ax.plot(
            [x for x, _ in points],
            [y for _, y in points],
            color=_COLOURS[number % len(_COLOURS)],
            marker=_SHAPES[number % len(_SHAPES)] if len(points) <= _MOST_MARKS else None,
            markersize=5,
            linewidth=1.8,
            label=name,
        )
    if lines.target is not None:
        ax.axhline(lines.target, color=palette.TARGET, linestyle="-.", linewidth=1.5)
    _widen(ax)
    ax.xaxis.set_major_locator(MaxNLocator(6, integer=True))
    ax.set_xlabel(lines.along, fontsize=canvas.SMALL, loc="right")


def _widen(ax: Axes) -> None:
    """A single point, or a flat line, is not to be drawn on a scale of hundredths."""
    for low, high, widen in (
        (*ax.dataLim.intervalx, ax.set_xlim),
        (*ax.dataLim.intervaly, ax.set_ylim),
    ):
        if low == high:
            widen(low - 1, high + 1)


def _dots(ax: Axes, dots: Dots) -> None:
    for row, values in enumerate(dots.groups.values()):
        seen: Counter[float] = Counter()
        tallest = max(Counter(values).values(), default=1)
        for value in values:
            height = row - min(0.09, 0.75 / tallest) * seen[value]
            seen[value] += 1
            colour, shape = _COLOURS[row % len(_COLOURS)], _SHAPES[row % len(_SHAPES)]
            ax.plot([value], [height], color=colour, marker=shape, markersize=6, alpha=0.75)
    ax.set_yticks(range(len(dots.groups)), [_short(name) for name in dots.groups])
    ax.set_ylim(len(dots.groups) - 0.4, -0.8)
    if dots.truth is not None:
        ax.axvline(dots.truth, color=palette.TARGET, linestyle="-.", linewidth=1.5)


def _names(labels: Sequence[str]) -> list[str]:
    if len(labels) > _FEW_BARS:
        return [_short(label) for label in labels]
    lines = (textwrap.wrap(label, _LONGEST_LABEL, max_lines=2, placeholder="…") for label in labels)
    return ["\n".join(each) for each in lines]


def _short(label: str) -> str:
    return textwrap.shorten(label, _LONGEST_LABEL, placeholder="…") or label[:_LONGEST_LABEL]
