"""Kappa against published worked examples and an independent formula."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qikit.errors import QikitError
from qikit.marking.fairness.kappa import (
    kappa,
    kappa_by,
    share_agreed,
    share_by_chance,
    weighted_kappa,
)

LEVELS = st.integers(0, 4)
PAIRS = st.lists(st.tuples(LEVELS, LEVELS), min_size=1, max_size=40)


def pairs_from(table):
    """Answers behind a table: how often the first gave the row's level, the second the column's."""
    return [
        (row, column)
        for row, counts in enumerate(table)
        for column, count in enumerate(counts)
        for _ in range(count)
    ]


# Cohen (1968), Psychological Bulletin 70, table 1: 200 people, three diagnoses.
COHEN = pairs_from([[88, 10, 2], [14, 40, 6], [18, 10, 12]])
COHENS_WEIGHTS = ((0, 1, 3), (1, 0, 6), (3, 6, 0))


def test_cohens_own_example_without_weights():
    assert share_agreed(COHEN) == pytest.approx(0.70)
    assert share_by_chance(COHEN) == pytest.approx(0.41)
    assert kappa(COHEN) == pytest.approx(0.492, abs=0.0005)


def test_cohens_own_example_with_his_weights():
    found = kappa_by(COHEN, lambda a, b: COHENS_WEIGHTS[a][b])
    assert found == pytest.approx(0.348, abs=0.0005)


def test_two_readers_of_fifty_applications():
    assert kappa(pairs_from([[20, 5], [10, 15]])) == pytest.approx(0.4)


@given(PAIRS)
def test_quadratic_weights_give_the_concordance_of_two_columns_of_numbers(pairs):
    first, second = np.array(pairs, dtype=float).T
    below = first.var() + second.var() + (first.mean() - second.mean()) ** 2
    if below == 0:
        assert weighted_kappa(pairs) is None
        return
    covariance = ((first - first.mean()) * (second - second.mean())).mean()
    assert weighted_kappa(pairs) == pytest.approx(2 * covariance / below, abs=1e-12)


@given(st.lists(st.tuples(st.integers(0, 1), st.integers(0, 1)), min_size=1, max_size=40))
def test_with_two_levels_weights_make_no_difference(pairs):
    assert weighted_kappa(pairs) == kappa(pairs)


@given(PAIRS)
def test_it_does_not_matter_who_is_called_the_first(pairs):
    turned = [(second, first) for first, second in pairs]
    assert kappa(turned) == pytest.approx(kappa(pairs), nan_ok=True)
    assert share_agreed(turned) == share_agreed(pairs)


@given(st.lists(LEVELS, min_size=2, max_size=20))
def test_full_agreement_is_one_unless_there_was_only_one_level(levels):
    same = [(level, level) for level in levels]
    wanted = None if len(set(levels)) == 1 else 1
    assert kappa(same) == weighted_kappa(same) == wanted


def test_far_apart_weighs_more_than_near():
    near, far = [(0, 1), (2, 2), (1, 1), (0, 0)], [(0, 2), (2, 2), (1, 1), (0, 0)]
    assert kappa(near) > 0
    assert weighted_kappa(near) > weighted_kappa(far)


@pytest.mark.parametrize("measure", [kappa, weighted_kappa, share_agreed, share_by_chance])
def test_without_answers_there_is_nothing_to_say(measure):
    with pytest.raises(QikitError, match="no answers that two people have marked"):
        measure([])
