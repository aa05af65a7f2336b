"""Marking without names."""

from __future__ import annotations

from itertools import pairwise

import pytest

from qikit.errors import QikitError
from qikit.marking.fairness.names import (
    is_anonymous,
    labels,
    learner_behind,
    pseudonyms,
    set_anonymous,
)
from qikit.marking.fairness.reading import written_answers
from tests.marking.fairness.evening import LEARNERS, SLUG

MANY = tuple(f"learner{number:03d}" for number in range(120))


def test_names_are_shown_until_somebody_hides_them(marked):
    assert not is_anonymous(marked.desk, SLUG)
    assert [each.shown for each in labels(marked.desk, SLUG, LEARNERS).values()] == list(LEARNERS)
    set_anonymous(marked.desk, SLUG, True)
    hidden = labels(marked.desk, SLUG, LEARNERS)
    assert set(hidden) == set(LEARNERS)
    for label in hidden.values():
        assert label.shown.startswith("Learner ")
        assert not [name for name in LEARNERS if name in label.shown + label.key]
    set_anonymous(marked.desk, SLUG, False)
    assert not is_anonymous(marked.desk, SLUG)


def test_a_pseudonym_stays_and_newcomers_get_their_own(marked):
    first = pseudonyms(marked.desk, SLUG, LEARNERS[:3])
    later = pseudonyms(marked.desk, SLUG, LEARNERS)
    assert {name: later[name] for name in first} == first
    assert len({each.number for each in later.values()}) == len(LEARNERS)


def test_another_exercise_has_other_pseudonyms(marked):
    here = pseudonyms(marked.desk, SLUG, MANY)
    there = pseudonyms(marked.desk, "02-coffee", MANY)
    assert sum(here[name] == there[name] for name in MANY) < len(MANY) / 2


def test_neither_numbers_nor_order_follow_the_alphabet_or_who_came_first(marked):
    drawn = pseudonyms(marked.desk, SLUG, MANY)
    assert [each.number for each in drawn.values()] == sorted(
        each.number for each in drawn.values()
    )
    assert list(drawn) != sorted(drawn)
    in_order = [drawn[name].number for name in MANY]
    rises = sum(b > a for a, b in pairwise(in_order))
    assert 30 < rises < 90, "120 numbers drawn by lot rise about half of the time"
    assert len(set(in_order)) == 120


def test_written_answers_come_in_the_order_of_the_numbers(marked):
    set_anonymous(marked.desk, SLUG, True)
    shown = [each.shown for each in written_answers(marked.desk, SLUG)]
    assert shown == sorted(shown)
    for each in written_answers(marked.desk, SLUG):
        assert learner_behind(marked.desk, SLUG, each.key) == each.learner


def test_an_address_with_a_name_leads_nowhere_while_names_are_hidden(marked):
    assert learner_behind(marked.desk, SLUG, "anna") == "anna"
    set_anonymous(marked.desk, SLUG, True)
    with pytest.raises(QikitError, match="Nobody is called 'anna' here"):
        learner_behind(marked.desk, SLUG, "anna")
