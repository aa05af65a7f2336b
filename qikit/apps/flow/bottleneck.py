"""*Which step sets the pace?*: speed up one of four steps."""

from __future__ import annotations

from dataclasses import dataclass

from qikit.apps.controls import Control, Radio, Slider
from qikit.apps.play import Play
from qikit.flow import Step, Steps, random_demand, run_steps
from qikit.flow.saying import say

DAYS = 40
STEPS = {
    "registration": Step(name="Registration", capacity=30),
    "scan": Step(name="Scan", capacity=20),
    "report": Step(name="Report", capacity=26),
    "letter": Step(name="Clinic letter", capacity=28),
}
_CHOICES = (("nothing", "Nothing"), *((key, step.name) for key, step in STEPS.items()))


@dataclass(frozen=True, kw_only=True)
class Bottleneck(Play):
    """Choose a step to speed up; see what comes out at the end."""

    title = "Which step sets the pace?"
    purpose = (
        "An invented scan clinic over eight weeks of working days. Each patient goes through four "
        "steps, from left to right."
    )

    step: str = "letter"
    by: float = 20
    patients: float = 24

    def controls(self) -> tuple[Control, ...]:
        return (
            Radio(id="step", label="Speed up", value=self.step, options=_CHOICES),
            Slider(id="by", label="By how much", value=self.by, low=0, high=50, step=5, unit="%"),
            Slider(id="patients", label="Patients a day, on average", value=self.patients,
                   low=16, high=32),
        )  # fmt: skip

    def _run(self, faster: str) -> Steps:
        steps = [
            step.faster(self.by / 100) if key == faster else step for key, step in STEPS.items()
        ]
        return run_steps(random_demand(self.patients, DAYS, seed=1)[0], steps)

    @property
    def result(self) -> Steps:
        """Eight weeks as the controls have them."""
        return self._run(self.step)

    def says(self) -> str:
        result = self.result
        told = (
            f"{say(result.demand)} patients came each day and {say(result.finished)} were "
            f"finished; {say(result.waiting)} wait. {self._pace(result)}"
        )
        if self.step == "nothing":
            return told
        more = result.finished - self._run("nothing").finished
        gain = f"{say(more)} more a day" if more >= 0.05 else "no more than before"
        return f"{told} Faster at {STEPS[self.step].name.lower()}: {gain}."

    @staticmethod
    def _pace(result: Steps) -> str:
        least = float(result.points["capacity"].min())
        if least >= result.demand:
            return "Every step keeps up."
        return f"{result.constraint} sets the pace, {say(least)} a day."

    def picture(self) -> str:
        return self.result.to_html()
