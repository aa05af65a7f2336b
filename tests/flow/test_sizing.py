"""Rules for capacity give what their authors say, and are not one another."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qikit.errors import QikitError
from qikit.flow import (
    eighty_percent_rule,
    percentile_rule,
    poisson_percentile,
    random_demand,
    size_capacity,
)
from qikit.flow.sizing import RULES

weeks = st.lists(st.floats(0, 1000), min_size=2, max_size=80)


@given(demand=weeks)
def test_the_80_percent_rule_stands_at_four_fifths_of_the_range(demand):
    rule = eighty_percent_rule(demand)
    assert rule - min(demand) == pytest.approx(0.8 * (max(demand) - min(demand)), abs=1e-9)
    assert eighty_percent_rule(demand, 1) == pytest.approx(max(demand))


@given(demand=weeks, percentile=st.floats(0, 100))
def test_a_percentile_is_that_of_spreadsheets(demand, percentile):
    ordered = sorted(demand)
    place = (len(ordered) - 1) * percentile / 100
    below = ordered[int(place)]
    above = ordered[min(int(place) + 1, len(ordered) - 1)]
    expected = below + (place - int(place)) * (above - below)
    assert percentile_rule(demand, percentile) == pytest.approx(expected, abs=1e-6)


def test_one_freak_week_moves_the_range_and_not_the_order():
    demand = random_demand(40, 52, seed=1)[0]
    freak = demand.copy()
    freak[25] = 80
    assert eighty_percent_rule(freak) - eighty_percent_rule(demand) > 15
    assert percentile_rule(freak, 80) - percentile_rule(demand, 80) < 2


@pytest.mark.parametrize(
    ("mean", "places"),
    [(10, (11, 13, 13)), (20, (22, 24, 25)), (40, (42, 45, 47)), (100, (104, 108, 110))],
)
def test_percentiles_of_poisson_demand(mean, places):
    assert tuple(poisson_percentile(mean, p) for p in (65, 80, 85)) == places


class TestSizing:
    DEMAND = random_demand(40, 52, seed=1)[0]

    @pytest.mark.parametrize("rule", RULES)
    def test_a_plan_is_tried_on_its_own_weeks(self, rule):
        plan = size_capacity(self.DEMAND, rule)
        waiting = unused = 0.0
        for week in self.DEMAND:
            unused += max(0, plan.capacity - waiting - week)
            waiting = max(0, waiting + week - plan.capacity)
        assert plan.capacity == int(plan.capacity)
        assert plan.overflowing == sum(week > plan.capacity for week in self.DEMAND)
        assert plan.backlog == pytest.approx(waiting)
        assert plan.unused == pytest.approx(unused / 52)

    def test_more_capacity_overflows_less_and_wastes_more(self):
        rules = size_capacity(self.DEMAND).rules.sort_values("capacity")
        assert rules["overflowing"].is_monotonic_decreasing
        assert rules["unused"].is_monotonic_increasing

    def test_minutes_need_not_be_whole(self):
        assert size_capacity([10, 11], "mean", whole_places=False).capacity == 10.5
        assert size_capacity([10, 11], "mean").capacity == 11

    def test_a_percentile_that_is_whole_is_not_rounded_up(self):
        assert size_capacity(np.full(10, 0.1 * 3 / 0.3), "p80").capacity == 1

    def test_an_unknown_rule(self):
        with pytest.raises(QikitError, match=r"'p99' is no rule for capacity\. \(rule\) Use one"):
            size_capacity(self.DEMAND, "p99")
