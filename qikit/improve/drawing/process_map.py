"""The process map: one lane for each who does a step, time running down the page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from qikit.improve.drawing import Drawing
from qikit.improve.drawing.svg import (
    BLUE,
    GREEN,
    GREY,
    PAPER,
    SAND,
    WARN,
    box,
    box_height,
    elbow,
    height_of,
    sheet,
    text_box,
    wait_mark,
    words,
    wrapped,
)
from qikit.improve.markup import minutes, number
from qikit.improve.process_map import ProcessMap, Step

_LANE, _WAIT, _PLAIN, _INSET = 138, 44, 24, 5
_FILLS = {"value": GREEN, "needed": BLUE, "waste": SAND, "": PAPER}
_MARKS = {"value": "✓ value", "needed": "needed", "waste": "✗ waste", "": ""}


def draw(process: ProcessMap) -> Drawing | None:
    """Draw swim lanes from top to bottom; None while there is no step."""
    if not process.steps:
        return None
    lanes = process.lanes
    width = len(lanes) * _LANE + 8
    names = [wrapped(who or "who?", _LANE - 16) for who in lanes]
    top = max(map(height_of, names)) + 22
    places = _places(process, top)
    bottom = places[-1][1] + box_height(_lines(places[-1][0])) + 14
    alt = f"Process map in {len(lanes)} lanes. {process.describe()} The table below has each step."
    parts = [
        *(box(4 + n * _LANE, 4, _LANE, bottom - 8, fill=GREY if n % 2 else PAPER, round_by=0,
              stroke="#c4ccd4") for n in range(len(lanes))),
        *(words(12 + n * _LANE, 18, name, bold=True) for n, name in enumerate(names)),
        *_joins(places, lanes),
        *(part for step, y in places for part in _step(step, y, lanes.index(_lane(step, lanes)))),
    ]  # fmt: skip
    return sheet(width, bottom, parts, alt=alt)


def _lane(step: Step, lanes: tuple[str, ...]) -> str:
    return next(lane for lane in lanes if lane.casefold() == step.who.casefold())


def _lines(step: Step) -> tuple[str, ...]:
    took = minutes(step.touch) if step.touch is not None else ""
    right = f"{number(step.right)} % right" if step.right is not None else ""
    said = (step.name or "?", f"{took} {_MARKS[step.value]}".strip(), right)
    fits = _LANE - 2 * _INSET - 12
    return tuple(row for text in said if text for row in wrapped(text, fits))


def _places(process: ProcessMap, top: float) -> list[tuple[Step, float]]:
    placed, y = [], top
    for step in process.steps:
        y += _WAIT if step.wait else _PLAIN
        placed.append((step, y))
        y += box_height(_lines(step))
    return placed


def _step(step: Step, y: float, lane: int) -> Iterator[str]:
    x = 4 + lane * _LANE + _INSET
    yield text_box(x, y, _LANE - 2 * _INSET, _lines(step), fill=_FILLS[step.value])
    if step.wait:
        yield wait_mark(x + 4, y - 14)
        yield words(x + 20, y - 14, minutes(step.wait), size=13, bold=True, colour=WARN)


def _joins(places: list[tuple[Step, float]], lanes: tuple[str, ...]) -> Iterator[str]:
    for (before, above), (after, below) in pairwise(places):
        left = _centre(before, lanes)
        right = _centre(after, lanes)
        start = above + box_height(_lines(before))
        yield elbow(left, start, right, below)


def _centre(step: Step, lanes: tuple[str, ...]) -> float:
    return 4 + lanes.index(_lane(step, lanes)) * _LANE + _LANE - 22
