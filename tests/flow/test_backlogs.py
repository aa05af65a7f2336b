"""The backlog follows its recursion, and loses what is not used."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qikit.errors import QikitError
from qikit.flow import backlog, histories, random_demand, weeks_to_clear
from qikit.flow.backlogs import activity_of, backlog_path

works = st.lists(st.floats(0, 500), min_size=1, max_size=60)


def one_week_at_a_time(demand, capacity, start):
    """The recursion as it is printed in a textbook."""
    waiting, told = start, []
    for come, can in zip(demand, capacity, strict=True):
        done = min(waiting + come, can)
        waiting = max(0, waiting + come - can)
        told.append((done, waiting))
    return np.array(told).T


@given(demand=works, start=st.floats(0, 300), data=st.data())
def test_it_is_the_recursion(demand, start, data):
    same_length = st.lists(st.floats(0, 500), min_size=len(demand), max_size=len(demand))
    capacity = data.draw(same_length)
    done, waiting = one_week_at_a_time(demand, capacity, start)
    path = backlog_path(demand, capacity, start)
    assert path == pytest.approx(waiting, abs=1e-6)
    assert activity_of(demand, path, start) == pytest.approx(done, abs=1e-6)


@given(demand=works, capacity=st.floats(0, 500), start=st.floats(0, 300))
def test_nothing_gets_lost_or_is_done_twice(demand, capacity, start):
    points = backlog(demand, capacity, start=start).points
    assert start + sum(demand) == pytest.approx(
        points["activity"].sum() + points["backlog"].iloc[-1]
    )
    assert (points["backlog"] >= 0).all()
    assert (points["activity"] <= points["capacity"] + 1e-6).all()
    assert (points["unused"] >= -1e-6).all()


def test_a_week_with_15_then_one_with_5_against_10():
    late_first, quiet_first = backlog([15, 5], 10), backlog([5, 15], 10)
    assert late_first.final == 0
    assert quiet_first.final == 5
    assert quiet_first.points["unused"].tolist() == [5, 0]


def test_many_runs_at_once_are_the_same_as_one_by_one():
    demand = random_demand(40, 30, runs=5, seed=4)
    together = backlog_path(demand, 41)
    for run, path in zip(demand, together, strict=True):
        assert path == pytest.approx(backlog_path(run, 41))


def test_lengths_that_differ_are_told():
    with pytest.raises(QikitError, match="Demand has 3 periods and capacity 2"):
        backlog([1, 2, 3], [1, 2])


@pytest.mark.parametrize(
    ("waiting", "capacity", "demand", "left", "weeks"),
    [(120, 46, 40, 0, 20), (120, 46, 40, 60, 10), (50, 40, 40, 50, 0), (0, 1, 9, 0, 0),
     (120, 40, 40, 0, math.inf), (120, 30, 40, 0, math.inf)],
)  # fmt: skip
def test_a_backlog_clears_only_with_capacity_to_spare(waiting, capacity, demand, left, weeks):
    assert weeks_to_clear(waiting, capacity, demand, left) == weeks


class TestCapacityAtTheMean:
    """With Poisson demand of 40 a week and no headroom the backlog grows with the root of time."""

    def mean_after(self, capacity, weeks):
        paths = histories(40, capacity, weeks=weeks, runs=2000, seed=7).paths
        return float(paths[:, -1].mean())

    @pytest.mark.parametrize("weeks", [52, 260])
    def test_it_grows_as_a_reflected_random_walk_does(self, weeks):
        walk = math.sqrt(40) * (math.sqrt(2 * weeks / math.pi) - 0.5826)
        assert self.mean_after(40, weeks) == pytest.approx(walk, rel=0.05)

    @pytest.mark.parametrize(("capacity", "settles"), [(42, 7), (44, 2.4), (46, 1)])
    def test_a_little_headroom_buys_a_lot(self, capacity, settles):
        assert self.mean_after(capacity, 260) == pytest.approx(settles, abs=0.45)

    def test_growing_and_unused(self):
        tight, roomy = histories(40, 40), histories(40, 44)
        assert (tight.growing, tight.unused) == (True, 0)
        assert (roomy.growing, roomy.unused) == (False, 4)
        assert "longer you wait" in tight.describe()
        assert "4 places a week go unused" in roomy.describe()


class TestRandomDemand:
    def test_more_weeks_keep_the_weeks_there_were(self):
        assert (random_demand(40, 10, seed=3) == random_demand(40, 50, seed=3)[:, :10]).all()

    def test_more_demand_never_lowers_a_week(self):
        assert (random_demand(41, 200, seed=3) >= random_demand(40, 200, seed=3)).all()

    def test_it_is_poisson(self):
        weeks = random_demand(40, 5000, runs=4, seed=1)
        assert weeks.mean() == pytest.approx(40, abs=0.2)
        assert weeks.var() == pytest.approx(40, rel=0.05)

    def test_no_demand_is_none(self):
        assert not random_demand(0, 20).any()
