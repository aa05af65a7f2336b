"""The fishbone: a spine with the problem at its head, bones above and below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from qikit.improve.drawing import Drawing
from qikit.improve.drawing.svg import (
    BLUE,
    GREY,
    INK,
    LEADING,
    box_height,
    height_of,
    line,
    sheet,
    text_box,
    words,
    wrapped,
)
from qikit.improve.fishbone import Cause, Fishbone

_BONE, _HEAD, _SLANT, _SIZE = 200, 150, 26, 13


def draw(fish: Fishbone) -> Drawing | None:
    """Draw bones in pairs, one above and one below the spine; None without causes.

    A cause with data has a tick, one without a question mark.
    """
    bones = list(fish.bones.items())
    if not bones:
        return None
    above, below = bones[::2], bones[1::2]
    up = max(_room(causes) for _, causes in above)
    down = max((_room(causes) for _, causes in below), default=10)
    spine, tail = up + 6, len(above) * _BONE + 10
    head = wrapped(fish.problem or "The problem: not said yet", _HEAD - 18)
    parts = [
        line(6, spine, tail + 14, spine, colour=INK, thick=3, arrow=True),
        text_box(tail + 16, spine - box_height(head) / 2, _HEAD, head, fill=GREY, bold=True),
    ]
    for place, pair in enumerate(zip_longest(above, below)):
        foot = (place + 1) * _BONE
        for bone, direction in zip(pair, (-1, 1), strict=True):
            if bone:
                parts.extend(_bone(bone, foot, spine, direction))
    told = "; ".join(f"{bone}: {', '.join(c.cause for c in causes)}" for bone, causes in bones)
    height = spine + max(down, box_height(head) / 2) + 10
    alt = f"Fishbone of causes for: {fish.problem or 'a problem not said yet'}. {told}."
    return sheet(tail + _HEAD + 22, height, parts, alt=alt)


def _lines(cause: Cause) -> tuple[str, ...]:
    mark = "✓" if cause.evidence else "?"
    return wrapped(f"{mark} {cause.cause}", _BONE - _SLANT - 24, size=_SIZE)


def _room(causes: Sequence[Cause]) -> float:
    return 44 + sum(height_of(_lines(each), size=_SIZE) + 6 for each in causes)


def _bone(
    bone: tuple[str, Sequence[Cause]], foot: float, spine: float, direction: int
) -> Iterator[str]:
    name, causes = bone
    room = _room(causes)
    title = wrapped(name.capitalize(), _BONE - _SLANT - 22)
    yield line(foot - _SLANT, spine + direction * (room - 30), foot, spine, colour=INK, thick=2)
    top = spine - room if direction < 0 else spine + room - 28
    left = foot - _BONE + 8
    yield text_box(left, top, _BONE - _SLANT - 4, title[:1], fill=BLUE, bold=True)
    y = spine - room + 44 if direction < 0 else spine + 16
    for cause in causes:
        lines = _lines(cause)
        yield words(left + 4, y, lines, size=_SIZE)
        y += len(lines) * _SIZE * LEADING + 6
