"""Write marks that people gave into our own table, and read them again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import select

from qikit.marking.fairness.tables import MarkRow
from qikit.marking.fairness.values import COUNTING, LevelReached, Role, RubricMark

_SAME = (
    "uid", "exercise", "learner", "question_id", "role", "marker",
    "points", "possible", "comment", "reason", "answer",
)  # fmt: skip


def add_record(book: Any, mark: RubricMark) -> None:
    """Add a mark to the record; not committed."""
    book.db.add(MarkRow(**as_data(mark)))


def read_records(
    book: Any, exercise: str, *, learner: str | None = None, question_id: str | None = None
) -> tuple[RubricMark, ...]:
    """Return every mark of an exercise (of one learner, one question), oldest first."""
    rows = select(MarkRow).where(MarkRow.exercise == exercise).order_by(MarkRow.id)
    if learner is not None:
        rows = rows.where(MarkRow.learner == learner)
    if question_id is not None:
        rows = rows.where(MarkRow.question_id == question_id)
    return tuple(_as_mark(row) for row in book.db.scalars(rows))


def newest(
    marks: Iterable[RubricMark], roles: tuple[Role, ...] = COUNTING
) -> dict[tuple[str, str], RubricMark]:
    """Return the newest mark in these roles, by learner and question; none that was taken back."""
    wanted = {*roles, "withdrawn"} if "first" in roles else set(roles)
    found = {(each.learner, each.question_id): each for each in marks if each.role in wanted}
    return {at: mark for at, mark in found.items() if mark.role != "withdrawn"}


def counting(marks: Iterable[RubricMark]) -> tuple[RubricMark, ...]:
    """Return those marks that are, or were, the learner's."""
    return tuple(each for each in marks if each.role in COUNTING)


def as_data(mark: RubricMark) -> dict[str, Any]:
    """Return a mark as plain data, as the table and a bundle hold it."""
    return {name: getattr(mark, name) for name in _SAME} | {
        "levels": [asdict(each) for each in mark.levels],
        "ancestors": list(mark.ancestors),
        "at": mark.at.isoformat(timespec="milliseconds"),
    }


def from_data(data: dict[str, Any]) -> RubricMark:
    """Return the mark that plain data describes."""
    return RubricMark(
        **{name: data[name] for name in _SAME},
        levels=tuple(LevelReached(**each) for each in data["levels"]),
        ancestors=tuple(data["ancestors"]),
        at=datetime.fromisoformat(data["at"]),
    )


def _as_mark(row: MarkRow) -> RubricMark:
    names = (*_SAME, "levels", "ancestors", "at")
    return from_data({name: getattr(row, name) for name in names})
