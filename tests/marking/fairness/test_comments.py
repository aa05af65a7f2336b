"""The comment bank: what was used is offered again, and nobody is named in it."""

from __future__ import annotations

import pytest

from qikit.errors import QikitError
from qikit.marking.exports.roster import save_roster
from qikit.marking.fairness.comments import comments_for
from qikit.marking.fairness.names_inside import names_somebody
from tests.marking.fairness.evening import CHANGE, ROUND, SLUG, WRITTEN

ASK = "Which bay would you start with?"
FILED = f"{CHANGE}: on which shift?"


def used(marked, criterion=None):
    return [each for each in comments_for(marked.desk, SLUG, WRITTEN, criterion) if each.uses]


def test_a_line_is_offered_once_two_learners_have_it_and_the_most_used_comes_first(marked):
    marked.mark("anna", (1, 0), f"{ASK}\nA lovely opening sentence.")
    assert used(marked) == []
    marked.mark("ben", (1, 0), f"{ASK}\n{FILED}")
    marked.mark("cara", (1, 0), f"{ASK}\n{FILED}")
    assert [(each.text, each.criterion, each.uses) for each in used(marked)] == [
        (ASK, "", 3), ("on which shift?", CHANGE, 2),
    ]  # fmt: skip
    assert used(marked)[1].line == FILED


def test_the_same_learner_marked_twice_is_one_use(marked):
    marked.mark("anna", (1, 0), ASK)
    marked.mark("anna", (2, 0), ASK)
    assert used(marked) == []


def test_comments_can_be_asked_for_by_criterion(marked):
    for learner in ("anna", "ben"):
        marked.mark(learner, (1, 0), f"{ASK}\n{FILED}")
    assert [each.line for each in used(marked, CHANGE)] == [FILED]
    assert {each.criterion for each in comments_for(marked.desk, SLUG, WRITTEN, ROUND)} == {ROUND}


@pytest.mark.parametrize(
    "line",
    [
        "Well seen, Anna, and said.",
        "Mrs Dunn said so herself.",
        "Ring me on 01253 300 000 about it.",
        "Write to jo@example.org about it.",
        "Too short"[:5],
    ],
)
def test_what_names_somebody_or_says_nothing_is_never_offered(marked, line):
    for learner in ("cara", "ben"):
        marked.mark(learner, (1, 0), line)
    assert used(marked) == []


def test_names_of_the_roster_are_not_offered_either(marked):
    for learner in ("cara", "ben"):
        marked.mark(learner, (1, 0), "Thank you, Marguerite.")
    assert len(used(marked)) == 1
    save_roster(marked.desk, b"learner,partner,name\nanna,Acute trust,Marguerite Lee\n")
    assert used(marked) == []


def test_first_comments_ask_for_the_level_above(marked):
    first = comments_for(marked.desk, SLUG, WRITTEN, CHANGE)
    assert [(each.level, each.uses) for each in first] == [(0, 0), (1, 0)]
    wanted = "What would it take to get to “one change small enough for one shift”?"
    assert first[0].text == wanted
    assert "help a colleague" in first[1].text


def test_a_question_that_a_machine_marks_has_no_bank(marked):
    with pytest.raises(QikitError, match="is not marked by a rubric"):
        comments_for(marked.desk, SLUG, "q01-median")


def test_short_parts_and_digits_of_an_id_name_nobody():
    assert not names_somebody("It is to be an IT unit in 2026", ["it-2026", "an.to"])
    assert names_somebody("As LEE wrote", ["anna.lee"])
