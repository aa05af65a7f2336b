"""Golden values of the sweets: exact binomial chances, and special causes that are planted."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from qikit.workshop import Table, rules_of
from qikit.workshop.games.sweets.bags import BAGS, NEW_YELLOW, ODD_YELLOW, SWEETS, YELLOW, bag_of
from qikit.workshop.rehearsal import bots, moved, rehearse
from tests.workshop.tables import answered, asked, seated, told

SWEET = rules_of("sweets")
USUAL = stats.binom(SWEETS, YELLOW)
LOW, HIGH = (USUAL.mean() + sides * USUAL.std() for sides in (-3, 3))


def yellows(round: int, bag: int, count: int = 1500) -> np.ndarray:
    tables = (Table(game="sweets", seed=3 * seed) for seed in range(count))
    return np.array([bag_of(table, round=round, seat=1, bag=bag).yellow for table in tables])


@pytest.mark.parametrize(
    ("round", "bag", "share"),
    [(1, 1, YELLOW), (1, 2, YELLOW), (2, 1, YELLOW), (2, 2, ODD_YELLOW), (3, 2, NEW_YELLOW)],
)
def test_yellow_sweets_are_binomial(round, bag, share):
    seen, exact = yellows(round, bag), stats.binom(SWEETS, share)
    assert seen.mean() == pytest.approx(exact.mean(), abs=5 * exact.std() / np.sqrt(len(seen)))
    assert seen.std() == pytest.approx(exact.std(), rel=0.1)


def test_limits_lie_where_they_are_said_to():
    assert (USUAL.mean(), USUAL.std()) == pytest.approx((7.5, 2.37), abs=0.005)
    assert pytest.approx((0.4, 14.6), abs=0.05) == (LOW, HIGH)


def test_chance_alone_seldom_leaves_the_limits_and_the_odd_bag_nearly_always_does():
    outside = 1 - (USUAL.cdf(14) - USUAL.cdf(0))
    assert outside < 0.003
    assert stats.binom(SWEETS, ODD_YELLOW).sf(14) > 0.999
    seen = yellows(1, 1)
    assert ((seen > HIGH) | (seen < LOW)).mean() == pytest.approx(outside, abs=0.004)


@pytest.mark.parametrize(("round", "planted"), [(1, 0), (2, 1), (3, 12)])
def test_what_is_planted_in_a_class_of_twelve(round, planted):
    table = rehearse(SWEET, Table(game="sweets", seed=2, seats=bots(SWEET, 12)), rounds=round)
    rows = SWEET.rows(table).query("round == @round")
    assert len(rows) == 12 * BAGS
    assert rows["planted"].sum() == planted
    assert rows["counted_right"].all()
    signals = SWEET.board(table).pictures[0].shows.signals
    assert bool(signals) == bool(planted)
    truth = SWEET.board(table).says[1]
    assert truth.startswith("The truth")
    assert truth in told(table, 1)


def test_the_truth_is_told_only_when_the_round_is_over():
    table = moved(seated("sweets", 3), 2, "playing")
    for seat in (1, 2, 3):
        for ask in ("predict-yellow", "bag-1", "bag-2"):
            table = answered(table, seat, ask, "7")
    assert asked(table, 1) == ["verdict"]
    assert "truth" not in told(table, 1) + "".join(SWEET.board(table).says)


def test_the_picture_shows_as_many_yellows_as_are_in_the_bag():
    table = answered(moved(seated("sweets", 1), 1, "playing"), 1, "predict-yellow", "7")
    bag = SWEET.bag(table, 1, table.seats[0], 1)
    assert told(table, 1).split("\n", 1)[1].count("Y") == bag.yellow
    assert len(bag.picture().split()) == SWEETS
