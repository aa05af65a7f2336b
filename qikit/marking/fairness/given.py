"""Keep what each learner was told, so that the next page can say what changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from qikit.errors import QikitError
from qikit.marking.desk import Desk
from qikit.marking.fairness.records import newest, read_records
from qikit.marking.fairness.store import named, now, open_store
from qikit.marking.fairness.tables import GivenRow, WhyRow
from qikit.marking.fairness.versions import State, Version, changes_between, state_from


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a page said when it was given back, and when that was."""

    state: State
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why marks for a question changed; no learner means everybody's."""

    question_id: str
    learner: str
    why: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What learners were told before.

    Parameters
    ----------
    given : mapping of str to tuple of Given
        By learner, oldest first.
    reasons : tuple of Reason
        Why marks changed; those that count most come last.
    """

    given: Mapping[str, tuple[Given, ...]]
    reasons: tuple[Reason, ...]

    def newest(self, learner: str) -> State | None:
        """Return what a learner was told last, or None."""
        given = self.given.get(learner)
        return given[-1].state if given else None

    def version(self, learner: str, state: State) -> Version:
        """Return which version of a learner's page this is, and what changed since the last.

        A page that was given back already as it is now is still that version.
        """
        given = list(self.given.get(learner, ()))
        if given and given[-1].state == state:
            given.pop()
        if not given:
            return Version()
        last = given[-1]
        reasons = {
            each.question_id: each.why
            for each in self.reasons
            if each.learner in ("", learner) and each.at > last.at
        }
        changes = changes_between(last.state, state, reasons)
        return Version(number=len(given) + 1, changes=changes)


def read_before(book: Any, exercise: str, learner: str | None = None) -> Before:
    """Read what learners (or one) were told before, from an open store."""
    rows = select(GivenRow).where(GivenRow.exercise == exercise)
    if learner is not None:
        rows = rows.where(GivenRow.learner == learner)
    given: dict[str, list[Given]] = {}
    for row in book.db.scalars(rows.order_by(GivenRow.version)):
        told = Given(state=state_from(row.state), at=datetime.fromisoformat(row.at))
        given.setdefault(row.learner, []).append(told)
    return Before(
        given={name: tuple(told) for name, told in given.items()},
        reasons=tuple(_reasons(book, exercise, learner)),
    )


def keep_given(desk: Desk, exercise: str, learner: str, state: State) -> None:
    """Note that a page with this state was given back; to be called once it was."""
    with open_store(desk) as book:
        before = read_before(book, exercise, learner)
        if before.newest(learner) == state:
            return
        book.db.add(
            GivenRow(
                exercise=exercise, learner=learner, version=len(before.given.get(learner, ())) + 1,
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


def _reasons(book: Any, exercise: str, learner: str | None) -> Iterator[Reason]:
    """Reasons that were given by themselves, then those given with a mark."""
    rows = select(WhyRow).where(WhyRow.exercise == exercise).order_by(WhyRow.id)
    for row in book.db.scalars(rows):
        when = datetime.fromisoformat(row.at)
        yield Reason(question_id=row.question_id, learner=row.learner, why=row.why, at=when)
    for mark in newest(read_records(book, exercise, learner=learner)).values():
        if mark.reason:
            yield Reason(
                question_id=mark.question_id, learner=mark.learner, why=mark.reason, at=mark.at
            )
