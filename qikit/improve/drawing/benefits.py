"""Each benefit as a chain: from where, to where, by when, and who looks after it."""

from __future__ import annotations

from qikit.improve.benefits import Benefit, Benefits
from qikit.improve.drawing import Drawing
from qikit.improve.drawing.chain import Link, draw_chains
from qikit.improve.markup import day, number


def draw(profile: Benefits) -> Drawing | None:
    """Draw one chain a benefit; None while there is none."""
    if not profile.benefits:
        return None
    chains = [(benefit.what, _links(benefit)) for benefit in profile.benefits]
    told = "; ".join(f"{b.what or 'not named'}: {b.way}, by {day(b.by)}" for b in profile.benefits)
    return draw_chains(chains, alt=f"Benefits as chains. {told}. Dashed boxes are not said yet.")


def _links(benefit: Benefit) -> tuple[Link, ...]:
    return (
        Link(label="From", text=_amount(benefit.baseline, benefit.unit)),
        Link(label="To", text=_amount(benefit.target, benefit.unit)),
        Link(label="By when", text=day(benefit.by) if benefit.by else ""),
        Link(label="Looked after by", text=benefit.owner),
    )


def _amount(value: float | None, unit: str) -> str:
    return "" if value is None else f"{number(value)} {unit}".strip()
