"""What every kind of question has in common."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from qikit.learn.expected import Expected
from qikit.learn.feedback import Feedback

Slug = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")


def plain(text: str) -> str:
    """Return one line of Markdown as it is read aloud: without the stars of emphasis.

    Examples
    --------
    >>> plain("A poster: *You said, we did*"), plain("2 * 3 * 4")
    ('A poster: You said, we did', '2 * 3 * 4')
    """
    return re.sub(r"(\*{1,2})(?=\S)(.+?)(?<=\S)\1", r"\2", text)


class Record(BaseModel):
    """A frozen record that refuses unknown fields, so that a slip of the pen is found at once."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Question(Record):
    """One question, as data.

    Parameters
    ----------
    id, title, prompt : str
        Readable slug; heading; Markdown shown above the answer.
    outcomes : tuple of str
        Outcomes of the module that this question practises or assesses.
    lesson : int or None
        The lesson that shows it; None in an exercise.
    points : int
        Marks in an exercise; 0 in a lesson.
    check : {"at-once", "when-marked"}
        Whether a learner may check it before handing in.
    notice : str
        What to notice, told when the answer is right.
    optional : bool
        Not needed for full marks.
    withheld : bool
        True in a learner's copy whose key was taken out.
    """

    kind: str
    id: str = Slug
    title: str
    prompt: str
    outcomes: tuple[str, ...] = ()
    lesson: int | None = None
    points: int = 0
    check: Literal["at-once", "when-marked"] = "at-once"
    notice: str = ""
    optional: bool = False
    withheld: bool = False

    needs_expected: ClassVar[bool] = False
    needs_person: ClassVar[bool] = False

    def is_empty(self, answer: Any) -> bool:
        """Whether nothing was given yet."""
        return answer in (None, "", [], ())

    def wrong_kind(self, answer: Any) -> str | None:
        """Say why this cannot be an answer of this kind; None if it can."""
        raise NotImplementedError

    def judge(self, answer: Any, expected: Expected | None) -> Feedback:
        """Place a well-formed answer on the ladder."""
        raise NotImplementedError

    def right_answer(self, expected: Expected | None) -> Any:
        """Return an answer that earns full marks."""
        raise NotImplementedError

    def wrong_answers(self, expected: Expected | None) -> Iterator[tuple[str, Any]]:
        """Yield each named slip with an answer that shows it."""
        raise NotImplementedError

    def nudges(self) -> Iterator[tuple[str, str]]:
        """Yield each named slip with its nudge; needs neither data nor key."""
        return iter(())

    def in_words(self, answer: Any) -> str:
        """Return the answer as a person would read it."""
        raise NotImplementedError

    def controls(self, expected: Expected | None) -> dict[str, Any]:
        """Return what the form needs to draw this kind of question; holds no key."""
        raise NotImplementedError

    def without_key(self, expected: Expected | None) -> dict[str, Any]:
        """Return the question as data, with everything that gives the answer away taken out."""
        data = self.model_dump(mode="json", exclude_defaults=True, exclude={"notice"})
        return data | {"kind": self.kind, "withheld": True}

    def right(self) -> Feedback:
        """Full marks, and what to notice."""
        return Feedback(state="right", message=self.notice, share=1.0)
