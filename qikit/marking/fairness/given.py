"""Keep what each learner was told, so that the next page can say what changed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select

from qikit.errors import QikitError
from qikit.marking.desk import Desk
from qikit.marking.fairness.records import newest, read_records
from qikit.marking.fairness.store import named, now, open_store
from qikit.marking.fairness.tables import GivenRow, WhyRow
from qikit.marking.fairness.versions import State, Version, changes_between, state_from


def version_of(desk: Desk, exercise: str, learner: str, state: State) -> Version:
    """Return which version of a learner's page this is, and what changed since the one before.

    Parameters
    ----------
    desk : Desk
        Where marking lives.
    exercise, learner : str
        Whose page.
    state : State
        What it says now. If it was given back already as it is, the version is that one.
    """
    with open_store(desk) as book:
        rows = _given(book, exercise, learner)
        if rows and state_from(rows[-1].state) == state:
            rows.pop()
        if not rows:
            return Version()
        reasons = _reasons(book, exercise, learner, since=rows[-1].at)
        changes = changes_between(state_from(rows[-1].state), state, reasons)
    return Version(number=len(rows) + 1, changes=changes)


def keep_given(desk: Desk, exercise: str, learner: str, state: State) -> None:
    """Note that a page with this state was given back; to be called once it was."""
    with open_store(desk) as book:
        rows = _given(book, exercise, learner)
        if rows and state_from(rows[-1].state) == state:
            return
        book.db.add(
            GivenRow(
                exercise=exercise, learner=learner, version=len(rows) + 1,
                state=state.as_data(), at=now(),
            )
        )  # fmt: skip
        book.db.commit()


def say_why(
    desk: Desk, exercise: str, question_id: str, why: str, marker: str, *, learner: str = ""
) -> None:
    """Say why marks for a question change, in words that learners read.

    Parameters
    ----------
    desk : Desk
        Where marking lives.
    exercise, question_id : str
        The question.
    why : str
        The reason, such as ``"The expected answer was wrong."``
    marker : str
        Who says so.
    learner : str
        For one learner only; for everybody if it is left out.

    Raises
    ------
    QikitError
        If there is no reason.
    """
    if not why.strip():
        raise QikitError("The reason is empty.", todo="Say in a few words why marks change.")
    with open_store(desk) as book:
        row = WhyRow(
            exercise=exercise, question_id=question_id, learner=learner, why=why.strip(),
            marker=named(marker), at=now(),
        )  # fmt: skip
        book.db.add(row)
        book.db.commit()


def _given(book: Any, exercise: str, learner: str) -> list[GivenRow]:
    rows = select(GivenRow).where(GivenRow.exercise == exercise, GivenRow.learner == learner)
    return list(book.db.scalars(rows.order_by(GivenRow.version)))


def _reasons(book: Any, exercise: str, learner: str, *, since: str) -> dict[str, str]:
    """Reasons by question that were given since the last page; those of a mark count most."""
    rows = select(WhyRow).where(
        WhyRow.exercise == exercise, WhyRow.learner.in_(("", learner)), WhyRow.at > since
    )
    found = {row.question_id: row.why for row in book.db.scalars(rows.order_by(WhyRow.id))}
    marks = newest(read_records(book, exercise, learner=learner))
    return found | {
        name: mark.reason
        for (_, name), mark in marks.items()
        if mark.reason and mark.at > datetime.fromisoformat(since)
    }
