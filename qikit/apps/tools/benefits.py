"""*Benefits*: what gets better, by how much, and who looks after it."""

from __future__ import annotations

from dataclasses import dataclass

from qikit.apps.tools.tool_play import ToolPlay, amount, choice
from qikit.apps.writing import Day, Line, Rows
from qikit.improve.benefits import KINDS, Benefits


@dataclass(frozen=True, kw_only=True)
class BenefitsTool(ToolPlay):
    """Profile each benefit, with what could get worse."""

    title = "Your benefits profile"
    purpose = "Time set free is not cash unless a budget gets smaller."
    record_type = Benefits
    file = "my-benefits.json"
    form = (
        Line(id="project", label="Project"),
        Rows(id="benefits", label="Benefits", each="Benefit", most=20, columns=(
            Line(id="what", label="What gets better, for whom"),
            choice("kind", "Kind", *KINDS),
            Line(id="owner", label="Who looks after it later"),
            Line(id="measure", label="How you will see it"),
            amount("baseline", "Where it is now (a number)"),
            amount("target", "Where it should be (a number)"),
            Line(id="unit", label="Unit"),
            Day(id="by", label="By when"),
            Line(id="depends", label="What it depends on"),
            Line(id="worse", label="Who or what could be worse off"),
        )),
    )  # fmt: skip
