"""A second marker sees no first marks; the two are compared, and differences settled."""

from __future__ import annotations

import pytest

from qikit.errors import QikitError
from qikit.marking.fairness.agreement import (
    CriterionAgreement,
    read_agreement,
    settle_difference,
)
from qikit.marking.fairness.rubric_marks import history, rubric_mark
from qikit.marking.fairness.second_marking import (
    answers_to_second_mark,
    choose_sample,
    sample_of,
    save_second_mark,
)
from qikit.marking.results import read_result
from tests.marking.fairness.evening import CHANGE, LEARNERS, ROUND, SLUG, WRITTEN

FIRST = {"anna": (2, 1), "ben": (1, 0), "cara": (2, 0), "dan": (0, 0)}
SECOND = {"anna": (2, 1), "ben": (1, 1), "cara": (0, 0), "dan": (0, 0)}


def second(marked, learner, levels, marker="Sam Second"):
    chosen = {ROUND: levels[0], CHANGE: levels[1]}
    return save_second_mark(marked.desk, SLUG, learner, WRITTEN, chosen, "", marker)


@pytest.fixture
def both(marked):
    """Everybody's answer, marked by two people who differ on ben's and cara's."""
    choose_sample(marked.desk, SLUG, 4, seed=1)
    for learner in FIRST:
        marked.mark(learner, FIRST[learner], "A comment.")
        second(marked, learner, SECOND[learner])
    return marked


def test_a_sample_is_drawn_by_lot_from_those_who_wrote_and_is_kept(marked):
    drawn = choose_sample(marked.desk, SLUG, 2, seed=7)
    assert sample_of(marked.desk, SLUG) == drawn == choose_sample(marked.desk, SLUG, 2, seed=7)
    assert (drawn.size, drawn.of) == (2, 4)
    assert drawn.as_text() == "2 of 4 hand-ins, drawn by lot (seed 7)."
    others = {choose_sample(marked.desk, SLUG, 2, seed=seed).learners for seed in range(8)}
    assert len(others) > 1
    assert choose_sample(marked.desk, SLUG, 99).learners == LEARNERS[:4]


@pytest.mark.parametrize("size", [0, -1])
def test_a_sample_of_nobody_is_refused(marked, size):
    with pytest.raises(QikitError, match=f"A sample of {size} cannot be drawn from 4 hand-ins"):
        choose_sample(marked.desk, SLUG, size)


def test_the_second_marker_gets_no_mark_of_the_first(marked):
    choose_sample(marked.desk, SLUG, 4, seed=1)
    marked.mark("anna", (2, 1), "Secret praise.")
    given = answers_to_second_mark(marked.desk, SLUG, "Sam Second")
    assert [each.answer.learner for each in given] == list(LEARNERS[:4])
    assert {(each.answer.state, each.answer.score, each.answer.mark) for each in given} == {
        ("to read", None, None)
    }
    assert "Secret praise" not in repr(given)


def test_a_second_mark_leaves_the_learners_mark_alone(marked):
    choose_sample(marked.desk, SLUG, 4, seed=1)
    first = marked.mark("anna", (2, 1), "Well seen.")
    mine = second(marked, "anna", (0, 0))
    assert rubric_mark(marked.desk, SLUG, "anna", WRITTEN) == first
    assert read_result(marked.desk, SLUG, "anna").get(WRITTEN).marks == 3
    given = answers_to_second_mark(marked.desk, SLUG, "Sam Second")
    assert [each.mine for each in given if each.answer.learner == "anna"] == [mine]


def test_what_one_second_marker_has_read_waits_for_no_other(marked):
    choose_sample(marked.desk, SLUG, 4, seed=1)
    second(marked, "anna", (0, 0))
    for marker, mine in (("Sam Second", 1), ("A third person", 0)):
        given = answers_to_second_mark(marked.desk, SLUG, marker)
        assert [each.answer.learner for each in given if each.is_done] == ["anna"]
        assert sum(each.mine is not None for each in given) == mine


def test_nobody_is_their_own_second_marker(marked):
    choose_sample(marked.desk, SLUG, 4, seed=1)
    marked.mark("anna", (2, 1), marker="Jo Marker")
    offered = answers_to_second_mark(marked.desk, SLUG, "jo marker")
    assert "anna" not in {each.answer.learner for each in offered}
    with pytest.raises(QikitError, match="Jo Marker gave this answer its first mark"):
        second(marked, "anna", (1, 1), marker="Jo Marker")


def test_only_the_sample_is_marked_a_second_time(marked):
    with pytest.raises(QikitError, match="This hand-in is not in the sample for second marking"):
        second(marked, "anna", (1, 1))
    assert answers_to_second_mark(marked.desk, SLUG, "Sam") == ()


def test_agreement_is_told_line_by_line(both):
    first, change = read_agreement(both.desk, SLUG).criteria
    assert (first.criterion, first.answers, first.same, first.per_cent) == (ROUND, 4, 3, 75)
    # three of four the same; chance brings (1*2 + 1*1 + 2*1) / 16
    assert first.kappa == pytest.approx((3 / 4 - 5 / 16) / (1 - 5 / 16))
    assert (change.same, change.kappa) == (3, 0.5)
    assert change.as_text() == (
        "A change that can be tried: the same level for 3 of 4 answers (75%); "
        "weighted kappa 0.50, kappa 0.50. Few answers: a reason to talk, no verdict."
    )


def test_one_level_throughout_says_that_kappa_says_nothing():
    told = CriterionAgreement(
        question_id="q", criterion="Aim", answers=3, same=3, kappa=None, weighted_kappa=None
    )
    assert told.as_text().endswith("both gave one level throughout, so kappa says nothing.")


def test_the_widest_gap_is_discussed_first(both):
    found = read_agreement(both.desk, SLUG)
    assert [each.learner for each in found.discuss] == ["cara", "ben"]
    ((one, other),) = found.discuss[0].apart
    assert (one.words, other.words) == ("one round with its times", "no round described")
    assert (found.discuss[0].gap, found.open) == (2, 2)


def test_what_is_settled_becomes_the_mark_and_keeps_its_reason(both):
    given = settle_difference(
        both.desk,
        SLUG,
        "cara",
        WRITTEN,
        {ROUND: 1, CHANGE: 0},
        "Times, but no round.",
        "Jo and Sam",
    )
    found = read_result(both.desk, SLUG, "cara").get(WRITTEN)
    assert (found.marks, found.comment) == (1, "A comment.")
    again = read_agreement(both.desk, SLUG)
    assert [(each.learner, each.settled) for each in again.discuss] == [
        ("ben", None), ("cara", given),
    ]  # fmt: skip
    assert again.open == 1
    assert again.criteria == read_agreement(both.desk, SLUG).criteria
    assert [each.role for each in history(both.desk, SLUG, "cara", WRITTEN)] == [
        "first", "second", "settled",
    ]  # fmt: skip


def test_a_decision_needs_a_reason_and_two_marks(marked):
    levels = {ROUND: 1, CHANGE: 1}
    with pytest.raises(QikitError, match="A decision needs its reason"):
        settle_difference(marked.desk, SLUG, "anna", WRITTEN, levels, " ", "Jo")
    with pytest.raises(QikitError, match="Two people have not marked this answer yet"):
        settle_difference(marked.desk, SLUG, "anna", WRITTEN, levels, "Because.", "Jo")
