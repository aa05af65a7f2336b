"""*A charter*: one page that a sponsor can sign."""

from __future__ import annotations

from dataclasses import dataclass

from qikit.apps.tools.tool_play import ToolPlay, choice
from qikit.apps.writing import Day, Line, Rows, Text
from qikit.improve.charter import ROLES, Charter


@dataclass(frozen=True, kw_only=True)
class CharterTool(ToolPlay):
    """Agree in writing what, why, who and until when."""

    title = "Your project charter"
    purpose = "One page, written before the work. It is there to settle arguments early."
    record_type = Charter
    file = "my-charter.json"
    form = (
        Line(id="title", label="Title"),
        Text(id="problem", label="The problem", note="What is wrong today, and for whom."),
        Text(id="evidence", label="Data and stories that show it"),
        Text(id="aim", label="Aim", note="How much, for whom, by when."),
        Line(id="inside", label="In scope"),
        Line(id="outside", label="Out of scope"),
        Line(id="changes", label="Who agrees changes of scope"),
        Rows(id="team", label="Team", each="Member", most=20, columns=(
            choice("role", "Role", *ROLES),
            Line(id="who", label="Who (name or job, never a patient's name)"),
        )),
        Text(id="measures", label="Measures"),
        Text(id="ideas", label="First ideas to test"),
        Rows(id="milestones", label="Milestones", each="Milestone", most=20, columns=(
            Line(id="what", label="What will be there"),
            Day(id="by", label="By when"),
            choice("depends", "This date is", "fixed", "depends on what we learn"),
        )),
        Line(id="resources", label="Time, money and help needed"),
        Text(id="risks", label="Main risks"),
        Text(id="benefits", label="Benefits, and for whom"),
        Day(id="written", label="Charter written on"),
        Day(id="started", label="Work began on"),
    )  # fmt: skip
