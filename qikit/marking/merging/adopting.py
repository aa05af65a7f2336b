"""Take scores that somebody typed into formgrader onto the record, so that they travel too."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from qikit.marking.desk import Desk
from qikit.marking.fairness.answers import fingerprint_of, words_to_mark
from qikit.marking.fairness.grades import comments_of, grades_of
from qikit.marking.fairness.records import add_record, counting, newest, read_records
from qikit.marking.fairness.store import named, now
from qikit.marking.fairness.values import RubricMark


def adopt_typed_marks(book: Any, desk: Desk, exercise: str, marker: str) -> None:
    """Record every score and comment in the gradebook that is not on record; not committed."""
    records = read_records(book, exercise)
    known, comments = newest(records), comments_of(book, exercise)
    words: dict[str, dict[str, str]] = {}
    for row in grades_of(book, exercise):
        at = (row.learner, row.question_id)
        comment = comments.get(at, "")
        if row.manual is None or row.needs_person or _is_known(known.get(at), row.manual, comment):
            continue
        if row.learner not in words:
            words[row.learner] = words_to_mark(desk, exercise, row.learner)
        before = [mark.uid for mark in counting(records) if _at(mark) == at]
        mark = RubricMark(
            uid=uuid.uuid4().hex, exercise=exercise, learner=row.learner,
            question_id=row.question_id, role="first", marker=named(marker), levels=(),
            points=float(row.manual), possible=float(row.possible), comment=comment, reason="",
            answer=fingerprint_of(words[row.learner].get(row.question_id, "")),
            at=datetime.fromisoformat(now()), ancestors=tuple(before),
        )  # fmt: skip
        add_record(book, mark)
    book.db.flush()


def _is_known(mark: RubricMark | None, points: float, comment: str) -> bool:
    return mark is not None and abs(mark.points - points) < 1e-6 and mark.comment == comment


def _at(mark: RubricMark) -> tuple[str, str]:
    return mark.learner, mark.question_id
