"""*How far is it really?*: read a project, give its score, say on what evidence."""

from __future__ import annotations

import html
from dataclasses import dataclass, replace
from typing import Any

from qikit.apps.charts import chart_picture
from qikit.apps.controls import Button, Control, Radio, Select, Ticks
from qikit.apps.m09.evidence import FEWEST_POINTS, LONG_ENOUGH, SCALE
from qikit.apps.m09.projects import Project, projects
from qikit.apps.play import Play

SHOWN = ("lift", "rails", "supper")
EVIDENCE = {
    "team": "a team and a charter",
    "baseline": f"{FEWEST_POINTS} points or more before the change",
    "tests": "tests with a written prediction",
    "signal": "a signal in the wanted direction, now",
    "half": "half of the way to the goal, with a signal",
    "lasting": f"a signal, and {LONG_ENOUGH} points or more since the change",
}


@dataclass(frozen=True, kw_only=True)
class Progress(Play):
    """Give each project a progress score that its evidence supports."""

    title = "How far is it really?"
    purpose = (
        "Three invented projects. Read, tick what you can see, and give a score. "
        "A score that the evidence does not support is refused, with the reason."
    )

    project: str = "lift"
    seen: tuple[str, ...] = ()
    score: str = "4.0"
    given: bool = False

    def controls(self) -> tuple[Control, ...]:
        named = projects()
        return (
            Radio(id="project", label="Project", value=self.project,
                  options=tuple((each, named[each].name) for each in SHOWN)),
            Ticks(id="seen", label="I can see", value=self.seen, options=tuple(EVIDENCE.items())),
            Select(id="score", label="Progress score", value=self.score,
                   options=tuple((f"{n:.1f}", f"{n:.1f} – {text}") for n, text in SCALE.items())),
            Button(id="give", label="Give this score", disabled=self.given),
        )  # fmt: skip

    def after(self, control: str, value: Any) -> Progress:
        if control == "give":
            return replace(self, given=True)
        if control == "project":
            chosen = super().after(control, value)
            return Progress(project=chosen.project)
        return replace(super().after(control, value), given=False)

    @property
    def read(self) -> Project:
        """The project on the page."""
        return projects()[self.project]

    def says(self) -> str:
        if not self.given:
            return (
                f"The team claims {self.read.claimed:.1f}. What do you see, and what do you give?"
            )
        cap, why = self.read.evidence.cap
        score = float(self.score)
        if score > cap:
            return f"{score:.1f} is refused: {why}. {self._mistaken()}".strip()
        if score < cap:
            return (
                f"{score:.1f} stands, and the evidence would carry more. "
                f"What would you say to a team that is too modest? {self._mistaken()}"
            ).strip()
        reason = f" Not higher, because {why}." if why else ""
        return f"{score:.1f} is what the evidence carries.{reason} {self._mistaken()}".strip()

    def _mistaken(self) -> str:
        found = self.read.evidence.found
        unseen = [EVIDENCE[each] for each in self.seen if not found[each]]
        missed = [EVIDENCE[each] for each in found if found[each] and each not in self.seen]
        told = [f"Look again for: {'; '.join(unseen)}."] if unseen else []
        if missed:
            told.append(f"Also there: {'; '.join(missed)}.")
        return " ".join(told)

    def picture(self) -> str:
        project = self.read
        facts = (
            f"Each point is one week: {project.measure}, {project.unit}. "
            f"Team and charter: {'yes' if project.team else 'no'}. "
            f"Tests with a written prediction: {project.tests}. Aim: {project.aim}"
        )
        told = "".join(f"<p>{html.escape(each)}</p>" for each in (project.tells, facts))
        return f"{told}{chart_picture(project.chart)}"
