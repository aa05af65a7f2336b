"""Marks by outcome, totals, and by partner, from a real gradebook."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from qikit.marking.exports.roster import Roster, read_roster
from qikit.marking.exports.tables import outcome_table, partner_table, total_table
from qikit.marking.fairness.deadlines import LateRule
from qikit.marking.fairness.due import give_extension, set_late_rule
from tests.marking.fairness.evening import SLUG

ROSTER = read_roster(b"learner,partner,name\nanna,Acute trust,Anna Lee\neve,Council,\n")


def test_marks_by_outcome_have_a_row_for_each_learner_and_outcome(marked):
    marked.mark("anna", (2, 1))
    table = outcome_table(marked.desk, [marked.module], ROSTER)
    rows = {(row[0], row[4]): row for row in table.rows}
    assert len(rows) == 5 * 2
    assert rows["anna", "causes"] == (
        "anna", "Anna Lee", "Acute trust", SLUG, "causes", "Look for causes before blame.", 4, 7, 0,
    )  # fmt: skip
    assert rows["ben", "causes"][2] == "Not said"
    assert rows["ben", "causes"][6:] == (0, 7, 1), "one answer still to be read"


def test_totals_say_what_came_off_and_what_counts(marked):
    marked.mark("anna", (2, 1))
    due = datetime.now(UTC) - timedelta(days=10)
    set_late_rule(marked.desk, SLUG, LateRule(due=due, per_cent_a_day=10, at_most_per_cent=50))
    give_extension(marked.desk, SLUG, "eve", 20, "A private matter.", "Jo")
    table = total_table(marked.desk, [marked.module], ROSTER)
    rows = {row[0]: row[4:] for row in table.rows}
    assert rows["anna"] == (6, 11, 0, 3, 3)
    assert rows["eve"] == (3, 11, 0, 0, 3), "on time, with more time"
    assert "private" not in repr(table)


def test_partners_with_few_learners_are_shown_together(marked):
    table = partner_table(marked.desk, [marked.module], ROSTER)
    assert [(row[0], row[2], row[4]) for row in table.rows] == [
        ("All partners together", "timing", 5)
    ], "only one learner's causes are all marked: too few to show"
    assert not [row for row in table.rows if "Council" in row]


def test_without_hand_ins_tables_are_empty(marked):
    other = marked.module.model_copy(update={"slug": "02-coffee"})
    for make in (outcome_table, total_table, partner_table):
        assert make(marked.desk, [other], Roster()).rows == ()
