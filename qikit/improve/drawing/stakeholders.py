"""The power and interest grid; squares have little power and are touched a lot."""

from __future__ import annotations

from qikit.improve.drawing import Drawing
from qikit.improve.drawing.plane import Mark, draw_plane
from qikit.improve.stakeholders import Party, Stakeholders

_QUARTERS = ("Keep satisfied", "Manage closely", "Monitor", "Keep informed")


def draw(grid: Stakeholders) -> Drawing | None:
    """Draw the grid; None while nobody is placed."""
    if not grid.placed:
        return None
    marks = [_mark(party) for party in grid.placed]
    told = "; ".join(f"{party.who}: {party.box}" for party in grid.placed)
    alt = f"Grid of power and interest. {told}. Squares: little power but touched a lot."
    return draw_plane(marks, across="Interest", up="Power", quarters=_QUARTERS, alt=alt)


def _mark(party: Party) -> Mark:
    return Mark(
        name=party.who or "who?",
        x=((party.interest or 1) - 1) / 3,
        y=((party.power or 1) - 1) / 3,
        stands_out=party.is_easily_forgotten,
    )
