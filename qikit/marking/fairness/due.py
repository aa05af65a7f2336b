"""Keep the deadline of an exercise and learners' extensions, and let nbgrader know them too."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select

from qikit.errors import QikitError
from qikit.marking.arriving.moment import is_time_known
from qikit.marking.collect import handed_in_at
from qikit.marking.desk import Desk
from qikit.marking.engine import has_gradebook
from qikit.marking.fairness.deadlines import Lateness, LateRule
from qikit.marking.fairness.store import named, now, open_store, write_setting
from qikit.marking.fairness.tables import ExtensionRow, SettingRow
from qikit.marking.learner import is_learner_id

_SETTING = "late-rule"


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """More time for one learner.

    Parameters
    ----------
    learner : str
        Who.
    days : int
        How many days more.
    reason : str
        Why; for those who teach, never on a page for learners or in an export.
    marker : str
        Who agreed to it.
    """

    learner: str
    days: int
    reason: str
    marker: str


def set_late_rule(desk: Desk, exercise: str, rule: LateRule | None) -> None:
    """Set when an exercise is due and what happens after that; None takes the deadline away."""
    kept = None
    if rule is not None:
        kept = {
            "due": rule.due.astimezone(UTC).isoformat(),
            "grace_days": rule.grace_days,
            "per_cent_a_day": rule.per_cent_a_day,
            "at_most_per_cent": rule.at_most_per_cent,
        }
    write_setting(desk, exercise, _SETTING, kept)
    _tell_nbgrader(desk, exercise)


def late_rule(desk: Desk, exercise: str) -> LateRule | None:
    """Return the rule of an exercise; None if it has no deadline."""
    with open_store(desk) as book:
        return _rule_in(book, exercise)


def when_due(desk: Desk, learner: str) -> dict[str, str]:
    """Return when one learner's work is due, in words, by exercise; those without a date are out.

    Never why somebody has more time.
    """
    if not has_gradebook(desk):
        return {}
    with open_store(desk) as book:
        rows = book.db.scalars(select(SettingRow).where(SettingRow.name == _SETTING))
        more = select(ExtensionRow).where(ExtensionRow.learner == learner)
        extra = {row.exercise: row.days for row in book.db.scalars(more)}
        return {row.exercise: _said(_as_rule(row), extra.get(row.exercise, 0)) for row in rows}


def give_extension(
    desk: Desk, exercise: str, learner: str, days: int, reason: str, marker: str
) -> None:
    """Give one learner more time; 0 days takes it back.

    Raises
    ------
    QikitError
        If the learner's name cannot be one, ``days`` is below 0 or above a year, or there is no
        reason.
    """
    if not is_learner_id(learner):
        raise QikitError(f"{learner!r} is not a learner's name.")
    if not 0 <= days <= 366:
        raise QikitError(f"{days} days more cannot be given.", todo="Give 0 to 366.")
    if days and not reason.strip():
        raise QikitError("More time needs a reason.", todo="It is kept private.")
    marker = named(marker)
    with open_store(desk) as book:
        row = book.db.get(ExtensionRow, (exercise, learner))
        if row is not None:
            book.db.delete(row)
            book.db.flush()
        if days:
            book.db.add(
                ExtensionRow(
                    exercise=exercise, learner=learner, days=days, reason=reason.strip(),
                    marker=marker, at=now(),
                )
            )  # fmt: skip
        book.db.commit()
    _tell_nbgrader(desk, exercise)


def extensions(desk: Desk, exercise: str) -> dict[str, Extension]:
    """Return all extensions, with their private reasons, by learner."""
    with open_store(desk) as book:
        return _extensions_in(book, exercise)


def lateness(desk: Desk, exercise: str, learner: str) -> Lateness | None:
    """Return how a hand-in stands by the rule; None without a deadline or a known time."""
    with open_store(desk) as book:
        return lateness_in(book, desk, exercise, learner)


def lateness_in(book: Any, desk: Desk, exercise: str, learner: str) -> Lateness | None:
    """Return the same as :func:`lateness`, from an open store."""
    rule = _rule_in(book, exercise)
    handed_in = handed_in_at(desk.folder("submitted", exercise, learner))
    if rule is None or handed_in is None or not is_time_known(desk, exercise, learner):
        return None
    extra = book.db.get(ExtensionRow, (exercise, learner))
    return Lateness(rule=rule, handed_in=handed_in, extra_days=extra.days if extra else 0)


def keep_penalty(desk: Desk, exercise: str, learner: str, taken_off: float) -> None:
    """Write what the rule took off, and any extension, where nbgrader's own export reads it."""
    with open_store(desk) as book:
        submission = book.find_submission(exercise, learner)
        is_due = submission.assignment.duedate is not None
        _extend(submission, _extensions_in(book, exercise).get(learner) if is_due else None)
        for notebook in submission.notebooks:
            notebook.late_submission_penalty = taken_off or None
        book.db.commit()


def _rule_in(book: Any, exercise: str) -> LateRule | None:
    row = book.db.get(SettingRow, (exercise, _SETTING))
    return None if row is None else _as_rule(row)


def _as_rule(row: SettingRow) -> LateRule:
    return LateRule(**(row.value | {"due": datetime.fromisoformat(row.value["due"])}))


def _said(rule: LateRule, extra_days: int) -> str:
    more = f" You have until {rule.until(extra_days)}." if extra_days else ""
    return rule.as_text() + more


def _extensions_in(book: Any, exercise: str) -> dict[str, Extension]:
    rows = book.db.scalars(select(ExtensionRow).where(ExtensionRow.exercise == exercise))
    return {
        row.learner: Extension(
            learner=row.learner, days=row.days, reason=row.reason, marker=row.marker
        )
        for row in rows
    }


def _tell_nbgrader(desk: Desk, exercise: str) -> None:
    """Write due date and extensions where formgrader and nbgrader's own commands read them."""
    from nbgrader.api import MissingEntry

    with open_store(desk) as book:
        rule, extra = _rule_in(book, exercise), _extensions_in(book, exercise)
        try:
            assignment = book.find_assignment(exercise)
        except MissingEntry:
            return
        assignment.duedate = (
            rule.last_moment().astimezone(UTC).replace(tzinfo=None) if rule else None
        )
        for submission in assignment.submissions:
            _extend(submission, extra.get(submission.student.id) if rule else None)
        book.db.commit()


def _extend(submission: Any, extension: Extension | None) -> None:
    # nbgrader cannot read an extension of a date that is not there
    submission.extension = timedelta(days=extension.days) if extension else None
