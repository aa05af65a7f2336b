"""*A force field*: what drives a change, and what holds it back."""

from __future__ import annotations

from dataclasses import dataclass

from qikit.apps.tools.tool_play import ToolPlay, choice, rating
from qikit.apps.writing import Line, Rows
from qikit.improve.force_field import ForceField


@dataclass(frozen=True, kw_only=True)
class ForceFieldTool(ToolPlay):
    """Weigh the forces, and find one that could be weakened."""

    title = "Your force field"
    purpose = "Weaken what holds a change back before you push harder."
    record_type = ForceField
    file = "my-force-field.json"
    form = (
        Line(id="change", label="The change"),
        Rows(id="forces", label="Forces", each="Force", columns=(
            Line(id="what", label="What pushes or holds"),
            choice("side", "It acts", "for", "against"),
            rating("strength", "Strength (5 strong)"),
            Line(id="step", label="What could strengthen or weaken it"),
        )),
    )  # fmt: skip
