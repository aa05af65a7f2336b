"""A family of measures as three lanes of cards; an empty lane is a dashed card."""

from __future__ import annotations

from qikit.improve.drawing import Drawing
from qikit.improve.drawing.svg import (
    BLUE,
    GREEN,
    SAND,
    SIZE,
    box_height,
    sheet,
    text_box,
    words,
    wrapped,
)
from qikit.improve.measures import KINDS, Measure, Measures

_WIDTH, _GAP = 344, 8
_LANES = {
    "outcome": ("Outcome: what people get", GREEN),
    "process": ("Process: does the change happen?", BLUE),
    "balancing": ("Balancing: what might get worse?", SAND),
}
_ARROWS = {"higher": "↑ higher is better", "lower": "↓ lower is better", "": ""}


def draw(family: Measures) -> Drawing | None:
    """Draw one lane below the other; None while there is no measure."""
    if not family.measures:
        return None
    y, parts = 18.0, []
    for kind in KINDS:
        name, fill = _LANES[kind]
        parts.append(words(8, y, name, bold=True))
        y += SIZE
        for lines, dashed in _cards(family.of_kind(kind)):
            parts.append(text_box(8, y, _WIDTH - 16, lines, fill="#ffffff" if dashed else fill,
                                  dashed=dashed))  # fmt: skip
            y += box_height(lines) + _GAP
        y += SIZE
    told = "; ".join(
        f"{kind}: {', '.join(m.name for m in family.of_kind(kind)) or 'none yet'}" for kind in KINDS
    )
    return sheet(_WIDTH, y - SIZE, parts, alt=f"Family of measures. {told}.")


def _cards(measures: tuple[Measure, ...]) -> list[tuple[tuple[str, ...], bool]]:
    return [(_lines(measure), False) for measure in measures] or [(("none yet",), True)]


def _lines(measure: Measure) -> tuple[str, ...]:
    out_of = f" out of {measure.bottom}" if measure.bottom else ""
    said = (
        measure.name or "no name yet",
        f"{measure.top or 'what is counted?'}{out_of}",
        " · ".join(part for part in (measure.often, _ARROWS[measure.better]) if part),
    )
    return tuple(row for text in said if text for row in wrapped(text, _WIDTH - 34))
