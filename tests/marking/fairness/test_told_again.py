"""Feedback given back twice, with real nbgrader: the second page says what changed."""

from __future__ import annotations

from datetime import datetime

import pytest

from qikit.errors import QikitError
from qikit.marking.engine import gradebook
from qikit.marking.fairness.deadlines import LateRule
from qikit.marking.fairness.due import set_late_rule
from qikit.marking.feedback import has_current_feedback, make_feedback
from qikit.marking.pages import read_pages
from tests.marking.fairness.evening import SLUG


def give(marked):
    (page,) = make_feedback(marked.cohort.teacher, marked.module, ("anna",))
    assert has_current_feedback(marked.desk, marked.module, "anna")
    return " ".join(page.read_text(encoding="utf-8").split())


def test_a_mark_that_changes_after_feedback_is_told_with_its_reason(marked):
    marked.mark("anna", (1, 0), "When was it?")
    assert not has_current_feedback(marked.desk, marked.module, "anna")
    first = give(marked)
    assert "Version 1 of your feedback." in first
    assert "What changed" not in first
    assert "The next level up: one round with its times." in first

    marked.mark("anna", (2, 1), "Ah, at four.", reason="I had missed the time.")
    assert not has_current_feedback(marked.desk, marked.module, "anna")
    second = give(marked)
    assert "Version 2 of your feedback." in second
    assert "marks were 1 of 3 and are now <strong>3 of 3</strong>. I had missed the time." in second
    assert give(marked) == second, "the same page, made again"
    assert "Jo Marker" not in second


def test_a_corrected_question_is_told_to_everybody_again(marked):
    give(marked)
    source = marked.module.exercise_folder / "questions.yml"
    text = source.read_text(encoding="utf-8").replace("Half of the rounds", "One in two rounds")
    source.write_text(text, encoding="utf-8")
    assert not has_current_feedback(marked.desk, marked.module, "anna")
    assert "One in two rounds" in give(marked)


def test_a_page_that_did_not_reach_the_learner_is_not_current(marked):
    give(marked)
    for page in (marked.desk.exchange / "feedback").glob("*.html"):
        page.unlink()
    assert not has_current_feedback(marked.desk, marked.module, "anna")


def test_pages_of_nobody_are_refused_in_words(marked):
    with pytest.raises(QikitError, match="Nothing that 'zoe' handed in is marked yet"):
        read_pages(marked.desk, SLUG, ("zoe",)).page("zoe")


def test_the_rule_for_late_work_is_on_the_page_and_in_nbgraders_export(marked):
    marked.mark("anna", (2, 1))
    due = datetime(2026, 5, 4, 17).astimezone()
    set_late_rule(marked.desk, SLUG, LateRule(due=due, per_cent_a_day=10, at_most_per_cent=50))
    page = give(marked)
    assert "each day begun" in page.casefold()
    assert "came off by the rule for late work" in page
    with gradebook(marked.desk) as book:
        submission = book.find_submission(SLUG, "anna")
        # the median, the cause, and three for the written answer; half of it came off
        assert submission.late_submission_penalty == 3
