"""Send marks to another place, and take marks in from there: nothing is ever overwritten."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from qikit.errors import QikitError
from qikit.learn.course_map import load_course
from qikit.marking.desk import Desk
from qikit.marking.fairness.answers import fingerprint_of, words_to_mark
from qikit.marking.fairness.grades import grades_of
from qikit.marking.fairness.records import add_record, newest, read_records
from qikit.marking.fairness.rubric_marks import add_counting
from qikit.marking.fairness.store import named, now, open_store
from qikit.marking.fairness.values import COUNTING, RubricMark
from qikit.marking.merging.adopting import adopt_typed_marks
from qikit.marking.merging.bundle import Bundle, read_bundle, write_bundle
from qikit.marking.merging.conflicts import (
    Conflict,
    drop_conflict,
    keep_conflict,
    open_conflicts_in,
    our_mark,
)

Fate = Literal["take", "same", "known", "conflict"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """What came of taking a bundle in.

    Parameters
    ----------
    sender : str
        Who sent it.
    taken : tuple of RubricMark
        Marks that are new here and stand now.
    same : tuple of RubricMark
        Marks that were here already, or say the same as ours.
    conflicts : tuple of Conflict
        Marks that differ from ours, or are of other words; ours stand until somebody settles it.
    """

    sender: str
    taken: tuple[RubricMark, ...]
    same: tuple[RubricMark, ...]
    conflicts: tuple[Conflict, ...]

    def as_text(self) -> str:
        """Return what came of it in one sentence."""
        said = f"From {self.sender}: {len(self.taken)} taken, {len(self.same)} here already"
        return f"{said}, {len(self.conflicts)} to settle."


def export_marks(desk: Desk, exercise: str, sender: str) -> bytes:
    """Return all marks that people gave for an exercise, as a file to send.

    Parameters
    ----------
    desk : Desk
        Where marking lives.
    exercise : str
        The exercise.
    sender : str
        Who sends it; scores that were typed into formgrader are put down to this person.

    Returns
    -------
    bytes
        JSON with a version and a checksum. It holds learners' ids and marks: send it as you would
        send marks.
    """
    with open_store(desk) as book:
        adopt_typed_marks(book, desk, exercise, sender)
        book.db.commit()
        records = read_records(book, exercise)
    marks = (*newest(records).values(), *newest(records, ("second",)).values())
    course = load_course(desk.root).version
    return write_bundle(
        Bundle(exercise=exercise, course=course, sender=named(sender), made=now(), marks=marks)
    )


def merge_marks(desk: Desk, exercise: str, file: bytes, marker: str) -> Merge:
    """Take in marks from another place, all of them or, if anything fails, none.

    Parameters
    ----------
    desk : Desk
        Where marking lives.
    exercise : str
        The exercise that the marks should be of.
    file : bytes
        What :func:`export_marks` wrote.
    marker : str
        Who takes them in; scores typed into formgrader here are put down to this person.

    Raises
    ------
    QikitError
        If the file cannot be read, was changed, or is of another exercise.
    """
    bundle = read_bundle(file)
    if bundle.exercise != exercise:
        raise QikitError(
            f"These are marks of {bundle.exercise!r}, not of {exercise!r}.",
            todo="Open the other exercise and take them in there.",
        )
    with open_store(desk) as book:
        adopt_typed_marks(book, desk, exercise, marker)
        here = _Here(book, desk, exercise)
        fates = [(mark, *here.fate_of(mark)) for mark in bundle.marks]
        for mark, fate, why in fates:
            _ACT[fate](book, mark, why)
        book.db.commit()
        conflicts = open_conflicts_in(book, exercise)
    return Merge(
        sender=bundle.sender,
        taken=tuple(mark for mark, fate, _ in fates if fate == "take"),
        same=tuple(mark for mark, fate, _ in fates if fate in ("same", "known")),
        conflicts=conflicts,
    )


class _Here:
    """What is known in this place, to compare with."""

    def __init__(self, book: Any, desk: Desk, exercise: str) -> None:
        self._desk, self._exercise = desk, exercise
        self._records = read_records(book, exercise)
        rows = grades_of(book, exercise)
        self._possible = {(row.learner, row.question_id): float(row.possible) for row in rows}
        self._words: dict[str, dict[str, str]] = {}

    def fate_of(self, theirs: RubricMark) -> tuple[Fate, str]:
        """Decide about a mark from elsewhere; with a conflict comes its reason in words."""
        if any(theirs.uid in (mark.uid, *mark.ancestors) for mark in self._records):
            return "known", ""
        if unlike := self._why_unlike(theirs):
            return "conflict", unlike
        ours = our_mark(self._records, theirs)
        if ours is None or ours.uid in theirs.ancestors:
            return "take", ""
        if ours.says_the_same(theirs):
            return "same", ""
        return "conflict", "both places have marked it, and differ"

    def _why_unlike(self, theirs: RubricMark) -> str:
        """Say why a mark cannot be of what is here; empty if it can."""
        at = (theirs.learner, theirs.question_id)
        if at not in self._possible:
            return "this hand-in is not marked by machine here yet"
        if self._possible[at] != theirs.possible:
            return "the question is worth other marks here"
        if theirs.answer != self._answer_here(*at):
            return "the answer here is another one"
        return ""

    def _answer_here(self, learner: str, question_id: str) -> str:
        if learner not in self._words:
            self._words[learner] = words_to_mark(self._desk, self._exercise, learner)
        return fingerprint_of(self._words[learner].get(question_id, ""))


def _take(book: Any, mark: RubricMark, why: str) -> None:
    drop_conflict(book, mark)
    if mark.role in COUNTING:
        add_counting(book, mark)
    else:
        add_record(book, mark)


def _note(book: Any, mark: RubricMark, why: str) -> None:
    """Keep a mark that says the same as ours, so that what follows it can be taken."""
    drop_conflict(book, mark)
    add_record(book, mark)


def _leave(book: Any, mark: RubricMark, why: str) -> None:
    """It is on record here."""


_ACT: dict[Fate, Callable[[Any, RubricMark, str], None]] = {
    "take": _take,
    "same": _note,
    "known": _leave,
    "conflict": keep_conflict,
}
