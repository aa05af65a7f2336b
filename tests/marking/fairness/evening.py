"""What five invented learners handed in, and short ways to mark it."""

from __future__ import annotations

from dataclasses import dataclass

from qikit.learn.course_map import Module
from qikit.marking.desk import Desk, open_desk
from qikit.marking.fairness.rubric_marks import save_rubric_mark
from qikit.marking.fairness.values import RubricMark
from tests.marking.checkouts import Cohort

SLUG = "01-tea"
WRITTEN = "q06-your-own"
ROUND, CHANGE = "One round, as it happened", "A change that can be tried"
LEARNERS = ("anna", "ben", "cara", "dan", "eve")
WORDS = {
    "anna": "Tuesday, 4 o'clock: <b>cold</b> on bay 4. Bay four first.",
    "ben": "The rounds are late, mostly. I would\nask the kitchen why.",
    "cara": "On Sunday it took 52 minutes & two bays had none.",
    "dan": "We need more staff on every shift, and kettles.",
}
MEDIAN = {"anna": "26.5", "ben": "30.6", "cara": "30.6", "dan": "30.6", "eve": "26"}
CAUSE = {"anna": "a", "ben": "b", "cara": "b", "dan": "c", "eve": "a"}
ANSWERS: dict[str, dict[str, object]] = {
    name: {"q01-median": MEDIAN[name], "q02-cause": CAUSE[name], WRITTEN: WORDS.get(name, "")}
    for name in LEARNERS
}


@dataclass(frozen=True)
class Marked:
    """A course whose hand-ins were marked by machine."""

    cohort: Cohort

    @property
    def module(self) -> Module:
        return self.cohort.module

    @property
    def desk(self) -> Desk:
        return open_desk(self.cohort.teacher)

    def mark(
        self, learner: str, levels: tuple[int, int], comment: str = "", marker: str = "Jo Marker",
        reason: str = "",
    ) -> RubricMark:  # fmt: skip
        """Mark a learner's written answer: the level of each of the two criteria."""
        chosen = {ROUND: levels[0], CHANGE: levels[1]}
        return save_rubric_mark(
            self.desk, SLUG, learner, WRITTEN, chosen, comment, marker, reason=reason
        )
