"""One rule for late work: stated, the same for everybody, and kind by default."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qikit.errors import QikitError
from qikit.marking.desk import open_desk
from qikit.marking.engine import gradebook
from qikit.marking.fairness.deadlines import Lateness, LateRule, read_due, read_time
from qikit.marking.fairness.due import (
    extensions,
    give_extension,
    keep_penalty,
    late_rule,
    lateness,
    set_late_rule,
    when_due,
)
from tests.marking.fairness.evening import SLUG

DUE = datetime(2026, 5, 4, 17).astimezone()
HOUR = timedelta(hours=1)


def late(rule, after, extra_days=0):
    return Lateness(rule=rule, handed_in=DUE + after, extra_days=extra_days)


@pytest.mark.parametrize(
    ("after", "days_late"),
    [(-HOUR, 0), (0 * HOUR, 0), (48 * HOUR, 0), (49 * HOUR, 1), (72 * HOUR, 1), (73 * HOUR, 2)],
)
def test_days_are_counted_as_begun_after_the_days_of_grace(after, days_late):
    assert late(LateRule(due=DUE, grace_days=2), after).days_late == days_late


def test_an_extension_moves_the_last_moment_for_one_learner():
    rule = LateRule(due=DUE)
    assert late(rule, 100 * HOUR).days_late == 5
    assert late(rule, 100 * HOUR, extra_days=7).days_late == 0


def test_nothing_is_taken_off_unless_the_course_says_so():
    assert late(LateRule(due=DUE), 500 * HOUR).taken_off(10) == 0
    rule = LateRule(due=DUE, per_cent_a_day=10, at_most_per_cent=30)
    assert [late(rule, hours * HOUR).taken_off(8) for hours in (0, 1, 25, 49, 500)] == [
        0, 0.8, 1.6, 2.4, 2.4,
    ]  # fmt: skip


@given(st.floats(0, 100), st.floats(0, 100), st.integers(0, 5000), st.floats(0, 60))
def test_no_rule_takes_off_more_than_there_is(per_day, most, hours, marks):
    rule = LateRule(due=DUE, per_cent_a_day=per_day, at_most_per_cent=most)
    off = late(rule, hours * HOUR).taken_off(marks)
    assert 0 <= off <= round(marks, 2)


def test_the_rule_is_told_in_words():
    rule = LateRule(due=DUE, grace_days=1, per_cent_a_day=5, at_most_per_cent=20)
    assert rule.as_text() == (
        "Due on 4 May 2026 at 17:00. Up to 1 day later still counts as on time. "
        "After that, each day begun takes 5% off the marks, 20% at most."
    )
    assert LateRule(due=DUE, per_cent_a_day=5).as_text() == (
        "Due on 4 May 2026 at 17:00. Each day begun takes 5% off the marks."
    )
    told = late(rule, HOUR, extra_days=3).as_text()
    assert told.endswith("You had until 8 May 2026 at 17:00. You handed in on time.")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"due": datetime(2026, 5, 4, 17)}, "2026-05-04 17:00:00 has no time zone"),
        ({"grace_days": -1}, "-1 days of grace cannot be"),
        ({"grace_days": 10**12}, "1000000000000 days of grace cannot be.*Give 0 to 366"),
        ({"per_cent_a_day": 101}, "101% cannot be taken off"),
        ({"at_most_per_cent": -1}, "-1% cannot be taken off"),
    ],
)
def test_a_rule_that_cannot_be_is_refused(fields, words):
    with pytest.raises(QikitError, match=words):
        LateRule(**({"due": DUE} | fields))


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2026-05-04 16:00:00.500000 UTC", datetime(2026, 5, 4, 16, 0, 0, 500000, tzinfo=UTC)),
        ("2026-05-04T17:00:00+01:00", datetime(2026, 5, 4, 16, tzinfo=UTC)),
        ("", None),
        ("last Tuesday", None),
    ],
)
def test_the_time_of_a_hand_in_is_read_where_it_can_be(text, when):
    assert read_time(text) == when


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("soon", "'soon' is not a date and time"),
        ("0026-05-04T17:00", r"'0026-05-04T17:00' is in the year 26.*all four digits"),
        ("9999-12-31T23:59+00:00", "is in the year 9999"),
    ],
)
def test_a_moment_that_cannot_be_meant_is_refused(text, words):
    with pytest.raises(QikitError, match=words):
        read_due(text)


def test_a_moment_is_in_this_machines_time_zone():
    assert read_due("2026-05-04T17:00") == DUE


def test_rule_and_extension_are_kept_and_nbgrader_knows_them(marked):
    assert late_rule(marked.desk, SLUG) is None
    assert lateness(marked.desk, SLUG, "anna") is None
    rule = LateRule(due=DUE, grace_days=1, per_cent_a_day=5)
    set_late_rule(marked.desk, SLUG, rule)
    give_extension(marked.desk, SLUG, "anna", 7, "Ill; told Jo in private.", "Jo")
    assert late_rule(marked.desk, SLUG) == rule
    assert extensions(marked.desk, SLUG)["anna"].reason == "Ill; told Jo in private."
    found = lateness(marked.desk, SLUG, "anna")
    assert found.extra_days == 7
    assert "told Jo" not in found.as_text()
    assert when_due(marked.desk, "ben") == {SLUG: rule.as_text()}
    assert when_due(marked.desk, "anna") == {
        SLUG: f"{rule.as_text()} You have until 12 May 2026 at 17:00."
    }
    with gradebook(marked.desk) as book:
        submission = book.find_submission(SLUG, "anna")
        assert submission.duedate == (DUE + timedelta(days=8)).astimezone(UTC).replace(tzinfo=None)
        assert submission.total_seconds_late > 0


def test_where_there_is_no_gradebook_nothing_is_due_and_none_is_made(tmp_path):
    (tmp_path / "jupyter_config.py").write_text(
        f"c.CourseDirectory.db_url = 'sqlite:///{tmp_path.as_posix()}/gradebook.db'"
    )
    assert when_due(open_desk(tmp_path), "anna") == {}
    assert not (tmp_path / "gradebook.db").exists()


def test_an_extension_given_before_the_hand_in_reaches_nbgrader_with_the_feedback(marked):
    give_extension(marked.desk, SLUG, "eve", 7, "Ill.", "Jo")
    with gradebook(marked.desk) as book:
        book.find_assignment(SLUG).duedate = datetime(2026, 5, 4)
        book.db.commit()
    keep_penalty(marked.desk, SLUG, "eve", 1.5)
    with gradebook(marked.desk) as book:
        submission = book.find_submission(SLUG, "eve")
        assert submission.duedate == datetime(2026, 5, 11)
        assert submission.late_submission_penalty == 1.5


def test_deadline_and_extension_can_be_taken_back(marked):
    set_late_rule(marked.desk, SLUG, LateRule(due=DUE))
    give_extension(marked.desk, SLUG, "anna", 7, "Ill.", "Jo")
    give_extension(marked.desk, SLUG, "anna", 0, "", "Jo")
    assert extensions(marked.desk, SLUG) == {}
    set_late_rule(marked.desk, SLUG, None)
    assert late_rule(marked.desk, SLUG) is None
    with gradebook(marked.desk) as book:
        assert book.find_submission(SLUG, "anna").total_seconds_late == 0


@pytest.mark.parametrize(
    ("days", "reason", "words"),
    [(-1, "Ill.", "-1 days more cannot be given"), (3, " ", "More time needs a reason")],
)
def test_an_extension_that_cannot_be_is_refused(marked, days, reason, words):
    with pytest.raises(QikitError, match=words):
        give_extension(marked.desk, SLUG, "anna", days, reason, "Jo")


def test_a_rule_may_be_set_before_anything_is_in_the_gradebook(marked):
    set_late_rule(marked.desk, "02-coffee", LateRule(due=DUE))
    assert late_rule(marked.desk, "02-coffee") == LateRule(due=DUE)
