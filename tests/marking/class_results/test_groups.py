"""Results by partner never show a few people's."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qikit.marking.class_results.groups import EVERYBODY, FEWEST, OTHERS, groups_of

SIZES = st.dictionaries(st.sampled_from("ABCDEFGH"), st.integers(1, 12), max_size=8)


def learners(sizes):
    return {f"{name}{n}": name for name, size in sizes.items() for n in range(size)}


def shown(sizes):
    return {group.name: len(group.learners) for group in groups_of(learners(sizes))}


def test_large_partners_are_shown_and_small_ones_put_together():
    assert shown({"A": 8, "B": 5, "C": 2, "D": 3}) == {"A": 8, "B": 5, OTHERS: 5}


def test_a_lone_small_partner_cannot_be_worked_out_from_the_total():
    assert shown({"A": 8, "B": 6, "C": 1}) == {"A": 8, OTHERS: 7}


def test_if_all_come_together_the_name_says_so():
    assert shown({"A": 6, "B": 2}) == {EVERYBODY: 8}


def test_fewer_than_the_fewest_are_never_shown():
    assert shown({"A": 2, "B": 2}) == {}
    assert shown({}) == {}


@given(SIZES)
def test_no_group_is_small_and_nobody_is_lost_or_counted_twice(sizes):
    groups = groups_of(learners(sizes))
    everybody = [learner for group in groups for learner in group.learners]
    assert all(len(group.learners) >= FEWEST for group in groups)
    assert sorted(everybody) == (sorted(learners(sizes)) if sum(sizes.values()) >= FEWEST else [])
