"""Horizontal bars, each with its name above and its numbers beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qikit.improve.drawing import Drawing
from qikit.improve.drawing.svg import (
    LINE,
    PAPER,
    SIZE,
    SOFT,
    box,
    height_of,
    sheet,
    words,
    wrapped,
)

_WIDTH, _LONGEST, _BAR = 344, 218, 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar: filled up to ``value``, open up to ``most``, with a note at its end."""

    name: str
    value: float
    most: float
    note: str


def draw_bars(bars: Sequence[Bar], *, key: str, alt: str) -> Drawing:
    """Draw bars on one scale below each other; ``key`` says what is filled and what is open."""
    longest = max(bar.most for bar in bars) or 1
    lines = wrapped(key, _WIDTH - 16, size=13)
    parts = [words(8, 16, lines, size=13, colour=SOFT)]
    y = 26 + height_of(lines, size=13)
    for bar in bars:
        name = wrapped(bar.name, _WIDTH - 16)
        parts.append(words(8, y, name, bold=True))
        y += height_of(name) - SIZE / 2 + 3
        parts.append(box(8, y, _LONGEST * bar.most / longest, _BAR, fill=PAPER, round_by=0))
        parts.append(box(8, y, _LONGEST * bar.value / longest, _BAR, fill=LINE, round_by=0))
        parts.append(words(16 + _LONGEST * bar.most / longest, y + _BAR / 2, bar.note, size=13))
        y += _BAR + 20
    return sheet(_WIDTH, y - 6, parts, alt=alt)
