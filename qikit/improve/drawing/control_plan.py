"""Each line of a control plan as a chain: who looks, what makes them act, what they do."""

from __future__ import annotations

from qikit.improve.control_plan import ControlLine, ControlPlan
from qikit.improve.drawing import Drawing
from qikit.improve.drawing.chain import Link, draw_chains


def draw(plan: ControlPlan) -> Drawing | None:
    """Draw one chain a line; None while nothing is watched."""
    if not plan.lines:
        return None
    chains = [(line.measure, _links(line)) for line in plan.lines]
    told = "; ".join(
        f"{line.measure or 'not named'}: {line.owner or 'nobody yet'} looks, "
        f"trigger {line.trigger or 'not said'}" for line in plan.lines
    )  # fmt: skip
    return draw_chains(chains, alt=f"Control plan as chains. {told}. Dashed boxes are missing.")


def _links(line: ControlLine) -> tuple[Link, ...]:
    looks = ", ".join(part for part in (line.owner, line.often) if part)
    return (
        Link(label="Who looks, how often", text=looks if line.owner and line.often else ""),
        Link(label="They act when", text=line.trigger),
        Link(label="Then they", text=line.reaction),
        Link(label="Cover", text=line.cover),
    )
