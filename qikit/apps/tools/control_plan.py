"""*A control plan*: who looks at what, when, and what they do if it slips."""

from __future__ import annotations

from dataclasses import dataclass

from qikit.apps.tools.tool_play import ToolPlay, choice
from qikit.apps.writing import Line, Rows
from qikit.improve.control_plan import ControlPlan


@dataclass(frozen=True, kw_only=True)
class ControlPlanTool(ToolPlay):
    """Plan how an improvement is kept when the project is over."""

    title = "Your control plan"
    purpose = "When the project is over: who looks at what, and when do they act?"
    record_type = ControlPlan
    file = "my-control-plan.json"
    form = (
        Line(id="process", label="What you want to keep"),
        Rows(id="lines", label="What is watched", each="Measure", most=12, columns=(
            Line(id="measure", label="Measure"),
            Line(id="level", label="Level to hold"),
            choice("often", "How often somebody looks",
                   "each shift", "daily", "weekly", "monthly", "quarterly"),
            Line(id="owner", label="Whose job it is"),
            Line(id="cover", label="Who looks when they are away"),
            Line(id="trigger", label="What on the chart makes them act"),
            Line(id="reaction", label="What they do then"),
        )),
    )  # fmt: skip
