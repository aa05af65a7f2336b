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
    parts = (
        text_box(4, 8, _WIDTH - 8, title, bold=True, fill=GREY),
        line(50, start, 284, end, colour=LINE, thick=3, dashed=bool(aim.missing), arrow=True),
        disc(50, start, "1"),
        disc(294, end, "2"),
        *_label(10, low + 34, "1  Now", aim.amount(aim.baseline), aim.baseline is not None),
        *_label(_WIDTH - _BOX - 10, low + 34, "2  Target", aim.amount(aim.target),
                aim.target is not None),
        *_label(10, low + 110, "For whom", aim.whom or "not said yet", bool(aim.whom)),
        *_label(_WIDTH - _BOX - 10, low + 110, "By when", day(aim.by), aim.by is not None),
    )  # fmt: skip
    return sheet(_WIDTH, low + 240, parts, alt=f"Aim, from now to the target. {aim.describe()}")


def _label(x: float, y: float, name: str, said: str, is_there: bool) -> tuple[str, str]:
    lines = wrapped(said, _BOX - 16)[:5]
    fill = BLUE if is_there else PAPER
    return (
        words(x, y, name, bold=True),
        text_box(x, y + 12, _BOX, lines, fill=fill, dashed=not is_there),
    )
