"""The impact and effort grid; squares would come first by weighted score."""

from __future__ import annotations

from qikit.improve.drawing import Drawing
from qikit.improve.drawing.plane import Mark, draw_plane
from qikit.improve.prioritise import Prioritise

_QUARTERS = ("Quick wins", "Major projects", "Fill-ins", "Leave")


def draw(choice: Prioritise) -> Drawing | None:
    """Draw the grid; None while no idea has both impact and effort."""
    placed = [idea for idea in choice.ideas if idea.box]
    if not placed:
        return None
    first = choice.ranked[0][0] if choice.ranked else None
    marks = [
        Mark(name=idea.name or "?", x=_share(idea.effort), y=_share(idea.impact),
             stands_out=idea.name == first)
        for idea in placed
    ]  # fmt: skip
    told = "; ".join(f"{idea.name}: {idea.box}" for idea in placed)
    alt = f"Grid of impact and effort. {told}. {choice.describe()}"
    return draw_plane(marks, across="Effort", up="Impact", quarters=_QUARTERS, alt=alt)


def _share(rating: int | None) -> float:
    """1 to 3 lie in the lower half, 4 and 5 in the upper."""
    return {1: 0.0, 2: 0.17, 3: 0.34, 4: 0.7, 5: 1.0}[rating or 1]
