"""*A RAID log*: risks, assumptions, issues and dependencies."""

from __future__ import annotations

from dataclasses import dataclass

from qikit.apps.tools.tool_play import ToolPlay, choice, rating
from qikit.apps.writing import Day, Line, Rows
from qikit.improve.raid import KINDS, Raid


@dataclass(frozen=True, kw_only=True)
class RaidTool(ToolPlay):
    """Note what might happen, what has, what is taken for granted and what you wait for."""

    title = "Your RAID log"
    purpose = "A risk might happen. An issue has. An assumption is taken for granted."
    record_type = Raid
    file = "my-raid.json"
    form = (
        Line(id="project", label="Project"),
        Rows(id="entries", label="Entries", each="Entry", columns=(
            Line(id="what", label="What"),
            choice("kind", "Kind", *KINDS),
            rating("likelihood", "Likelihood, for a risk (5 almost sure)"),
            rating("impact", "Impact, for a risk (5 worst)"),
            Line(id="owner", label="Owner"),
            Line(id="action", label="Action"),
            Day(id="review", label="Looked at again on"),
        )),
    )  # fmt: skip
