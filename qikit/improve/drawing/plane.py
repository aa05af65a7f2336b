"""A plane of four named quarters with numbered marks, and a key below it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from qikit.improve.drawing import Drawing
from qikit.improve.drawing.svg import (
    BLUE,
    GREY,
    LEADING,
    LINE,
    PAPER,
    SIZE,
    SOFT,
    WARN,
    box,
    disc,
    height_of,
    line,
    sheet,
    upright,
    words,
    wrapped,
)

_WIDTH, _LEFT, _TOP, _SIDE = 344, 34, 12, 294


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One numbered mark; ``x`` and ``y`` run from 0 to 1, from left and from the bottom."""

    name: str
    x: float
    y: float
    stands_out: bool = False


def draw_plane(
    marks: Sequence[Mark],
    *,
    across: str,
    up: str,
    quarters: Sequence[str],
    alt: str,
) -> Drawing:
    """Draw the marks; quarters are named top left, top right, bottom left, bottom right.

    Marks that stand out are squares in the key and on the plane.
    """
    half = _SIDE / 2
    corners = [(_LEFT + dx * half, _TOP + dy * half) for dy in (0, 1) for dx in (0, 1)]
    fills = (GREY, BLUE, PAPER, GREY)
    parts = [
        part
        for (x, y), name, fill in zip(corners, quarters, fills, strict=True)
        for part in (
            box(x, y, half, half, fill=fill, round_by=0, stroke="#c4ccd4"),
            words(x + 8, y + 14, wrapped(name, half - 16), size=13, colour=SOFT),
        )
    ]
    parts += _axes(across, up)
    parts += [_mark(x, y, n, marks[n - 1]) for n, (x, y) in _spread(marks).items()]
    y = _TOP + _SIDE + 46.0
    for n, mark in enumerate(marks, 1):
        lines = wrapped(mark.name, _WIDTH - 50)
        parts += [_mark(20, y, n, mark), words(42, y, lines)]
        y += max(30, height_of(lines) + 10)
    return sheet(_WIDTH, y, parts, alt=alt)


def _axes(across: str, up: str) -> list[str]:
    low = _TOP + _SIDE
    return [
        line(_LEFT, low, _LEFT + _SIDE, low, arrow=True),
        line(_LEFT, low, _LEFT, _TOP, arrow=True),
        words(_LEFT + _SIDE / 2, low + SIZE * LEADING, f"{across} →", anchor="middle", bold=True),
        upright(14, low - _SIDE / 2, f"{up} →"),
    ]


def _spread(marks: Sequence[Mark]) -> dict[int, tuple[float, float]]:
    """Number -> place on the sheet; marks at one spot stand beside each other."""
    spots: dict[tuple[float, float], list[int]] = defaultdict(list)
    for n, mark in enumerate(marks, 1):
        spots[mark.x, mark.y].append(n)
    room, tall = _SIDE - 60, _SIDE - 70
    return {
        n: (
            _LEFT + 30 + x * room + 24 * (place % 3) - 12 * min(len(numbers) - 1, 2),
            _TOP + 42 + (1 - y) * tall + 26 * (place // 3),
        )
        for (x, y), numbers in spots.items()
        for place, n in enumerate(numbers)
    }


def _mark(x: float, y: float, number: int, mark: Mark) -> str:
    if not mark.stands_out:
        return disc(x, y, str(number), fill=LINE)
    square = box(x - 12, y - 12, 24, 24, fill=WARN, round_by=2, stroke=PAPER)
    return square + words(x, y, str(number), anchor="middle", bold=True, colour=PAPER)
