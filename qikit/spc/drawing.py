"""Draw one series with its lines, signals, target and notes. Nothing is computed here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter
from numpy.typing import NDArray

from qikit.spc import canvas, palette
from qikit.spc.marks import mark_names
from qikit.spc.numbers import number_words
from qikit.spc.words import heading, method_words, now_words

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from qikit.spc.chart import Chart

MANY_POINTS = 150
TOO_MANY_POINTS = 6000


def draw_alone(chart: Chart) -> Axes:
    """Draw one series on a figure of its own, with title and small print."""
    lines = canvas.foot_lines([*note_lines(chart), method_words(chart), *chart.cautions[:2]])
    ax = canvas.new_axes(len(lines))
    draw_one(chart, ax)
    canvas.title(ax, heading(chart), now_words(chart))
    canvas.legend(ax)
    canvas.foot(ax, lines)
    return ax


def draw_one(chart: Chart, ax: Axes, *, small: bool = False) -> Axes:
    """Draw one series on given axes; `small` leaves out the names of lines."""
    x, value = chart.laid.time, chart.laid.grid.flat(chart.laid.value)
    labels = _lines(chart, ax, x)
    if chart.clock.ordered:
        ax.plot(*_thinned(x, value), color=palette.VALUE_LINE, linewidth=1.1, zorder=2)
    _marks(chart, ax, x, value, small)
    _notes(chart, ax, x, value)
    canvas.tidy(ax, percent=number_words(chart).percent)
    _time_axis(chart, ax, small)
    if not small:
        canvas.line_labels(ax, labels)
    return ax


def note_lines(chart: Chart) -> list[str]:
    """The numbered notes in words."""
    return [
        f"{number} {chart.say_time(chart.laid.time[at])}: {text}"
        for number, (at, text) in enumerate(chart.laid.notes, 1)
    ]


def _thinned(x: NDArray, y: NDArray) -> tuple[NDArray, NDArray]:
    """For very long series, keep the lowest and highest point of every small stretch."""
    if len(y) <= TOO_MANY_POINTS:
        return x, y
    step = -(-len(y) // (TOO_MANY_POINTS // 2))
    starts = np.arange(0, len(y), step)
    low = np.fmin.reduceat(y, starts)
    high = np.fmax.reduceat(y, starts)
    return np.repeat(x[starts], 2), np.column_stack([low, high]).ravel()


def _broken(chart: Chart, x: NDArray, line: NDArray) -> tuple[NDArray, NDArray]:
    """Break a line where a new phase starts."""
    lengths = chart.laid.grid.present.sum(axis=1)
    if len(lengths) == 1:
        return _thinned(x, line)
    cuts = np.cumsum(lengths)[:-1]
    return np.insert(x, cuts, x[cuts]), np.insert(line, cuts, np.nan)


def _lines(chart: Chart, ax: Axes, x: NDArray) -> list[tuple[float, str, str]]:
    """Draw centre, limits and target; return their names for the margin."""
    laid, flat, digits = chart.laid, chart.laid.grid.flat, number_words(chart)
    drawn: list[tuple[NDArray, str, dict[str, Any]]] = []
    middle = {"color": palette.MIDDLE, "linewidth": 1.5}
    drawn.append((flat(laid.lines.centre), chart.kind.middle.split(" ")[0], middle))
    if chart.kind.limits and len(x) > 1:
        dashed = {"color": palette.LIMIT, "linewidth": 1.3, "linestyle": (0, (5, 3))}
        drawn += [(flat(laid.lines.at(3.0)), "upper", dashed)]
        drawn += [(flat(laid.lines.at(-3.0)), "lower", dashed)]
    if laid.target is not None and not np.isnan(flat(laid.target)).all():
        dotted = {"color": palette.TARGET, "linewidth": 1.5, "linestyle": "-."}
        drawn.append((flat(laid.target), "target", dotted))
    if laid.trajectory is not None:
        planned = {"color": palette.TARGET, "linewidth": 1.3, "linestyle": ":"}
        drawn.append((flat(laid.trajectory), "plan", planned))
    labels = []
    for line, name, style in drawn:
        known = line[~np.isnan(line)]
        if not len(known):
            continue
        varies = "steps-mid" if name in ("upper", "lower") and np.ptp(known) > 0 else "default"
        ax.plot(*_broken(chart, x, line), drawstyle=varies, zorder=1, **style)
        labels.append(
            (
                float(known[-1]),
                f"{name} {(digits.say_given if name == 'target' else digits.say)(known[-1])}",
                style["color"],
            )
        )
    return labels


def _marks(chart: Chart, ax: Axes, x: NDArray, value: NDArray, small: bool) -> None:
    """Draw points by meaning: colour and shape both say it."""
    names = mark_names(chart)
    shrink = 0.4 if len(value) > 10 * MANY_POINTS else 0.7 if small else 1.0
    for name, mark in palette.MARKS.items():
        chosen = np.flatnonzero(names == name)
        if not len(chosen) or (name == "common" and len(value) > MANY_POINTS):
            continue
        if len(chosen) > TOO_MANY_POINTS:
            chosen = chosen[:: len(chosen) // TOO_MANY_POINTS + 1]
        ax.plot(
            x[chosen],
            value[chosen],
            linestyle="",
            marker=mark.shape,
            color=mark.colour,
            markersize=mark.size * shrink,
            markeredgecolor=mark.colour if mark.shape == "x" else palette.PAPER,
            markeredgewidth=1.4 if mark.shape == "x" else 0.6,
            label=None if name == "common" else mark.words,
            zorder=3,
        )


def _notes(chart: Chart, ax: Axes, x: NDArray, value: NDArray) -> None:
    """Number the points that have a note."""
    numbers: dict[int, list[str]] = {}
    for number, (at, _) in enumerate(chart.laid.notes, 1):
        numbers.setdefault(at, []).append(str(number))
    for at, told in numbers.items():
        height = value[at]
        if np.isnan(height):
            height = float(chart.laid.grid.flat(chart.laid.lines.centre)[at])
        ax.annotate(
            ",".join(told),
            (x[at], height),
            xytext=(0, 16),
            textcoords="offset points",
            ha="center",
            fontsize=canvas.SMALL,
            fontweight="bold",
            color=palette.PAPER,
            bbox={"boxstyle": "circle,pad=0.25", "facecolor": palette.INK, "edgecolor": "none"},
            arrowprops={"arrowstyle": "-", "color": palette.INK},
            zorder=4,
        )


def _time_axis(chart: Chart, ax: Axes, small: bool) -> None:
    if chart.clock.kind == "date":
        locator = AutoDateLocator(minticks=2 if small else 3, maxticks=5 if small else 8)
        ax.xaxis.set_major_locator(locator)
        ax.xaxis.set_major_formatter(ConciseDateFormatter(locator))
    elif chart.clock.kind == "name":
        names = [str(name) for name in chart.clock.names]
        turned = sum(map(len, names)) > 60
        ax.set_xticks(range(len(names)), names, rotation=45 if turned else 0)
        if turned:
            ax.tick_params(axis="x", labelrotation=45)
    else:
        name = "Point" if chart.clock.kind == "row" else chart.clock.name
        ax.set_xlabel(name, fontsize=canvas.SMALL, loc="right", labelpad=2)
