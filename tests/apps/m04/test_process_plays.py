"""Whose map it is, where the time goes, and who comes through without a mistake."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qikit.apps.m04.faster import Faster, referral
from qikit.apps.m04.first_time import FirstTime
from qikit.apps.m04.maps import invented_map
from qikit.apps.m04.whose_map import WhoseMap
from qikit.errors import QikitError

VIEWS = ("policy", "desk", "staff", "family")


def test_each_map_has_more_steps_than_the_one_before():
    lengths = [len(invented_map(view).steps) for view in VIEWS]
    assert lengths == sorted(set(lengths))
    assert invented_map("family").elapsed > 3 * invented_map("policy").elapsed


def test_only_the_last_map_has_george_on_it():
    assert [("George" in invented_map(view).lanes) for view in VIEWS] == [False] * 3 + [True]


def test_a_map_says_what_the_policy_does_not_know():
    assert WhoseMap(view="policy").says().endswith("from start to end.")
    assert WhoseMap(view="desk").says().endswith("1 step that the policy does not know.")
    assert WhoseMap(view="family").says().endswith("7 steps that the policy does not know.")


def test_a_map_that_is_not_there_names_those_that_are():
    with pytest.raises(QikitError, match=r"no map called 'tea'.*blood-test"):
        invented_map("tea")


def test_nothing_changes_when_nothing_is_faster():
    assert Faster(work=0, wait=0).result == referral()


@given(share=st.sampled_from([5, 10, 25, 50]))
def test_shortening_the_longest_wait_saves_more_than_all_faster_work(share):
    before = referral()
    hands, waits = Faster(work=share, wait=0).result, Faster(work=0, wait=share).result
    assert before.elapsed - hands.elapsed == pytest.approx(before.touch * share / 100, abs=0.5)
    assert before.elapsed - waits.elapsed > 50 * (before.elapsed - hands.elapsed)


def test_what_is_saved_is_told_in_minutes_and_days():
    assert Faster(work=50, wait=50).says() == (
        "Faster work saves 1 h 19 min and the shorter wait 10.5 days: it takes 27.6 days in place "
        "of 38.1 days."
    )


@given(steps=st.integers(1, 30), right=st.sampled_from([80, 90, 95, 99.5, 100]))
def test_yield_is_the_product_of_the_steps(steps, right):
    assert FirstTime(steps=steps, right=right).through == pytest.approx(
        100 * (right / 100) ** steps
    )


def test_ten_steps_at_95_let_60_through():
    play = FirstTime()
    assert "10 steps, each right 95 in 100 times" in play.says()
    assert "right first time for 60 in 100 people. For the other 40" in play.says()
    assert "60 dots, everything right; 40 crosses, not." in play.picture()


def test_one_step_is_told_in_the_singular():
    assert FirstTime(steps=1).says().startswith("1 step right 95 in 100 times")
