"""Golden values of the funnel: exact variances, and many clinics under each rule."""

from __future__ import annotations

import numpy as np
import pytest

from qikit.workshop import Table, rules_of
from qikit.workshop.games.funnel.tampering import (
    AIM,
    LUCK,
    WEEKS,
    luck_of,
    next_setting,
    typical_miss,
    waits,
)
from qikit.workshop.rehearsal import moved
from tests.workshop.tables import answered, asked, seated, told

FUNNEL = rules_of("funnel")


@pytest.fixture(scope="module")
def misses() -> dict[int, np.ndarray]:
    """Distance from the aim by rule, clinic and week, with luck of variance 1."""
    luck = np.random.default_rng(7).normal(size=(2000, WEEKS))
    return {
        rule: np.array([[wait for _, wait in waits(rule, row, aim=0)] for row in luck])
        for rule in (1, 2, 3, 4)
    }


def exact_variance(rule: int) -> np.ndarray:
    """Mean square distance from the aim in each week, with luck of variance 1."""
    week = np.arange(1, WEEKS + 1)
    return {1: np.ones(WEEKS), 2: np.minimum(week, 2.0), 3: week * 1.0, 4: week * 1.0}[rule]


@pytest.mark.parametrize("rule", [1, 2, 3, 4])
def test_the_spread_grows_as_theory_says(misses, rule):
    ratio = (misses[rule] ** 2).mean(axis=0) / exact_variance(rule)
    assert ratio == pytest.approx(np.ones(WEEKS), abs=0.12)


def test_putting_it_right_doubles_the_variance_and_the_others_run_away(misses):
    mean_square = {rule: (off**2).mean() for rule, off in misses.items()}
    assert mean_square[2] / mean_square[1] == pytest.approx(2.0, abs=0.06)
    assert mean_square[3] / mean_square[1] == pytest.approx(25.5, rel=0.06)
    assert mean_square[4] / mean_square[1] == pytest.approx(25.5, rel=0.06)


def test_typical_distance_on_a_plane_goes_from_1_4_to_10(misses):
    for rule in (3, 4):
        east, north = misses[rule][:1000], misses[rule][1000:]
        distance = np.sqrt((east**2 + north**2).mean(axis=0))
        assert distance[[0, -1]] == pytest.approx([np.sqrt(2), 10], rel=0.05)


def test_rule_3_flips_sides_and_rule_4_wanders(misses):
    flips = {rule: (np.diff(np.sign(misses[rule][:, 25:])) != 0).mean() for rule in (3, 4)}
    assert flips[3] > 0.85
    assert flips[4] < 0.15


def test_rule_3_is_measured_from_the_target_and_is_not_rule_1():
    assert next_setting(3, setting=50, wait=63, aim=60) == 57
    assert next_setting(3, setting=70, wait=63, aim=60) == 57
    assert next_setting(3, setting=60, wait=63, aim=60) != next_setting(1, 60, 63, 60)


def test_a_clinic_has_the_same_luck_under_every_rule_and_no_other_clinic_has_it():
    table = Table(game="funnel", seed=3)
    assert luck_of(table, 1) == luck_of(table, 1)
    assert luck_of(table, 1) != luck_of(table, 2)
    assert np.std([luck_of(table, seat) for seat in range(1, 200)]) == pytest.approx(LUCK, rel=0.03)


def test_by_feel_each_week_is_what_was_chosen_and_its_luck():
    table = answered(moved(seated("funnel", 1), 1, "playing"), 1, "predict-miss", "3")
    assert asked(table, 1) == ["week-1"]
    table = answered(table, 1, "week-1", "55")
    luck = luck_of(table, 1)[0]
    assert FUNNEL.weeks(table, table.seats[0], 1) == [(55, 55 + luck)]
    assert asked(table, 1) == ["week-2"]
    assert f"the wait was {55 + luck:.1f}" in told(table, 1)
    for week in range(2, 13):
        table = answered(table, 1, f"week-{week}", "60")
    assert asked(table, 1) == []
    left_alone = typical_miss([AIM + days for days in luck_of(table, 1)[:12]])
    assert f"would have been {left_alone:.1f}" in FUNNEL.board(table).says[0]


def test_by_rule_five_taps_run_fifty_weeks():
    table = answered(moved(seated("funnel", 2), 3, "playing"), 1, "predict-way", "closer")
    for _ in range(5):
        table = answered(table, 1, "run")
    assert asked(table, 1) == []
    rows = FUNNEL.rows(table)
    assert (len(rows), set(rows["seat"])) == (50, {1})
    assert rows["wait"].tolist() == [wait for _, wait in waits(2, luck_of(table, 1))]
