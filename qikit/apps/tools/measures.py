"""*A family of measures*: what people get, whether the change happens, what might get worse."""

from __future__ import annotations

from dataclasses import dataclass

from qikit.apps.tools.tool_play import ToolPlay, choice
from qikit.apps.writing import Line, Rows
from qikit.improve.measures import Measures


@dataclass(frozen=True, kw_only=True)
class MeasuresTool(ToolPlay):
    """Choose a few measures, and define each so that two people count the same."""

    title = "Your family of measures"
    purpose = "Three to six measures. Define each so that two people would count the same."
    record_type = Measures
    file = "my-measures.json"
    form = (
        Line(id="aim", label="Aim"),
        Rows(id="measures", label="Measures", each="Measure", most=12, columns=(
            Line(id="name", label="Name"),
            choice("kind", "Kind", "outcome", "process", "balancing"),
            Line(id="top", label="What is counted or timed"),
            Line(id="bottom", label="Out of what"),
            Line(id="left_out", label="Who or what is left out"),
            Line(id="source", label="Where the data come from"),
            choice("often", "How often there is a new point",
                   "each case", "daily", "weekly", "monthly", "quarterly", "yearly"),
            Line(id="collector", label="Who collects them"),
            choice("better", "Better is", "higher", "lower"),
        )),
    )  # fmt: skip
