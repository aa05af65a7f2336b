"""*A process map*: the steps, who does them, and how long people wait."""

from __future__ import annotations

from dataclasses import dataclass

from qikit.apps.controls import Select
from qikit.apps.tools.tool_play import ToolPlay, choice, positive
from qikit.apps.writing import Line, Rows
from qikit.improve.process_map import VALUES, ProcessMap


@dataclass(frozen=True, kw_only=True)
class ProcessMapTool(ToolPlay):
    """Map the steps with those who do the work, and see where the time goes."""

    title = "Your process map"
    purpose = "What really happens, step by step, drawn with those who do it. Use roles, not names."
    record_type = ProcessMap
    file = "my-process-map.json"
    form = (
        Line(id="process", label="Process"),
        Line(id="start", label="It starts when"),
        Line(id="end", label="It ends when"),
        choice("drawn_by", "Who drew the map",
               "those who do it", "some of them", "from a desk"),
        Rows(id="steps", label="Steps, in order", each="Step", ordered=True, columns=(
            Line(id="name", label="What is done"),
            Line(id="who", label="Who does it"),
            positive("wait", "Waiting before it (minutes)"),
            positive("touch", "Work in it (minutes)"),
            Select(id="value", label="For the person it is for", value="",
                   options=tuple(VALUES.items())),
            positive("right", "Complete and right first time (%)", high=100),
        )),
    )  # fmt: skip
