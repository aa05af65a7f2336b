"""*Will it last?* Ten factors, scored by each person before they talk."""

from __future__ import annotations

from dataclasses import dataclass

from qikit.apps.controls import Select
from qikit.apps.tools.tool_play import ToolPlay, choice
from qikit.apps.writing import Line, Rows, Text
from qikit.improve.factors import FACTORS, LEVELS, Factor
from qikit.improve.sustainability import Sustainability


def _levels(factor: Factor) -> Select:
    texts = zip(LEVELS, factor.levels, strict=True)
    options = (("", "choose"), *((level, f"{level} – {text}") for level, text in texts))
    return Select(id=factor.id, label=factor.name, value="", options=options)


@dataclass(frozen=True, kw_only=True)
class SustainabilityTool(ToolPlay):
    """Score one project on ten factors, and see where most could be gained."""

    title = "Will it last?"
    purpose = (
        "Ten factors after the NHS Sustainability Model (2010). The levels are in our own words, "
        "the points as commonly quoted: check them against a copy of the guide."
    )
    record_type = Sustainability
    file = "my-sustainability.json"
    form = (
        Line(id="project", label="The one change you score"),
        choice("stage", "How far it is", "planning", "testing", "in daily use", "closing"),
        Rows(id="scorers", label="Scores, each person alone first", each="Person", most=8,
             columns=(Line(id="role", label="Role"), *map(_levels, FACTORS))),
        Text(id="plan", label="What you will do about two of them"),
    )  # fmt: skip
