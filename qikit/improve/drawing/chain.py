"""Rows of labelled boxes joined by arrows; a part that is missing is a dashed box."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qikit.improve.drawing import Drawing
from qikit.improve.drawing.svg import (
    BLUE,
    PAPER,
    SOFT,
    box_height,
    height_of,
    line,
    sheet,
    text_box,
    words,
    wrapped,
)

_WIDTH, _BOX, _GAP = 344, 152, 26


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One labelled box; an empty text stands for something missing."""

    label: str
    text: str


def draw_chains(chains: Sequence[tuple[str, Sequence[Link]]], *, alt: str) -> Drawing:
    """Draw named chains below each other, two boxes to a row."""
    parts: list[str] = []
    y = 18.0
    for name, links in chains:
        title = wrapped(name or "not named yet", _WIDTH - 16)
        parts.append(words(8, y, title, bold=True))
        y += height_of(title) + 4
        for left in range(0, len(links), 2):
            row = links[left : left + 2]
            high = max(box_height(_lines(link)) for link in row)
            for place, link in enumerate(row):
                parts.extend(_link(link, 8 + place * (_BOX + _GAP), y, high))
            if len(row) > 1:
                parts.append(line(8 + _BOX, y + 20 + high / 2, 8 + _BOX + _GAP, y + 20 + high / 2,
                                  arrow=True))  # fmt: skip
            y += high + 34
        y += 14
    return sheet(_WIDTH, y - 14, parts, alt=alt)


def _lines(link: Link) -> tuple[str, ...]:
    return wrapped(link.text or "?", _BOX - 16)


def _link(link: Link, x: float, y: float, height: float) -> tuple[str, str]:
    return (
        words(x, y + 8, link.label, size=12, colour=SOFT),
        text_box(x, y + 20, _BOX, _lines(link), height=height, dashed=not link.text,
                 fill=BLUE if link.text else PAPER),
    )  # fmt: skip
