"""*A fishbone*: many possible causes, sorted by where they come from."""

from __future__ import annotations

from dataclasses import dataclass

from qikit.apps.controls import Select
from qikit.apps.tools.tool_play import ToolPlay
from qikit.apps.writing import Line, Rows
from qikit.improve.fishbone import BONES, Fishbone

_NAMES = {
    "person": "patient, resident or client",
    "staff member": "one staff member",
    "team": "team and how people work together",
    "equipment": "equipment and supplies",
    "training": "training and experience",
    "organisation": "organisation and policy",
}
_OPTIONS = (("", "choose"), *((bone, _NAMES.get(bone, bone)) for bone in BONES))


@dataclass(frozen=True, kw_only=True)
class FishboneTool(ToolPlay):
    """Collect possible causes, and say what data would support each."""

    title = "Your fishbone"
    purpose = "Possible causes, not facts. For improvement; incidents need their own review."
    record_type = Fishbone
    file = "my-fishbone.json"
    form = (
        Line(id="problem", label="The problem, as people feel it"),
        Rows(id="causes", label="Possible causes", each="Cause", columns=(
            Select(id="bone", label="Where it comes from", value="", options=_OPTIONS),
            Line(id="cause", label="Possible cause"),
            Line(id="evidence", label="Data that support it"),
        )),
    )  # fmt: skip
