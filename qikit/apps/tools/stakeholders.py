"""*A stakeholder map*: who has power, who cares, and whom the change touches."""

from __future__ import annotations

from dataclasses import dataclass

from qikit.apps.tools.tool_play import ToolPlay, choice, rating
from qikit.apps.writing import Line, Rows
from qikit.improve.stakeholders import NINE_CS, Stakeholders


@dataclass(frozen=True, kw_only=True)
class StakeholdersTool(ToolPlay):
    """Place people and groups on the grid, and see who is easily forgotten."""

    title = "Your stakeholder map"
    purpose = "Who can help or stop the change, and whom does it touch? Use roles, not names."
    record_type = Stakeholders
    file = "my-stakeholders.json"
    form = (
        Line(id="change", label="The change"),
        Rows(id="parties", label="People and groups", each="Person or group", columns=(
            Line(id="who", label="Who (a role or group)"),
            choice("group", "One of the nine Cs", *NINE_CS),
            rating("power", "Power over it (1 little, 4 a lot)", most=4),
            rating("interest", "Interest in it (1 little, 4 a lot)", most=4),
            choice("affected", "It touches them", "a little", "some", "a lot"),
            Line(id="message", label="What they need to hear, from whom, and how they answer"),
        )),
    )  # fmt: skip
