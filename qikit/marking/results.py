"""Read one learner's marks and comments from nbgrader's gradebook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from qikit.marking.desk import Desk
from qikit.marking.engine import gradebook


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """The mark for one question.

    Parameters
    ----------
    question_id : str
        The question.
    marks, possible : float
        Marks earned (with any extra a person gave), and marks to be had.
    needs_person : bool
        Whether a person still has to look at it.
    comment : str
        What the person who marked wrote.
    """

    question_id: str
    marks: float
    possible: float
    needs_person: bool = False
    comment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """All marks of one hand-in.

    Parameters
    ----------
    learner : str
        Whose it is.
    marks : tuple of Mark
        In the order of the gradebook.
    """

    learner: str
    marks: tuple[Mark, ...]

    @property
    def total(self) -> float:
        """Marks earned so far."""
        return sum(mark.marks for mark in self.marks)

    @property
    def possible(self) -> float:
        """Marks to be had."""
        return sum(mark.possible for mark in self.marks)

    @property
    def waiting(self) -> int:
        """How many answers a person still has to read."""
        return sum(mark.needs_person for mark in self.marks)

    def get(self, question_id: str) -> Mark | None:
        """Return the mark for a question, if it has one."""
        return next((mark for mark in self.marks if mark.question_id == question_id), None)


def read_result(desk: Desk, exercise: str, learner: str) -> Result:
    """Read the marks of one learner's hand-in.

    Raises
    ------
    nbgrader.api.MissingEntry
        If nothing of this learner was marked.
    """
    with gradebook(desk) as book:
        submission = book.find_submission(exercise, learner)
        marks = [mark for notebook in submission.notebooks for mark in _marks(notebook)]
    return Result(learner=learner, marks=tuple(marks))


def _marks(notebook: Any) -> list[Mark]:
    comments = {comment.name: comment.manual_comment for comment in notebook.comments}
    return [
        Mark(
            question_id=grade.name,
            marks=float(grade.score or 0),
            possible=float(grade.max_score),
            needs_person=bool(grade.needs_manual_grade),
            comment=comments.get(grade.name) or "",
        )
        for grade in notebook.grades
    ]
