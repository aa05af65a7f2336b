"""The play on the size of a first test tells the arithmetic of chance, and the usual advice."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qikit import apps
from qikit.apps.m07.first_test import FirstTest, chance_to_see


def test_the_chance_agrees_with_throwing_dice():
    throws = np.random.default_rng(7).random((40_000, 5)) < 0.3
    assert chance_to_see(5, 0.3) == pytest.approx(throws.any(axis=1).mean(), abs=0.01)


@given(st.integers(1, 124), st.floats(0.01, 0.6))
def test_more_people_never_hide_a_fault(people, share):
    assert chance_to_see(people, share) <= chance_to_see(people + 1, share) <= 1


def test_a_small_test_shows_a_common_fault_and_few_meet_it():
    assert FirstTest(people=5, fault=30).says() == (
        "A test with 5 people (very small) shows the fault 83 times in 100, and 1.5 would meet it, "
        "on average. Usual advice for what you know: very small."
    )


def test_nothing_is_told_as_certain():
    assert "more than 99 times in 100" in FirstTest(people=125, fault=60).says()


def test_the_advice_follows_belief_cost_and_readiness():
    told = FirstTest(belief="high", cost="small", readiness="ready").says()
    assert told.endswith("implement.")


def test_the_panel_opens_and_its_table_holds_every_size():
    view = apps.play_first_test().view
    assert view["title"] == "How large a first test?"
    assert view["picture"].count('<th scope="row">') == 12
