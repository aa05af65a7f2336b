"""Golden values of the red beads: exact probability, and many runs of the game's own rule."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from qikit.workshop import Table, rules_of
from qikit.workshop.games.red_beads.box import PADDLE, dipped
from qikit.workshop.games.red_beads.foreman import line
from qikit.workshop.rehearsal import bots, moved, rehearse
from tests.workshop.tables import answered, asked, seated, told

EXACT = stats.hypergeom(4000, 800, 50)
BEADS = rules_of("red-beads")


@pytest.fixture(scope="module")
def runs() -> np.ndarray:
    """Red beads by run, day and worker, drawn by the game's own rule."""
    tables = [Table(game="red-beads", seed=seed) for seed in range(800)]
    return np.array(
        [[[dipped(t, day=d, seat=s).red for s in range(1, 7)] for d in range(1, 5)] for t in tables]
    )


def test_a_paddle_is_hypergeometric(runs):
    assert EXACT.mean() == 10
    assert EXACT.std() == pytest.approx(2.81, abs=0.005)
    seen = np.bincount(runs.ravel(), minlength=PADDLE + 1)
    wanted = EXACT.pmf(np.arange(PADDLE + 1)) * runs.size
    tails = wanted < 5
    observed, expected = (
        np.append(seen[~tails], seen[tails].sum()),
        np.append(wanted[~tails], wanted[tails].sum()),
    )
    assert stats.chisquare(observed, expected).pvalue > 0.001


def test_a_day_of_six_paddles(runs):
    days = runs.sum(axis=2)
    assert days.mean() == pytest.approx(60, abs=0.4)
    assert days.std() == pytest.approx(np.sqrt(6) * EXACT.std(), abs=0.2)
    assert np.sqrt(6) * EXACT.std() == pytest.approx(6.9, abs=0.05)


def test_chance_alone_spreads_workers_far_apart(runs):
    totals = runs.sum(axis=1)
    gap = totals.max(axis=1) - totals.min(axis=1)
    assert np.median(gap) == 14
    assert np.percentile(gap, [5, 95]) == pytest.approx([7, 23], abs=1)


def test_the_best_of_day_one_is_best_on_day_four_as_often_as_a_die_says(runs):
    same = runs[:, 0].argmin(axis=1) == runs[:, 3].argmin(axis=1)
    assert same.mean() == pytest.approx(1 / 6, abs=0.04)


def test_a_paddle_outside_the_limits_is_rare(runs):
    low, high = 1.5, 18.5
    exact = 1 - (EXACT.cdf(18) - EXACT.cdf(1)) ** 24
    assert exact == pytest.approx(0.06, abs=0.01)
    outside = ((runs < low) | (runs > high)).any(axis=(1, 2)).mean()
    assert outside == pytest.approx(exact, abs=0.02)


def test_the_limits_of_the_board_are_those_of_a_p_chart():
    table = rehearse(BEADS, Table(game="red-beads", seed=2, seats=bots(BEADS, 6)))
    board, rows = BEADS.board(table), BEADS.rows(table)
    assert len(rows) == 24
    share = rows["red"].sum() / (24 * PADDLE)
    wide = 3 * np.sqrt(share * (1 - share) / PADDLE)
    points = board.pictures[0].shows.points
    assert points["upper"].iloc[0] == pytest.approx(share + wide)
    assert points["lower"].iloc[0] == pytest.approx(max(share - wide, 0))
    assert 50 * np.array([0.2 - 0.1697, 0.2 + 0.1697]) == pytest.approx([1.5, 18.5], abs=0.05)


def test_a_paddle_that_favours_red_brings_up_more_of_it():
    tables = [Table(game="red-beads", seed=seed) for seed in range(2000)]
    reds = [dipped(table, day=1, seat=1, kind="favours-red").red for table in tables]
    assert np.mean(reds) == pytest.approx(11.3, abs=0.2)


def test_the_picture_shows_as_many_reds_as_are_on_the_paddle():
    paddle = dipped(Table(game="red-beads", seed=9), day=2, seat=4)
    assert paddle.picture().count("R") == paddle.red
    assert [len(row.split()) for row in paddle.picture().splitlines()] == [10] * 5


def test_inspectors_count_alone_and_the_chief_settles_what_differs():
    table = moved(seated("red-beads", 10), 1, "playing")
    for seat in (1, *range(7, 11)):
        table = answered(table, seat, "predict-red", "3")
    assert asked(table, 7) == []
    table = answered(table, 1, "dip")
    red = BEADS.paddle(table, 1, 1).red
    assert told(table, 7).split("\n", 1)[1].count("R") == red
    table = answered(table, 7, "count-1", str(red))
    assert str(red) not in told(table, 8).splitlines()[0]
    assert asked(table, 9) == []
    table = answered(table, 8, "count-1", str(red + 1))
    assert asked(table, 9) == ["count-1"]
    row = BEADS.rows(answered(table, 9, "count-1", str(red))).iloc[0]
    assert (row.red, row.inspector_a, row.inspector_b, row.settled) == (red, red, red + 1, red)


def test_each_worker_dips_once_a_day():
    table = answered(moved(seated("red-beads", 6), 1, "playing"), 1, "predict-red", "0")
    assert asked(table, 1) == ["dip"]
    assert asked(answered(table, 1, "dip"), 1) == []


def test_the_foreman_praises_blames_and_at_last_steps_out_of_the_role():
    assert "50 white beads" in line(1, False, {}, {})
    assert "worker 2 showed us" in line(2, False, {}, {"worker 1": 9, "worker 2": 4})
    said = line(4, True, {"worker 1": 9, "worker 2": 4}, {})
    assert "Praise worker 2" in said
    assert "Ask worker 1 aside" in said
    assert "not the foreman any more" in said
    assert line(1, False, {"worker 3": 5}, {}).startswith("Praise worker 3")
