"""Take back the mark that was just given, as if it had not been."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import datetime

from qikit.errors import QikitError
from qikit.marking.desk import Desk
from qikit.marking.fairness.records import read_records
from qikit.marking.fairness.rubric_marks import add_counting, withdraw
from qikit.marking.fairness.store import now, open_store
from qikit.marking.fairness.values import COUNTING, RubricMark


def take_back(desk: Desk, exercise: str, learner: str, question_id: str, uid: str) -> None:
    """Let the mark before stand again; if there was none, the answer is to be read again.

    Both stay on record.

    Parameters
    ----------
    desk : Desk
        Where marking lives.
    exercise, learner, question_id : str
        Which answer.
    uid : str
        The mark to take back.

    Raises
    ------
    QikitError
        If it is not the newest mark of this answer any more.
    """
    with open_store(desk) as book:
        records = read_records(book, exercise, learner=learner, question_id=question_id)
        counting = [mark for mark in records if mark.role in COUNTING]
        if not counting or counting[-1].uid != uid:
            raise QikitError(
                "This answer was marked again since.", todo="Open it to change its mark."
            )
        *before, undone = counting
        if before and before[-1].answer == undone.answer and before[-1].role != "withdrawn":
            add_counting(book, _again(before[-1], undone))
        else:
            withdraw(book, undone)
        book.db.commit()


def _again(mark: RubricMark, undone: RubricMark) -> RubricMark:
    """An earlier mark, given once more."""
    return replace(
        mark,
        uid=uuid.uuid4().hex,
        at=datetime.fromisoformat(now()),
        ancestors=(*undone.ancestors, undone.uid),
    )
