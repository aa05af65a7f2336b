"""*A driver diagram*: what must change to reach the aim, and what to try first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from qikit.apps.controls import Control, Select
from qikit.apps.tools.following import following, renamed
from qikit.apps.tools.tool_play import ToolPlay
from qikit.apps.writing import Line, Rows, Text
from qikit.improve.driver_diagram import DriverDiagram
from qikit.improve.tool import Tool

_SOON = (("", "not thought about"), ("yes", "yes"), ("no", "no"))


@dataclass(frozen=True, kw_only=True)
class DriverDiagramTool(ToolPlay):
    """Build a diagram from the aim to the ideas; what is joined to nothing stands out."""

    title = "Your driver diagram"
    purpose = "A theory on one page: what must be true to reach the aim, and what to try."
    record_type = DriverDiagram
    file = "my-driver-diagram.json"

    def fields(self) -> tuple[Control, ...]:
        diagram: DriverDiagram = self.record
        return (
            Text(id="aim", label="Aim", note="How much, for whom, by when."),
            Rows(id="primary", label="Primary drivers", each="Primary driver", columns=(
                Line(id="name", label="What must be true"),
                Line(id="measure", label="How you would see it move"),
            )),
            Rows(id="secondary", label="Secondary drivers", each="Secondary driver", columns=(
                Line(id="name", label="What would make that true"),
                _moves("Which primary driver it moves", diagram.primary_names, diagram.secondary),
            )),
            Rows(id="ideas", label="Ideas to test", each="Idea", columns=(
                Line(id="name", label="What you could try"),
                _moves("Which driver it moves", diagram.driver_names, diagram.ideas),
                Select(id="soon", label="Could be tried by next Tuesday", value="", options=_SOON),
            )),
        )  # fmt: skip

    def changed(self, record: Tool, control: str, value: Any) -> Tool:
        after = super().changed(record, control, value)
        if control not in ("primary", "secondary"):
            return after
        names = renamed(*([row.name for row in getattr(each, control)] for each in (record, after)))
        moved = {part: [row.model_dump() for row in getattr(after, part)]
                 for part in ("secondary", "ideas")}  # fmt: skip
        return after.having(
            **{part: following(rows, "moves", names) for part, rows in moved.items()}
        )


def _moves(label: str, names: tuple[str, ...], rows: tuple[Any, ...]) -> Select:
    gone = {row.moves for row in rows if row.moves and row.moves not in names}
    lost = tuple((name, f"{name} (no longer there)") for name in sorted(gone))
    options = (("", "none yet"), *((name, name) for name in names), *lost)
    return Select(id="moves", label=label, value="", options=options)
