"""From marked points to signals that a reader can be told about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from qikit.spc.rules import HIGH, LOW, Found, Rule

if TYPE_CHECKING:
    from qikit.spc.chart import Chart


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """One signal.

    Attributes
    ----------
    rule : str
        Name of the rule.
    start, end : time
        First and last point that take part.
    direction : "high", "low" or None
    reason : str
        The signal in plain English, with its points.
    by : label of the series, or None
    phase : int
        Phase of the series, from 1.
    count : int
        How many points take part.
    """

    rule: str
    start: Any
    end: Any
    direction: str | None
    reason: str
    by: Any = None
    phase: int = 1
    count: int = 1


def find_signals(chart: Chart) -> tuple[Signal, ...]:
    """All signals, in order of series, time and precedence of rules."""
    grid = chart.laid.grid
    lengths = grid.present.sum(axis=1)
    begin = np.r_[0, np.cumsum(lengths)[:-1]]
    found: list[tuple[int, int, int, Signal]] = []
    for number, (rule, codes) in enumerate(zip(chart.flags.rules, chart.flags.codes, strict=True)):
        for row, places, code in _pieces(codes, rule):
            at = begin[row] + places
            signal = _tell(chart, rule, int(code), at, row)
            found.append((int(grid.group[row]), int(at[0]), number, signal))
    return tuple(signal for *_, signal in sorted(found, key=lambda item: item[:3]))


def _pieces(codes: NDArray, rule: Rule) -> Iterator[tuple[int, NDArray, int]]:
    """Cut marked points into pieces: same row, same code, neighbours within the rule's reach."""
    rows, places = np.nonzero(codes)
    if not len(rows):
        return
    code = codes[rows, places]
    reach = codes.shape[1] if rule.whole or rule.name == "long-run" else rule.reach
    cut = (rows[1:] != rows[:-1]) | (code[1:] != code[:-1]) | (places[1:] - places[:-1] > reach)
    edges = np.r_[0, np.flatnonzero(cut) + 1, len(rows)]
    for start, stop in pairwise(edges):
        yield int(rows[start]), places[start:stop], int(code[start])


def _tell(chart: Chart, rule: Rule, code: int, at: NDArray, row: int) -> Signal:
    first, last = chart.say_time(chart.laid.time[at[0]]), chart.say_time(chart.laid.time[at[-1]])
    span = first if len(at) == 1 else f"{first} to {last}"
    words = Found(count=len(at), span=span, high=code == HIGH, middle=chart.kind.middle)
    grid = chart.laid.grid
    return Signal(
        rule=rule.name,
        start=chart.clock.value(chart.laid.time[at[0]]),
        end=chart.clock.value(chart.laid.time[at[-1]]),
        direction={HIGH: "high", LOW: "low"}.get(code),
        reason=rule.say(words),
        by=chart.groups[int(grid.group[row])],
        phase=int(grid.phase[row]),
        count=len(at),
    )
