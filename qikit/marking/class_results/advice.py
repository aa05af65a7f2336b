"""What to teach again, from how a class did."""

from __future__ import annotations

from dataclasses import dataclass

from qikit.learn.course_map import Lesson, Module
from qikit.marking.class_results.results import ClassResults, OutcomeResult, QuestionResult

#: Below this mean share of the marks an outcome is worth teaching again.
LOW = 0.6
#: A slip is the class's, not a person's, from this share of the class on, and this many learners.
COMMON, SEVERAL = 0.25, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class TeachAgain:
    """One thing to teach again.

    Parameters
    ----------
    what : str
        The outcome, or the question, in words.
    why : str
        What the class's answers show.
    lesson : Lesson or None
        The lesson that teaches it.
    """

    what: str
    why: str
    lesson: Lesson | None


def teach_again(module: Module, results: ClassResults) -> tuple[TeachAgain, ...]:
    """Return what to teach again: outcomes with few marks, then slips that many share.

    Parameters
    ----------
    module : Module
        The module.
    results : ClassResults
        How the class did.
    """
    low = [each for each in results.outcomes if each.share is not None and each.share < LOW]
    low.sort(key=lambda each: each.share or 0)
    shared = [each for each in results.questions if _is_common(each, results.learners)]
    shared.sort(key=lambda each: -each.slips[0].learners)
    return (
        *(_for_outcome(module, outcome) for outcome in low),
        *(_for_slip(module, question, results.learners) for question in shared),
    )


def _is_common(question: QuestionResult, learners: int) -> bool:
    if not question.slips:
        return False
    most = question.slips[0].learners
    return most >= SEVERAL and most >= COMMON * learners


def _for_outcome(module: Module, outcome: OutcomeResult) -> TeachAgain:
    share = round(100 * (outcome.share or 0))
    why = f"On average {share}% of the marks; {outcome.shown} of {outcome.learners} have shown it."
    return TeachAgain(what=outcome.text, why=why, lesson=_lesson(module, (outcome.id,)))


def _for_slip(module: Module, question: QuestionResult, learners: int) -> TeachAgain:
    slip = question.slips[0]
    why = f"{slip.learners} of {learners} made the same slip ({slip.name}): {slip.nudge}"
    return TeachAgain(what=question.title, why=why, lesson=_lesson(module, question.outcomes))


def _lesson(module: Module, outcomes: tuple[str, ...]) -> Lesson | None:
    taught = (each for each in module.lessons if set(outcomes) & set(each.teaches))
    return next(taught, None)
