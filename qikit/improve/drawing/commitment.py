"""Commitment as a line for each person: X is now, O is needed."""

from __future__ import annotations

from collections.abc import Iterator

from qikit.improve.commitment import LEVELS, Commitment, Person
from qikit.improve.drawing import Drawing
from qikit.improve.drawing.svg import (
    GREY,
    LINE,
    PAPER,
    WARN,
    box,
    height_of,
    line,
    sheet,
    words,
    wrapped,
)

_WIDTH, _ROW = 344, 36
_STEP = _WIDTH / len(LEVELS)
_SHORT = ("Opposed", "Let it happen", "Help it happen", "Make it happen")


def draw(plan: Commitment) -> Drawing | None:
    """Draw one line below the other; None while nobody is on the map."""
    if not plan.people:
        return None
    parts = [
        part
        for n, name in enumerate(_SHORT)
        for part in (
            box(n * _STEP, 2, _STEP, 42, fill=GREY, round_by=0, stroke="#c4ccd4"),
            words(_centre(n), 16, wrapped(name, _STEP - 14), anchor="middle", bold=True, size=13),
        )
    ]
    y = 66.0
    for person in plan.people:
        name = wrapped(person.who or "who?", _WIDTH - 20)
        parts.append(words(8, y, name))
        y += height_of(name) + 6
        parts.extend(_line_of(person, y))
        y += _ROW
    alt = "Commitment, X now and O needed. " + " ".join(map(_told, plan.people))
    return sheet(_WIDTH, y - 8, parts, alt=alt)


def _centre(level: int) -> float:
    return (level + 0.5) * _STEP


def _line_of(person: Person, y: float) -> Iterator[str]:
    yield line(12, y, _WIDTH - 12, y, colour="#c4ccd4")
    now = LEVELS.index(person.now) if person.now else None
    needed = LEVELS.index(person.needed) if person.needed else None
    if now is not None and needed is not None and now != needed:
        ahead = 1 if needed > now else -1
        yield line(_centre(now) + 14 * ahead, y, _centre(needed) - 16 * ahead, y, thick=2.4,
                   arrow=True)  # fmt: skip
    if needed is not None:
        yield (
            f'<circle cx="{_centre(needed):.0f}" cy="{y:.0f}" r="13" fill="{PAPER}" '
            f'stroke="{LINE}" stroke-width="3"/>'
        )
    if now is not None:
        yield words(_centre(now), y, "X", anchor="middle", bold=True, size=20, colour=WARN)


def _told(person: Person) -> str:
    return f"{person.who}: now {person.now or 'not known'}, needed {person.needed or 'open'}."
