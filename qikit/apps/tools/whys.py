"""*Asking why*, with branches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from qikit.apps.controls import Control, Select
from qikit.apps.tools.following import following, renamed
from qikit.apps.tools.tool_play import ToolPlay, choice
from qikit.apps.writing import Line, Rows
from qikit.improve.tool import Tool
from qikit.improve.whys import Whys


@dataclass(frozen=True, kw_only=True)
class WhysTool(ToolPlay):
    """Ask why in more than one direction, until there is something to change."""

    title = "Why does it happen?"
    purpose = "More than one branch, and not always five. For improvement, not for incidents."
    record_type = Whys
    file = "my-whys.json"

    def fields(self) -> tuple[Control, ...]:
        tree: Whys = self.record
        known = tuple(dict.fromkeys(why.because for why in tree.whys if why.because))
        options = (("", "the problem itself"), *((name, name) for name in known))
        return (
            Line(id="problem", label="What happens"),
            Rows(id="whys", label="Answers", each="Answer", columns=(
                Line(id="because", label="It happens because"),
                Select(id="answers", label="This explains", value="", options=options),
                choice("change", "Could you change it?", "yes", "no"),
            )),
        )  # fmt: skip

    def changed(self, record: Tool, control: str, value: Any) -> Tool:
        if control != "whys":
            return super().changed(record, control, value)
        before = [why.because for why in record.whys]  # type: ignore[attr-defined]
        names = renamed(before, [row["because"] for row in value])
        return record.having(whys=following(value, "answers", names))
