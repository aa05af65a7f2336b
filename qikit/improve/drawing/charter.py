"""Milestones down a line of time; those that depend on learning are open circles."""

from __future__ import annotations

from datetime import date

from qikit.improve.charter import Charter, Milestone
from qikit.improve.drawing import Drawing
from qikit.improve.drawing.svg import (
    LINE,
    PAPER,
    SOFT,
    height_of,
    line,
    sheet,
    words,
    wrapped,
)
from qikit.improve.markup import day

_WIDTH, _X = 344, 22


def draw(charter: Charter) -> Drawing | None:
    """Draw the milestones in order of date; None while there is none."""
    stones = sorted(charter.milestones, key=lambda stone: stone.by or date.max)
    if not stones:
        return None
    y, dots, texts = 20.0, [], []
    for stone in stones:
        lines = wrapped(stone.what or "what?", _WIDTH - 60)
        dots.append(_dot(y, stone))
        texts.append(words(46, y, _when(stone), size=13, colour=SOFT))
        texts.append(words(46, y + 18, lines, bold=True))
        y += 18 + height_of(lines) + 22
    spine = line(_X, 20, _X, y - 22, colour=LINE, thick=3)
    told = "; ".join(f"{stone.what}: {_when(stone)}" for stone in stones)
    alt = f"Milestones of the charter in order of time. {told}."
    return sheet(_WIDTH, y - 8, [spine, *dots, *texts], alt=alt)


def _when(stone: Milestone) -> str:
    return f"{day(stone.by)} · {stone.depends or 'fixed?'}"


def _dot(y: float, stone: Milestone) -> str:
    fill = LINE if stone.depends == "fixed" else PAPER
    return f'<circle cx="{_X}" cy="{y:.0f}" r="9" fill="{fill}" stroke="{LINE}" stroke-width="3"/>'
