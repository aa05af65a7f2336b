"""*Four measures, one unit*: demand, capacity, activity and backlog of the learner's own step."""

from __future__ import annotations

from dataclasses import dataclass

from qikit.apps.tools.tool_play import ToolPlay, positive
from qikit.apps.writing import Line, Rows
from qikit.flow.sheet import FourMeasuresSheet


@dataclass(frozen=True, kw_only=True)
class FourMeasuresTool(ToolPlay):
    """Count people, give each their minutes, and see the four measures on one scale."""

    title = "Four measures, one unit"
    purpose = "Choose the step where work piles up. Count one week, and let minutes do the sums."
    record_type = FourMeasuresSheet
    file = "my-four-measures.json"
    form = (
        Line(id="step", label="Step", note="The room, machine or skill that people wait for."),
        Line(id="period", label="Period", note="One week, the same for all numbers."),
        positive("capacity", "Capacity in minutes (leave and training taken off)"),
        Rows(id="people", label="People", each="Group", most=12, columns=(
            Line(id="who", label="Who"),
            positive("minutes", "Minutes each needs"),
            positive("waited", "Waited when the week began"),
            positive("asked", "Asked this week, seen or not"),
            positive("seen", "Seen this week"),
        )),
    )  # fmt: skip
