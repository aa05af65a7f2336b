"""A learner is told what changed since the last page, from what to what, and why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qikit.errors import QikitError
from qikit.marking.fairness.given import keep_given, read_before, say_why
from qikit.marking.fairness.store import open_store
from qikit.marking.fairness.versions import State, Told, changes_between, state_from
from tests.marking.fairness.evening import SLUG, WRITTEN

BEFORE = State(
    handed_in="Monday",
    course="1.0",
    late="",
    mended=("A copied part counts once.",),
    exercise="print",
    questions={
        "q1": Told(marks=1, possible=2),
        WRITTEN: Told(marks=1, possible=3, comment="When?", levels=("a round in general",)),
    },
)


def version_of(desk, exercise, learner, state):
    with open_store(desk) as book:
        return read_before(book, exercise).version(learner, state)


def with_marks(state, question_id, marks, **others):
    told = replace(state.questions[question_id], marks=marks, **others)
    return replace(state, questions={**state.questions, question_id: told})


def test_plain_data_and_back_is_the_same():
    assert state_from(BEFORE.as_data()) == BEFORE


def test_nothing_new_is_no_change():
    assert changes_between(BEFORE, BEFORE) == ()


def test_marks_and_comment_are_told_from_old_to_new():
    now = with_marks(BEFORE, WRITTEN, 3.0, comment="Ah, on Tuesday.")
    found = [(each.what, each.old, each.new) for each in changes_between(BEFORE, now)]
    assert found == [("marks", "1 of 3", "3 of 3"), ("comment", "When?", "Ah, on Tuesday.")]


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"handed_in": "Tuesday"}, "You handed in again."),
        ({"course": "1.1"}, "The course was corrected (version 1.0 to 1.1)."),
        ({"exercise": "other"}, "The exercise was corrected."),
    ],
)
def test_why_is_what_else_changed(fields, why):
    (change,) = changes_between(BEFORE, replace(with_marks(BEFORE, "q1", 2), **fields))
    assert change.why == why


def test_a_reason_that_somebody_gave_counts_most():
    (change,) = changes_between(BEFORE, with_marks(BEFORE, "q1", 2), {"q1": "The key was wrong."})
    assert change.why == "The key was wrong."


def test_a_new_question_and_another_rule_are_told_too():
    told = {**BEFORE.questions, "q9": Told(marks=1, possible=1)}
    now = replace(BEFORE, questions=told, late="Due on Friday.")
    new, rule = changes_between(BEFORE, now)
    assert (new.old, new.new) == ("not asked", "1 of 1")
    assert (rule.what, rule.old, rule.new) == ("whole", "", "Due on Friday.")


def test_versions_count_what_was_given_back(marked):
    first = version_of(marked.desk, SLUG, "anna", BEFORE)
    assert (first.number, first.changes) == (1, ())
    keep_given(marked.desk, SLUG, "anna", BEFORE)
    keep_given(marked.desk, SLUG, "anna", BEFORE)
    assert version_of(marked.desk, SLUG, "anna", BEFORE) == first, "the same page, drawn again"
    now = with_marks(BEFORE, "q1", 2)
    second = version_of(marked.desk, SLUG, "anna", now)
    assert second.number == 2
    keep_given(marked.desk, SLUG, "anna", now)
    assert version_of(marked.desk, SLUG, "anna", now) == second
    assert version_of(marked.desk, SLUG, "ben", now).number == 1, (
        "everybody has versions of their own"
    )


def test_the_reason_for_a_change_is_told_once(marked):
    say_why(marked.desk, SLUG, "q1", "This was long before.", "Jo")
    keep_given(marked.desk, SLUG, "anna", BEFORE)
    say_why(marked.desk, SLUG, "q1", "The expected answer was wrong.", "Jo")
    say_why(marked.desk, SLUG, "q1", "Only ben.", "Jo", learner="ben")
    now = with_marks(BEFORE, "q1", 2)
    (change,) = version_of(marked.desk, SLUG, "anna", now).changes
    assert change.why == "The expected answer was wrong."
    keep_given(marked.desk, SLUG, "anna", now)
    (later,) = version_of(marked.desk, SLUG, "anna", with_marks(now, "q1", 1)).changes
    assert later.why == "It was read again."


def test_the_reason_a_marker_gave_with_a_mark_is_told(marked):
    marked.mark("anna", (1, 0))
    keep_given(marked.desk, SLUG, "anna", BEFORE)
    marked.mark("anna", (2, 1), reason="I had missed the second line.")
    (change,) = version_of(marked.desk, SLUG, "anna", with_marks(BEFORE, WRITTEN, 3)).changes
    assert change.why == "I had missed the second line."


def test_an_empty_reason_is_refused(marked):
    with pytest.raises(QikitError, match="The reason is empty"):
        say_why(marked.desk, SLUG, "q1", " ", "Jo")
