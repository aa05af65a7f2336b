"""*Faster hands, or shorter waits?*: where the time of a process goes."""

from __future__ import annotations

from dataclasses import dataclass

from qikit.apps.controls import Control, Slider
from qikit.apps.m04.maps import invented_map, seen
from qikit.apps.play import Play
from qikit.improve import ProcessMap, Step
from qikit.improve.process_map import minutes


def referral() -> ProcessMap:
    """Return the invented referral for a heart scan, as it is."""
    return invented_map("referral")


@dataclass(frozen=True, kw_only=True)
class Faster(Play):
    """Speed up all the work, or shorten one wait; see what is left of the days."""

    title = "Faster hands, or shorter waits?"
    purpose = (
        "Invented: Ruth's referral for a heart scan. The clock runs from her day at the GP's "
        "until she knows."
    )

    work: float = 20
    wait: float = 0

    def controls(self) -> tuple[Control, ...]:
        return (
            Slider(id="work", label="Every step of work takes less time, by", value=self.work,
                   low=0, high=50, step=5, unit="%"),
            Slider(id="wait", label="The longest wait is shorter, by", value=self.wait,
                   low=0, high=50, step=5, unit="%"),
        )  # fmt: skip

    @property
    def result(self) -> ProcessMap:
        """The process as the sliders have it."""
        before = referral()
        longest = before.longest_wait
        return before.having(
            steps=tuple(self._changed(step, step is longest) for step in before.steps)
        )

    def _changed(self, step: Step, longest: bool) -> Step:
        wait = (step.wait or 0) * (1 - self.wait / 100 if longest else 1)
        return step.having(touch=round((step.touch or 0) * (1 - self.work / 100), 1), wait=wait)

    def says(self) -> str:
        before, after = referral(), self.result
        work, wait = before.touch - after.touch, before.waiting - after.waiting
        return (
            f"Faster work saves {minutes(work)} and the shorter wait {minutes(wait)}: it takes "
            f"{minutes(after.elapsed)} in place of {minutes(before.elapsed)}."
        )

    def picture(self) -> str:
        return seen(self.result)
