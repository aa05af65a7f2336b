"""The aim as a line from today's level to the target."""

from __future__ import annotations

from qikit.improve.aim import Aim
from qikit.improve.drawing import Drawing
from qikit.improve.drawing.svg import (
    BLUE,
    GREY,
    LINE,
    PAPER,
    box_height,
    disc,
    line,
    sheet,
    text_box,
    words,
    wrapped,
)
from qikit.improve.markup import day

_WIDTH = 344
_BOX = 154


def draw(aim: Aim) -> Drawing | None:
    """Draw where things are, where they should be and by when; dashed boxes are not said yet."""
    if aim.is_empty:
        return None
    title = wrapped(aim.sentence or aim.text or "What should get better?", _WIDTH - 24)
    top = 14 + box_height(title) + 20
    high, low = top + 20, top + 110
    falls = aim.direction == "reduce"
    start, end = (high, low) if falls else (low, high)
    if aim.direction == "keep":
        start = end = high
    ends = (
        line(50, start, 284, end, colour=LINE, thick=3, dashed=bool(aim.missing), arrow=True),
        disc(50, start, "1"),
        disc(294, end, "2"),
    )
    rows = (
        (("1  Now", _amount(aim, aim.baseline)), ("2  Target", _amount(aim, aim.target))),
        (("For whom", aim.whom), ("By when", day(aim.by) if aim.by else "")),
    )
    y, boxes = low + 34, []
    for row in rows:
        boxes += [_label(10 + place * (_BOX + 16), y, *named) for place, named in enumerate(row)]
        y += 46 + max(box_height(_lines(said)) for _, said in row)
    title_box = text_box(4, 8, _WIDTH - 8, title, bold=True, fill=GREY)
    alt = f"Aim, from now to the target. {aim.describe()}"
    return sheet(_WIDTH, y - 22, (title_box, *ends, *boxes), alt=alt)


def _amount(aim: Aim, value: float | None) -> str:
    return aim.amount(value) if value is not None else ""


def _lines(said: str) -> tuple[str, ...]:
    return wrapped(said or "not said yet", _BOX - 16)


def _label(x: float, y: float, name: str, said: str) -> str:
    fill = BLUE if said else PAPER
    name_above = words(x, y, name, bold=True)
    return name_above + text_box(x, y + 12, _BOX, _lines(said), fill=fill, dashed=not said)
