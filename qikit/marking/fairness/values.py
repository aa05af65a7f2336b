"""What fair marking passes around: levels and marks, as values that do not change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Role = Literal["first", "second", "settled", "withdrawn"]

#: Roles whose newest mark is the learner's mark, or says that there is none any more. A second mark
#: never is.
COUNTING: tuple[Role, ...] = ("first", "settled", "withdrawn")


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelReached:
    """The level of one criterion, with the words it had when the answer was marked.

    Parameters
    ----------
    criterion : str
        The line of the rubric.
    level : int
        0 for the lowest level.
    words : str
        What the level said.
    """

    criterion: str
    level: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RubricMark:
    """What one person gave one written answer, once. A later mark never replaces the record of it.

    Parameters
    ----------
    uid : str
        Its own name, the same in every gradebook that holds it.
    exercise, learner, question_id : str
        Which answer.
    role : {"first", "second", "settled", "withdrawn"}
        A first mark, a blind second one, what was settled after talking, or the note that the mark
        before was taken back.
    marker : str
        Who gave it.
    levels : tuple of LevelReached
        One for each criterion; empty for a mark that was typed into formgrader.
    points, possible : float
        Marks given, and marks to be had.
    comment : str
        What the learner reads.
    reason : str
        Why it was settled or changed; the learner reads it if the mark had been given back before.
    answer : str
        Fingerprint of the words that were marked.
    at : datetime
        When, with its time zone.
    ancestors : tuple of str
        The marks that this one was meant to follow, oldest first.
    """

    uid: str
    exercise: str
    learner: str
    question_id: str
    role: Role
    marker: str
    levels: tuple[LevelReached, ...]
    points: float
    possible: float
    comment: str
    reason: str
    answer: str
    at: datetime
    ancestors: tuple[str, ...] = ()

    def level_of(self, criterion: str) -> int | None:
        """Return the level of a criterion, if this mark has one."""
        return next((each.level for each in self.levels if each.criterion == criterion), None)

    def says_the_same(self, other: RubricMark) -> bool:
        """Whether both give the same marks, levels and comment for the same words."""
        return _said(self) == _said(other)


def _said(mark: RubricMark) -> tuple[object, ...]:
    levels = frozenset((each.criterion, each.level) for each in mark.levels)
    return levels, round(mark.points, 4), mark.comment.strip(), mark.answer
