"""*Before and after*: how many questions of each area were right, once all are answered."""

from __future__ import annotations

import html
from dataclasses import dataclass, replace
from typing import Any, Self

from qikit.apps.controls import Button, Control
from qikit.apps.play import Play
from qikit.errors import QikitError
from qikit.learn.answers import AnswerFile
from qikit.learn.check_in import AreaCount, Bank, count, form

_CAVEAT = (
    "Two questions are a hint about an area, not a verdict on you. The second set had other "
    "questions, and anybody does better at a test they have met before: part of any gain is "
    "practice and luck. The better proof is what you do differently at work in three months."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforeAndAfter:
    """What was right, area by area; ``before`` has no answers if that page was never opened."""

    before: tuple[AreaCount, ...]
    after: tuple[AreaCount, ...]

    @property
    def has_before(self) -> bool:
        return any(one.answered for one in self.before)


@dataclass(frozen=True, kw_only=True)
class CheckInResult(Play):
    """The count, made when a learner asks for it.

    Parameters
    ----------
    bank : Bank
        All questions; the learner's answers lie beside them.
    learner : str
        Whose it is.
    counted : BeforeAndAfter, optional
        The count, once asked for.
    """

    title = "Before and after"
    purpose = "How many of your answers were right, area by area. Only you see this."

    bank: Bank
    learner: str
    counted: BeforeAndAfter | None = None

    def controls(self) -> tuple[Control, ...]:
        return (Button(id="count", label="Count my answers"),)

    def after(self, control: str, value: Any) -> Self:
        if control != "count":
            return super().after(control, value)
        answers = {
            key: one.answer for key, one in AnswerFile(self.bank.questions.folder).read().items()
        }
        before, after = (
            count(self.bank, form(self.bank, self.learner, which), answers)
            for which in ("before", "after")
        )
        _all_answered(after)
        return replace(self, counted=BeforeAndAfter(before=before, after=after))

    def picture(self) -> str:
        return _table(self.counted) if self.counted else ""

    def says(self) -> str:
        if self.counted is None:
            return "Answer the questions above first. Then count."
        asked, right = _total(self.counted.after)
        now = f"{right} of {asked} were right this time"
        if not self.counted.has_before:
            return f"{now}. There is nothing from before the course to set beside it. {_CAVEAT}"
        asked, right = _total(self.counted.before)
        return f"{now}, {right} of {asked} before the course. {_CAVEAT}"


def _all_answered(areas: tuple[AreaCount, ...]) -> None:
    left = sum(one.asked - one.answered for one in areas)
    if left:
        questions = "question has" if left == 1 else "questions have"
        raise QikitError(
            f"{left} {questions} no answer yet.",
            todo="Answer first, then count. You may choose “I do not know yet”.",
        )


def _total(areas: tuple[AreaCount, ...]) -> tuple[int, int]:
    return sum(one.asked for one in areas), sum(one.right for one in areas)


def _table(counted: BeforeAndAfter) -> str:
    rows = "".join(
        f'<tr><th scope="row">{html.escape(after.area)}</th>'
        f"<td>{_in_words(before)}</td><td>{_in_words(after)}</td></tr>"
        for before, after in zip(counted.before, counted.after, strict=True)
    )
    return (
        "<table><caption>Right answers by area</caption>"
        '<thead><tr><th scope="col">Area</th><th scope="col">Before</th>'
        f'<th scope="col">After</th></tr></thead><tbody>{rows}</tbody></table>'
    )


def _in_words(one: AreaCount) -> str:
    return f"{one.right} of {one.asked}" if one.answered else "not answered"
