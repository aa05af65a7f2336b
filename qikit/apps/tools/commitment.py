"""*A commitment map*: where people stand, and where they need to be."""

from __future__ import annotations

from dataclasses import dataclass

from qikit.apps.tools.tool_play import ToolPlay, choice
from qikit.apps.writing import Line, Rows
from qikit.improve.commitment import LEVELS, Commitment


@dataclass(frozen=True, kw_only=True)
class CommitmentTool(ToolPlay):
    """Mark X for now and O for needed, and plan the way between."""

    title = "Your commitment map"
    purpose = "Not everybody needs to be a champion. Where is the gap? Use roles, not names."
    record_type = Commitment
    file = "my-commitment.json"
    form = (
        Line(id="change", label="The change"),
        Rows(id="people", label="People and groups", each="Person or group", columns=(
            Line(id="who", label="Who (a role or group)"),
            choice("now", "Now (X)", *LEVELS),
            choice("needed", "Needed (O)", *LEVELS),
            Line(id="step", label="What you will do about the gap"),
        )),
    )  # fmt: skip
