"""Marks by outcome, totals, and totals by partner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import fmean

from qikit.learn.course_map import Module
from qikit.marking.class_results.groups import groups_of
from qikit.marking.class_results.results import SHOWN, share_by_learner
from qikit.marking.desk import Desk
from qikit.marking.exports.files import Cell, Table
from qikit.marking.exports.roster import Roster, partners_of
from qikit.marking.fairness.due import lateness_in
from qikit.marking.fairness.grades import read_results
from qikit.marking.fairness.store import open_store
from qikit.marking.results import Mark, Result


@dataclass(frozen=True, slots=True, kw_only=True)
class _Marked:
    """A module and the marks of everybody who handed it in."""

    module: Module
    results: tuple[Result, ...]


def outcome_table(desk: Desk, modules: Iterable[Module], roster: Roster) -> Table:
    """Return marks by outcome: one row for each learner, module and outcome.

    A question that practises two outcomes counts for both. Optional questions are left out.
    """
    heading = (
        "Learner", "Name", "Partner", "Module", "Outcome", "You can …", "Marks", "Possible",
        "Still to be read",
    )  # fmt: skip
    rows = (
        (*_who(result, roster), one.module.slug, name, outcome.text, *_counted(marks))
        for one in _marked(desk, modules)
        for result in one.results
        for name, outcome in one.module.outcomes.items()
        if (marks := _marks_for(one.module, result, name))
    )
    return Table(title="Marks by outcome", heading=heading, rows=tuple(rows))


def total_table(desk: Desk, modules: Iterable[Module], roster: Roster) -> Table:
    """Return one row for each learner and module: what was earned, taken off, and counts."""
    heading = (
        "Learner", "Name", "Partner", "Module", "Marks", "Possible", "Still to be read",
        "Taken off for late work", "Marks that count",
    )  # fmt: skip
    rows = []
    for one in _marked(desk, modules):
        off = _taken_off(desk, one)
        for result in one.results:
            marks, possible, waiting = _counted(_needed(one.module, result))
            less = off[result.learner]
            counts = round(marks - less, 2)
            who = _who(result, roster)
            rows.append((*who, one.module.slug, marks, possible, waiting, less, counts))
    return Table(title="Totals", heading=heading, rows=tuple(rows))


def partner_table(desk: Desk, modules: Iterable[Module], roster: Roster) -> Table:
    """Return totals by partner and outcome; partners with few learners are put together."""
    heading = (
        "Partner", "Module", "Outcome", "You can …", "Learners", "Mean share of marks, %",
        "Have shown it",
    )  # fmt: skip
    rows = (row for one in _marked(desk, modules) for row in _by_partner(one, roster))
    return Table(title="By partner", heading=heading, rows=tuple(rows))


def _by_partner(one: _Marked, roster: Roster) -> Iterator[tuple[Cell, ...]]:
    for name, outcome in one.module.outcomes.items():
        questions = [q for q in one.module.assessment if name in q.outcomes]
        shares = share_by_learner(questions, one.results)
        for group in groups_of(partners_of(roster, shares)):
            found = [shares[learner] for learner in group.learners]
            mean, shown = round(100 * fmean(found)), sum(share >= SHOWN for share in found)
            yield group.name, one.module.slug, name, outcome.text, len(found), mean, shown


def _marked(desk: Desk, modules: Iterable[Module]) -> tuple[_Marked, ...]:
    found = ((module, read_results(desk, module.slug)) for module in modules if module.exercise)
    return tuple(_Marked(module=module, results=results) for module, results in found if results)


def _taken_off(desk: Desk, one: _Marked) -> dict[str, float]:
    found = {}
    with open_store(desk) as book:
        for result in one.results:
            late = lateness_in(book, desk, one.module.slug, result.learner)
            earned = _counted(_needed(one.module, result))[0]
            found[result.learner] = late.taken_off(earned) if late else 0.0
    return found


def _who(result: Result, roster: Roster) -> tuple[str, str, str]:
    learner = result.learner
    return learner, roster.name_of(learner), roster.partner_of(learner)


def _needed(module: Module, result: Result) -> list[Mark]:
    ids = {question.id for question in module.assessment if not question.optional}
    return [mark for mark in result.marks if mark.question_id in ids]


def _marks_for(module: Module, result: Result, outcome: str) -> list[Mark]:
    ids = {question.id for question in module.assessment if outcome in question.outcomes}
    return [mark for mark in _needed(module, result) if mark.question_id in ids]


def _counted(marks: list[Mark]) -> tuple[float, float, int]:
    return (
        round(sum(mark.marks for mark in marks), 2),
        round(sum(mark.possible for mark in marks), 2),
        sum(mark.needs_person for mark in marks),
    )
