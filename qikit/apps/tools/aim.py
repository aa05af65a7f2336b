"""*An aim*: how good, for whom, by when."""

from __future__ import annotations

from dataclasses import dataclass

from qikit.apps.controls import Select
from qikit.apps.tools.tool_play import ToolPlay, amount
from qikit.apps.writing import Day, Line, Text
from qikit.improve.aim import Aim

_DIRECTIONS = (("", "choose"), ("reduce", "reduce"), ("increase", "increase"), ("keep", "keep"))


@dataclass(frozen=True, kw_only=True)
class AimTool(ToolPlay):
    """Write an aim in parts, or in one sentence, and see what a coach would ask."""

    title = "Your aim"
    purpose = "How good, for whom, by when? Fill in what you know; leave the rest."
    record_type = Aim
    file = "my-aim.json"
    form = (
        Select(id="direction", label="We want to", value="", options=_DIRECTIONS),
        Line(id="what", label="What", note="Something you can count or time, such as falls."),
        Line(id="whom", label="For whom", note="Which people, in which place."),
        amount("baseline", "Where it is now (a number)"),
        amount("target", "Where it should be (a number)"),
        Line(id="unit", label="Unit", note="Such as: a month, minutes, %."),
        Day(id="by", label="By when"),
        Line(id="why", label="Why it matters to them"),
        Text(id="text", label="Your aim as one sentence, if you like"),
    )
