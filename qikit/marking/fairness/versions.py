"""What a learner was told before, and what is different now; values only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

What = Literal["marks", "comment", "whole"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What was said about one question: marks, comment, and levels in words."""

    marks: float
    possible: float
    comment: str = ""
    levels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Everything on a page that a learner would want to know the change of.

    Parameters
    ----------
    handed_in : str
        When the work was handed in, as written down.
    course : str
        Version of the course.
    late : str
        The rule for late work, as told.
    questions : mapping of str to Told
        By question.
    mended : tuple of str
        What was mended before marking.
    exercise : str
        Fingerprint of the questions and their keys.
    """

    handed_in: str
    course: str
    late: str
    questions: Mapping[str, Told]
    mended: tuple[str, ...] = ()
    exercise: str = ""

    def as_data(self) -> dict[str, Any]:
        """Return the same as plain data."""
        return {
            "handed_in": self.handed_in,
            "course": self.course,
            "late": self.late,
            "mended": list(self.mended),
            "exercise": self.exercise,
            "questions": {
                name: [told.marks, told.possible, told.comment, list(told.levels)]
                for name, told in self.questions.items()
            },
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that is different from the last version.

    Parameters
    ----------
    question_id : str
        The question; empty for the page as a whole.
    what : {"marks", "comment", "whole"}
        What changed.
    old, new : str
        Before and now, in words.
    why : str
        Why, in words.
    """

    question_id: str
    what: What
    old: str
    new: str
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """The version of a page, and what changed since the one before."""

    number: int = 1
    changes: tuple[Change, ...] = ()


def state_from(data: Mapping[str, Any]) -> State:
    """Return the state that plain data describes."""
    questions = {
        name: Told(marks=marks, possible=possible, comment=comment, levels=tuple(levels))
        for name, (marks, possible, comment, levels) in data["questions"].items()
    }
    names = ("handed_in", "course", "late", "exercise")
    known = {name: data[name] for name in names}
    return State(**known, mended=tuple(data["mended"]), questions=questions)


def changes_between(
    old: State, new: State, reasons: Mapping[str, str] | None = None
) -> tuple[Change, ...]:
    """Say what is different, question by question.

    Parameters
    ----------
    old, new : State
        What was told before, and what is told now.
    reasons : mapping of str to str, optional
        Why marks for a question changed, where somebody said so.

    Returns
    -------
    tuple of Change
        Empty if a learner would notice no difference.
    """
    because = _because(old, new)
    found: list[Change] = []
    for name, told in new.questions.items():
        before = old.questions.get(name)
        why = (reasons or {}).get(name, "") or because
        found += _changes(name, before, told, why)
    if old.late != new.late:
        found.append(Change(question_id="", what="whole", old=old.late, new=new.late))
    return tuple(found)


def _because(old: State, new: State) -> str:
    if old.handed_in != new.handed_in:
        return "You handed in again."
    if old.course != new.course:
        return f"The course was corrected (version {old.course} to {new.course})."
    if old.exercise != new.exercise:
        return "The exercise was corrected."
    return "It was read again."


def _changes(name: str, before: Told | None, now: Told, why: str) -> list[Change]:
    if before is None:
        return [Change(question_id=name, what="marks", old="not asked", new=_marks(now), why=why)]
    found = []
    if _marks(before) != _marks(now):
        change = Change(
            question_id=name, what="marks", old=_marks(before), new=_marks(now), why=why
        )
        found.append(change)
    if before.comment != now.comment:
        old, new = before.comment or "no comment", now.comment or "no comment"
        found.append(Change(question_id=name, what="comment", old=old, new=new, why=why))
    return found


def _marks(told: Told) -> str:
    return f"{told.marks:g} of {told.possible:g}"
