"""*A driver diagram*: what must change to reach the aim, and what to try first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from qikit.apps.controls import Control, Select
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
        renamed = _renamed(getattr(record, control), getattr(after, control))
        if control not in ("primary", "secondary") or not renamed:
            return after
        return after.having(
            **{part: [_following(each, renamed) for each in getattr(after, part)]
               for part in ("secondary", "ideas")}
        )  # fmt: skip


def _moves(label: str, names: tuple[str, ...], rows: tuple[Any, ...]) -> Select:
    gone = {row.moves for row in rows if row.moves and row.moves not in names}
    lost = tuple((name, f"{name} (no longer there)") for name in sorted(gone))
    options = (("", "none yet"), *((name, name) for name in names), *lost)
    return Select(id="moves", label=label, value="", options=options)


def _renamed(before: Any, after: Any) -> dict[str, str]:
    """Old name -> new name, where names were changed in place."""
    if not isinstance(before, tuple) or len(before) != len(after):
        return {}
    pairs = [(old.name, new.name) for old, new in zip(before, after, strict=True)]
    same_names = {old for old, _ in pairs} == {new for _, new in pairs}
    return {} if same_names else {old: new for old, new in pairs if old and new and old != new}


def _following(row: Any, renamed: dict[str, str]) -> Any:
    return row.having(moves=renamed.get(row.moves, row.moves))
