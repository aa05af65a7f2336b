"""*Choosing*: impact against effort, and a weighted matrix that says how firm its order is."""

from __future__ import annotations

from dataclasses import dataclass

from qikit.apps.controls import Control
from qikit.apps.tools.tool_play import ToolPlay, positive, rating
from qikit.apps.writing import Line, Rows
from qikit.improve.prioritise import MOST_CRITERIA, Prioritise

_PLACES = ("first", "second", "third", "fourth")


@dataclass(frozen=True, kw_only=True)
class PrioritiseTool(ToolPlay):
    """Place ideas on a grid, weigh them, and see whether the order holds."""

    title = "Choosing what to try"
    purpose = "Rate each idea from 1 to 5. Word each criterion so that 5 is best."
    record_type = Prioritise
    file = "my-priorities.json"

    def fields(self) -> tuple[Control, ...]:
        choice: Prioritise = self.record
        names = [criterion.name or f"criterion {n}"
                 for n, criterion in enumerate(choice.criteria, 1)]  # fmt: skip
        return (
            Line(id="question", label="What you choose between, for which driver"),
            Rows(id="criteria", label="Criteria", each="Criterion", most=MOST_CRITERIA, columns=(
                Line(id="name", label="Criterion"), positive("weight", "Weight"),
            )),
            Rows(id="ideas", label="Ideas", each="Idea", columns=(
                Line(id="name", label="Idea"),
                rating("impact", "Impact (5 most)"),
                rating("effort", "Effort (5 most)"),
                *(rating(place, f"Rating: {name}")
                  for place, name in zip(_PLACES, names, strict=False)),
            )),
        )  # fmt: skip
