"""What is hidden from whom while answers wait for their second marking."""

from __future__ import annotations

import pytest

from qikit.errors import QikitError
from qikit.marking.fairness.blind import answers_for, check_may_mark_first, hidden_marks
from qikit.marking.fairness.second_marking import (
    choose_sample,
    end_second_marking,
    sample_of,
    save_second_mark,
)
from tests.marking.fairness.evening import CHANGE, ROUND, SLUG, WRITTEN

SEED_OF_ANNA_AND_BEN = 6
ANNA, BEN = ("anna", WRITTEN), ("ben", WRITTEN)


@pytest.fixture
def half(marked):
    """Jo marked everybody; anna's and ben's answers are to be marked a second time."""
    drawn = choose_sample(marked.desk, SLUG, 2, seed=SEED_OF_ANNA_AND_BEN)
    assert drawn.learners == ("anna", "ben")
    for learner in ("anna", "ben", "cara"):
        marked.mark(learner, (2, 1), "Well seen.", marker="Jo Marker")
    return marked


def second(marked, learner, marker="Sam Second"):
    save_second_mark(marked.desk, SLUG, learner, WRITTEN, {ROUND: 0, CHANGE: 0}, "", marker)


def seen_by(marked, marker):
    """Each learner's state and marks, as one person sees them."""
    return {one.learner: (one.state, one.score) for one in answers_for(marked.desk, SLUG, marker)}


@pytest.mark.parametrize("marker", ["Sam Second", "A third person", ""])
def test_first_marks_of_the_sample_are_hidden_from_all_who_did_not_give_them(half, marker):
    assert hidden_marks(half.desk, SLUG, marker) == {ANNA, BEN}
    blind = ("for second marking", None)
    assert seen_by(half, marker) == {
        "anna": blind, "ben": blind, "cara": ("read", 3), "dan": ("to read", None),
    }  # fmt: skip
    assert "anna" not in repr([one.mark for one in answers_for(half.desk, SLUG, marker)])


@pytest.mark.parametrize("marker", ["Jo Marker", " jo  marker"])
def test_whoever_gave_them_sees_them(half, marker):
    assert hidden_marks(half.desk, SLUG, marker) == frozenset()
    assert seen_by(half, marker)["anna"] == ("read", 3)


def test_a_mark_is_shown_to_all_once_two_people_have_marked_the_answer(half):
    second(half, "anna")
    for marker in ("Sam Second", "A third person"):
        assert hidden_marks(half.desk, SLUG, marker) == {BEN}
        assert seen_by(half, marker)["anna"] == ("read", 3)


def test_whoever_marked_second_leaves_the_first_mark_to_somebody_else(half):
    choose_sample(half.desk, SLUG, 4, seed=1)
    second(half, "dan")
    assert seen_by(half, "sam second")["dan"] == ("for second marking", None)
    assert seen_by(half, "A third person")["dan"] == ("to read", None)
    with pytest.raises(QikitError, match=r"is for somebody else to give.*under Second"):
        check_may_mark_first(half.desk, SLUG, "dan", WRITTEN, "Sam Second")
    check_may_mark_first(half.desk, SLUG, "dan", WRITTEN, "A third person")


def test_a_first_mark_cannot_be_changed_unseen(half):
    with pytest.raises(QikitError, match="in the sample for second marking"):
        check_may_mark_first(half.desk, SLUG, "anna", WRITTEN, "Sam Second")
    check_may_mark_first(half.desk, SLUG, "anna", WRITTEN, "Jo Marker")


def test_when_second_marking_ends_nothing_is_hidden_and_every_mark_stays(half):
    second(half, "anna")
    before = seen_by(half, "Jo Marker")
    end_second_marking(half.desk, SLUG)
    assert sample_of(half.desk, SLUG) is None
    assert hidden_marks(half.desk, SLUG, "Sam Second") == frozenset()
    assert seen_by(half, "Sam Second") == before
