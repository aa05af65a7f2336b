"""PDSA cycles as a staircase: each step up is a cycle that grew out of the one before."""

from __future__ import annotations

from collections.abc import Iterator

from qikit.improve.cycle import Cycle
from qikit.improve.drawing import Drawing
from qikit.improve.drawing.svg import (
    BLUE,
    PAPER,
    box_height,
    disc,
    height_of,
    line,
    sheet,
    text_box,
    words,
    wrapped,
)
from qikit.improve.fidelity_score import fidelity
from qikit.improve.markup import counted, people
from qikit.improve.pdsa import FULL, PDSA

_BOX, _STEP, _GAP = 270, 18, 44


def draw(series: PDSA) -> Drawing | None:
    """Draw the cycles from the latest, at the top, down to the first; None without cycles."""
    if not series.cycles:
        return None
    title = wrapped(series.aim or "Aim or driver: not said yet", _BOX)
    y = height_of(title) + 24
    parts = [words(8, 18, title, bold=True)]
    numbered = list(enumerate(series.cycles, 1))
    for place, cycle in reversed(numbered):
        x = 36 + (place - 1) * _STEP
        lines = _lines(cycle)
        parts.append(text_box(x, y, _BOX, lines, fill=BLUE if cycle.has_begun else PAPER,
                              dashed=not cycle.has_begun))  # fmt: skip
        parts.append(disc(x - 18, y + 18, str(place)))
        y += box_height(lines)
        parts.extend(_link(x, y, cycle, place))
        y += _GAP
    width = 36 + (len(numbered) - 1) * _STEP + _BOX + 8
    alt = f"{counted(len(numbered), 'cycle')} as stairs, the first at the bottom. " + " ".join(
        _alt(cycle, place) for place, cycle in numbered
    )
    return sheet(width, y, parts, alt=alt)


def _lines(cycle: Cycle) -> tuple[str, ...]:
    scale = people(cycle.people) if cycle.people else "no scale said"
    said = (
        cycle.change or "Change: not said yet",
        f"Predicted: {cycle.prediction or '?'}",
        f"Seen: {cycle.result or '?'}",
        f"{scale} · {cycle.decision or 'no decision'} · "
        f"written down {sum(fidelity(cycle).values())}/{FULL}",
    )
    return tuple(row for text in said for row in wrapped(text, _BOX - 18)[:3])


def _link(x: float, y: float, cycle: Cycle, place: int) -> Iterator[str]:
    if place == 1:
        return
    yield line(x + 20, y + _GAP, x + 20, y, dashed=not cycle.linked, arrow=True)
    told = wrapped(cycle.linked or "link not said", _BOX - 44, size=12)[:2]
    yield words(x + 34, y + _GAP / 2 - 8 * (len(told) - 1), told, size=12)


def _alt(cycle: Cycle, place: int) -> str:
    joined = "" if place == 1 else " linked to the one before" if cycle.linked else " not linked"
    return (
        f"Cycle {place}{joined}: {cycle.change or 'change not said'}, "
        f"{people(cycle.people)}, decision {cycle.decision or 'open'}."
    )
