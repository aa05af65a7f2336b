"""Facts of a waiting list: the published example, and lists that are short."""

from __future__ import annotations

import math

import pytest

from qikit.errors import QikitError
from qikit.flow import WaitingList

PUBLISHED = WaitingList(demand=30, capacity=27, size=1200, target=52)


def test_the_published_example():
    assert PUBLISHED.load == pytest.approx(1.11, abs=0.005)
    assert PUBLISHED.target_mean_wait == 13
    assert PUBLISHED.target_size == 390
    assert PUBLISHED.size / PUBLISHED.target_size == pytest.approx(3.1, abs=0.05)
    assert PUBLISHED.relief_capacity(weeks=26) == pytest.approx(61.15, abs=0.005)
    assert PUBLISHED.weeks_to_target_size == math.inf


@pytest.mark.parametrize(("factor", "late"), [(4, 0.018), (6, 0.0025)])
def test_the_factor_sets_how_many_wait_longer_than_the_target(factor, late):
    few = WaitingList(demand=30, capacity=32, size=100, target=52, factor=factor)
    assert math.exp(-few.target / few.target_mean_wait) == pytest.approx(late, abs=0.0005)


def test_relief_brings_the_list_there_in_time():
    path = PUBLISHED.path(PUBLISHED.relief_capacity(weeks=26), 26)
    assert path[0] == 1200
    assert path[-1] == pytest.approx(PUBLISHED.target_size)


def test_more_variation_needs_more_capacity():
    calm = PUBLISHED.target_capacity(0.5, 0.5)
    assert PUBLISHED.demand < calm < PUBLISHED.target_capacity()
    assert PUBLISHED.target_capacity(1, 2) == pytest.approx(30 + 2.5 / 13)


def test_pressure_is_one_when_the_average_wait_is_half_the_target():
    assert PUBLISHED.pressure(26) == 1


def test_everyone_waits_as_long_as_the_list_takes():
    assert PUBLISHED.clearance_time == pytest.approx(1200 / 27)


def test_the_words_of_a_long_list_and_of_a_short_one():
    told = PUBLISHED.describe()
    assert "111% of capacity, so the list grows" in told
    assert "takes 61.2 places a week" in told
    short = WaitingList(demand=30, capacity=31, size=300, target=52).describe()
    assert "so the list does not grow" in short
    assert "To stay there takes 30.08 places" in short


@pytest.mark.parametrize("field", ["demand", "capacity", "target", "factor"])
def test_nothing_of_it_is_0(field):
    with pytest.raises(QikitError, match=rf"0 is no amount\. \({field}\)"):
        WaitingList(**({"demand": 1, "capacity": 1, "size": 1, "target": 1} | {field: 0}))
