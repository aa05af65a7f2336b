"""Write a short answer, which a person marks by a rubric."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, ClassVar, Literal

from pydantic import Field

from qikit.learn.expected import Expected
from qikit.learn.feedback import Feedback
from qikit.learn.kinds.base import Question, Record


class Criterion(Record):
    """One line of a rubric: its levels in words, lowest first, worth 0, 1, 2 … marks."""

    criterion: str
    levels: tuple[str, ...] = Field(min_length=2)


class CoachAsks(Record):
    """A question that a coach would ask when something seems to be missing."""

    missing: str
    ask: str


class Text(Question):
    """Write an answer in your own words. A machine never calls it right or wrong.

    Parameters
    ----------
    rows : int
        Height of the box, in lines.
    at_least_words : int
        Below this the answer is hardly begun.
    rubric : tuple of Criterion
        How a person marks it; shown to the learner too.
    coach : tuple of CoachAsks
        Questions asked when a pattern is not found in the answer.
    form : str
        The tool, such as ``charter``, whose form stands above the question and can be put into the
        answer with one press; empty for none.
    example : str
        A good answer, for those who mark; never in a learner's copy.
    """

    kind: Literal["text"] = "text"
    rows: int = 5
    at_least_words: int = 5
    rubric: tuple[Criterion, ...] = ()
    coach: tuple[CoachAsks, ...] = ()
    form: str = ""
    example: str = ""
    needs_person: ClassVar[bool] = True

    def is_empty(self, answer: Any) -> bool:
        return not str(answer or "").strip()

    def wrong_kind(self, answer: Any) -> str | None:
        words = len(str(answer).split())
        if words < self.at_least_words:
            said = "1 word" if words == 1 else f"{words} words"
            return f"{said} so far. Say a little more: at least {self.at_least_words} words."
        return None

    def judge(self, answer: Any, expected: Expected | None) -> Feedback:
        asks = [c.ask for c in self.coach if not re.search(c.missing, str(answer), re.IGNORECASE)]
        message = "A person will read this."
        if asks:
            message += " Before you hand in, a coach might ask: " + " ".join(asks)
        return Feedback(state="saved", message=message)

    def right_answer(self, expected: Expected | None) -> str:
        return self.example

    def wrong_answers(self, expected: Expected | None) -> Iterator[tuple[str, str]]:
        return iter(())

    def in_words(self, answer: Any) -> str:
        return str(answer)

    def controls(self, expected: Expected | None) -> dict[str, Any]:
        return {"rows": self.rows}
