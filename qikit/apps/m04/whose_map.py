"""*Whose map is it?*: one process, drawn by four groups of people."""

from __future__ import annotations

from dataclasses import dataclass

from qikit.apps.controls import Control, Radio
from qikit.apps.m04.maps import invented_map, seen
from qikit.apps.play import Play
from qikit.improve import ProcessMap
from qikit.improve.markup import counted
from qikit.improve.process_map import minutes

_VIEWS = (
    ("policy", "Nobody: it is the policy"),
    ("desk", "A manager, at a desk"),
    ("staff", "Those who do the work"),
    ("family", "Those who do the work, with George and his daughter"),
)


@dataclass(frozen=True, kw_only=True)
class WhoseMap(Play):
    """Choose who draws; see what is on the map, and what was not."""

    title = "Whose map is it?"
    purpose = "Invented: one afternoon, one man, one bag of tablets. Who was asked to draw it?"

    view: str = "policy"

    def controls(self) -> tuple[Control, ...]:
        return (Radio(id="view", label="Who drew it", value=self.view, options=_VIEWS),)

    @property
    def result(self) -> ProcessMap:
        """The map of those who were asked."""
        return invented_map(self.view)

    def says(self) -> str:
        drawn = self.result
        told = (
            f"{counted(len(drawn.steps), 'step')} and {counted(drawn.hand_offs, 'hand-off')}: "
            f"{minutes(drawn.elapsed)} from start to end."
        )
        if self.view == "policy":
            return told
        known = {step.name for step in invented_map("policy").steps}
        new = sum(step.name not in known for step in drawn.steps)
        return f"{told} {counted(new, 'step')} that the policy does not know."

    def picture(self) -> str:
        return seen(self.result)
