"""Arrows from both sides: longer and with a higher number where a force is stronger."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from qikit.improve.drawing import Drawing
from qikit.improve.drawing.svg import (
    GREY,
    INK,
    height_of,
    line,
    sheet,
    text_box,
    words,
    wrapped,
)
from qikit.improve.force_field import Force, ForceField

_WIDTH, _SIDE, _UNIT = 344, 152, 25
_MIDDLE = _WIDTH / 2


def draw(field: ForceField) -> Drawing | None:
    """Draw the forces for on the left and against on the right; None without forces."""
    pairs = list(zip_longest(field.on_side("for"), field.on_side("against")))
    if not pairs:
        return None
    title = wrapped(field.change or "The change: not said yet", _WIDTH - 24)
    top = height_of(title) + 34
    y = top + 26
    parts = [
        text_box(4, 4, _WIDTH - 8, title, fill=GREY, bold=True),
        words(8, top + 8, f"For: {field.total('for')} →", bold=True),
        words(_WIDTH - 8, top + 8, f"← Against: {field.total('against')}", anchor="end", bold=True),
    ]
    for driving, holding in pairs:
        deep = max(_depth(force) for force in (driving, holding))
        parts.extend(_force(driving, 6, y, 1))
        parts.extend(_force(holding, _WIDTH - 6, y, -1))
        y += deep
    parts.append(line(_MIDDLE, top + 22, _MIDDLE, y, colour=INK, thick=3))
    told = "; ".join(f"{f.side} {f.what} ({f.strength or '?'})" for f in field.forces if f.side)
    return sheet(_WIDTH, y + 6, parts, alt=f"Force field. {field.describe()} {told}.")


def _lines(force: Force) -> tuple[str, ...]:
    return wrapped(force.what, _SIDE)


def _depth(force: Force | None) -> float:
    return height_of(_lines(force)) + 40 if force else 0


def _force(force: Force | None, x: float, y: float, direction: int) -> Iterator[str]:
    if force is None:
        return
    lines = _lines(force)
    yield words(x, y + 8, lines, anchor="start" if direction > 0 else "end")
    below = y + height_of(lines) + 14
    tip = _MIDDLE - 6 * direction
    tail = tip - direction * _UNIT * (force.strength or 1)
    yield line(tail, below, tip, below, thick=1.5 + (force.strength or 0), arrow=False,
               colour="#005a9c" if direction > 0 else "#9a4b00")  # fmt: skip
    yield words(
        tail - 12 * direction, below, str(force.strength or "?"), anchor="middle", bold=True
    )
