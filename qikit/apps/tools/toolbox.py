"""*Your toolbox*: every improvement tool of the course in one place, for a project of your own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib import import_module
from typing import Any

from qikit.apps.controls import Control, Select
from qikit.apps.play import Play
from qikit.apps.tools.desk import examples_of
from qikit.apps.tools.tool_play import ToolPlay
from qikit.errors import QikitError

#: Tools in the order in which a project needs them.
ORDER = (
    "charter", "aim", "driver_diagram", "measures", "stakeholders", "commitment", "raid",
    "process_map", "whys", "fishbone", "four_measures", "kano", "prioritise", "force_field",
    "pdsa", "benefits", "sustainability", "control_plan",
)  # fmt: skip
_OWN = ("", "my own project")


@dataclass(frozen=True, kw_only=True)
class Toolbox(Play):
    """One tool at a time, on the learner's own project or on a worked example."""

    title = "Your toolbox"
    purpose = (
        "Every tool of the course, for a project of your own. What you write is kept at once and "
        "is here again when you come back. No patient's name, please."
    )

    tool: str = ORDER[0]
    example: str = ""
    open: Play | None = None

    @property
    def form(self) -> Play:
        """The tool that lies open."""
        return self.open or form_of(self.tool)(example=self.example)

    def controls(self) -> tuple[Control, ...]:
        tools = tuple((name, _named(form_of(name))) for name in ORDER)
        examples = examples_of(form_of(self.tool).record_type)
        begin = (_OWN, *((name, f"an example: {name.replace('-', ' ')}") for name in examples))
        return (
            Select(id="tool", label="Tool", value=self.tool, options=tools),
            Select(id="example", label="Show", value=self.example, options=begin),
            *self.form.controls(),
        )

    def after(self, control: str, value: Any) -> Toolbox:
        if control == "tool":
            return Toolbox(tool=super().after(control, value).tool)
        if control == "example":
            return Toolbox(tool=self.tool, example=super().after(control, value).example)
        if control == "open":
            raise QikitError(f"{type(self).__name__} has no control called {control!r}.")
        return replace(self, open=self.form.after(control, value))

    def says(self) -> str:
        return self.form.says()

    def picture(self) -> str:
        return self.form.picture()


def form_of(name: str) -> type[ToolPlay]:
    """Return the form of a tool by its name in ``ORDER``."""
    from qikit.apps import PLAYS

    module, play = PLAYS[f"tool_{name}"]
    found: type[ToolPlay] = getattr(import_module(f"qikit.apps.{module}"), play)
    return found


def _named(form: type[ToolPlay]) -> str:
    name = form.title.removeprefix("Your ")
    return name[:1].upper() + name[1:]
