"""Marks from elsewhere that differ from ours: kept, listed, and settled by a person."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import select

from qikit.errors import QikitError
from qikit.marking.desk import Desk
from qikit.marking.fairness.answers import fingerprint_of, words_to_mark
from qikit.marking.fairness.records import (
    add_record,
    as_data,
    from_data,
    newest,
    read_records,
)
from qikit.marking.fairness.rubric_marks import add_counting
from qikit.marking.fairness.store import named, now, open_store
from qikit.marking.fairness.tables import ConflictRow
from qikit.marking.fairness.values import COUNTING, RubricMark

Choice = Literal["ours", "theirs"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """One answer with two marks, from two places.

    Parameters
    ----------
    uid : str
        Its name.
    ours : RubricMark or None
        The mark that stands here, if there is one.
    theirs : RubricMark
        The mark from elsewhere.
    why : str
        Why it was not simply taken.
    """

    uid: str
    ours: RubricMark | None
    theirs: RubricMark
    why: str


def open_conflicts(desk: Desk, exercise: str) -> tuple[Conflict, ...]:
    """Return what is still to be settled for an exercise, oldest first."""
    with open_store(desk) as book:
        return open_conflicts_in(book, exercise)


def open_conflicts_in(book: Any, exercise: str) -> tuple[Conflict, ...]:
    """Return the same as :func:`open_conflicts`, from an open store."""
    rows = select(ConflictRow).where(ConflictRow.exercise == exercise, ConflictRow.settled == "")
    records = read_records(book, exercise)
    found = book.db.scalars(rows.order_by(ConflictRow.at))
    return tuple(_as_conflict(row, records) for row in found)


def settle(desk: Desk, exercise: str, uid: str, choice: Choice, marker: str) -> RubricMark | None:
    """Settle one conflict: our mark stands, or theirs becomes the learner's.

    Parameters
    ----------
    desk : Desk
        Where marking lives.
    exercise, uid : str
        The conflict.
    choice : {"ours", "theirs"}
        Whose mark stands. The other one stays on record.
    marker : str
        Who decided.

    Returns
    -------
    RubricMark or None
        The mark that was written; None if ours simply stays.

    Raises
    ------
    QikitError
        If there is no such conflict, it is settled, or the choice is neither.
    """
    if choice not in ("ours", "theirs"):
        raise QikitError(f"{choice!r} is no choice.", todo="Choose 'ours' or 'theirs'.")
    with open_store(desk) as book:
        row = book.db.get(ConflictRow, uid)
        if row is None or row.exercise != exercise or row.settled:
            raise QikitError("This is settled, or was never a conflict.", where=exercise)
        row.settled, row.marker, row.at = choice, named(marker), now()
        found = _as_conflict(row, read_records(book, exercise))
        words = words_to_mark(desk, exercise, found.theirs.learner)
        answer = fingerprint_of(words.get(found.theirs.question_id, ""))
        written = _settled(book, found, choice, row.marker, answer)
        book.db.commit()
    return written


def keep_conflict(book: Any, theirs: RubricMark, why: str) -> None:
    """Keep a mark from elsewhere for somebody to settle, once; not committed."""
    if book.db.get(ConflictRow, theirs.uid) is None:
        book.db.add(
            ConflictRow(
                uid=theirs.uid, exercise=theirs.exercise, theirs=as_data(theirs), why=why, at=now()
            )
        )


def drop_conflict(book: Any, theirs: RubricMark) -> None:
    """Forget that a mark was in conflict, now that it is not; not committed."""
    row = book.db.get(ConflictRow, theirs.uid)
    if row is not None and not row.settled:
        book.db.delete(row)


def _settled(
    book: Any, found: Conflict, choice: Choice, marker: str, answer: str
) -> RubricMark | None:
    """Write a mark that follows both, so that the other place takes it without asking."""
    theirs, ours = found.theirs, found.ours
    if choice == "ours" and (ours is None or theirs.role not in COUNTING):
        return None
    if theirs.role not in COUNTING:
        add_record(book, theirs)
        return theirs
    chosen = ours if choice == "ours" and ours else theirs
    both = [mark for mark in (ours, theirs) if mark]
    before = {uid: None for mark in both for uid in (*mark.ancestors, mark.uid)}
    mark = replace(
        chosen,
        uid=uuid.uuid4().hex,
        role="settled",
        marker=marker,
        answer=answer,
        reason=_why(both),
        at=datetime.fromisoformat(now()),
        ancestors=tuple(before),
    )
    add_counting(book, mark)
    return mark


def _why(both: list[RubricMark]) -> str:
    return "Two people had marked it, and agreed on this." if len(both) > 1 else ""


def our_mark(records: tuple[RubricMark, ...], theirs: RubricMark) -> RubricMark | None:
    """Return our mark for the same answer: the learner's or, for a second mark, the same pen's."""
    if theirs.role in COUNTING:
        mine = newest(records)
    else:
        mine = newest((mark for mark in records if mark.marker == theirs.marker), ("second",))
    return mine.get((theirs.learner, theirs.question_id))


def _as_conflict(row: ConflictRow, records: tuple[RubricMark, ...]) -> Conflict:
    theirs = from_data(row.theirs)
    return Conflict(uid=row.uid, ours=our_mark(records, theirs), theirs=theirs, why=row.why)
