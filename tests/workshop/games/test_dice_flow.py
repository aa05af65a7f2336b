"""Golden values of the dice flow, over many rows of the game's own rule."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qikit.workshop import Table, rules_of, seat_for
from qikit.workshop.games.dice_flow.row import VERSIONS, Version, dice_of, run
from qikit.workshop.rehearsal import bots, moved, rehearse
from tests.workshop.tables import answered, asked, seated, told

DICE = rules_of("dice-flow")
QUEUE, BOWLS = VERSIONS["queue"], VERSIONS["bowls"]
ROWS = 20_000


def many(version: Version, low: int = 1, high: int = 6):
    shape = (version.cycles, version.stations, ROWS)
    return run(np.random.default_rng(5).integers(low, high + 1, shape), version)


def test_ten_stations_promise_70_and_deliver_52_and_a_half():
    made = many(QUEUE)
    assert QUEUE.expected == 70
    assert made.out[-1].mean() == pytest.approx(52.5, abs=0.2)
    assert np.percentile(made.out[-1], [5, 95]).tolist() == [47, 58]
    assert made.out[-1].max() < 70
    assert made.waiting[-1].mean() == pytest.approx(53.5, abs=0.4)


def test_five_bowls_promise_35_and_deliver_23():
    made = many(BOWLS)
    assert BOWLS.expected == 35
    assert made.out[-1].mean() == pytest.approx(23.3, abs=0.1)
    assert (made.out[-1] >= 35).mean() == pytest.approx(0.0006, abs=0.0006)


def test_steadier_dice_of_the_same_average_let_more_people_out():
    assert many(QUEUE, low=3, high=4).out[-1].mean() > many(QUEUE).out[-1].mean() + 10


def test_the_dice_of_each_round_are_what_they_are_said_to_be():
    dice = {change: dice_of(np.random.default_rng(1), replace(QUEUE, cycles=4000), change)
            for change in ("none", "steady", "spare")}  # fmt: skip
    assert set(dice["none"].ravel()) == set(range(1, 7))
    assert set(dice["steady"].ravel()) == {3, 4}
    assert [dice[change].mean() for change in ("none", "steady")] == pytest.approx([3.5, 3.5], 0.01)
    assert (dice["spare"][:, 1:].mean(), dice["spare"][:, 0].mean()) == pytest.approx(
        (4.5, 3.5), 0.02
    )


@given(seed=st.integers(0, 10**6), name=st.sampled_from(sorted(VERSIONS)))
def test_nobody_is_lost_between_the_stations(seed, name):
    version = VERSIONS[name]
    made = run(dice_of(np.random.default_rng(seed), version, "none"), version)
    begun = version.waiting * (version.stations - 1)
    entered = made.moved[:, 0].cumsum()
    assert (begun + entered == made.waiting + made.out).all()
    assert (made.queue >= 0).all()


def test_a_turn_waits_for_everybody_in_the_row():
    table = moved(seated("dice-flow", 3), 1, "playing")
    for seat in (1, 2, 3):
        table = answered(table, seat, "predict-out", "70")
    table = answered(table, 1, "roll-1")
    assert asked(table, 1) == []
    assert DICE.turns(table, 1, 1) == 0
    table = answered(answered(table, 2, "roll-1"), 3, "roll-1")
    assert DICE.turns(table, 1, 1) == 1
    assert asked(table, 1) == ["roll-2"]
    assert told(table, 2).startswith("Turn 1 of 20: your die showed ")


def test_somebody_late_joins_at_the_turn_that_the_row_has_reached():
    table = rehearse(DICE, Table(game="dice-flow", seed=1, seats=bots(DICE, 2)), rounds=1)
    table = moved(table, 1, "playing")
    table = replace(table, entries=table.entries[:-6])
    done = DICE.turns(table, 1, 1)
    late = seat_for(DICE, tuple(replace(s, bot=False) for s in table.seats), "late")
    table = replace(table, seats=(*table.seats, late))
    assert DICE.turns(table, 1, 1) >= done - 1 > 5
    table = answered(table, late.number, "predict-out", "50")
    assert asked(table, late.number) == [f"roll-{DICE.turns(table, 1, 1) + 1}"]


def test_the_board_counts_what_the_row_did():
    start = Table(game="dice-flow", seed=1, seats=bots(DICE, 5), settings={"version": "bowls"})
    table = rehearse(DICE, start, rounds=1)
    out = int(DICE.moves(table, 1, 1).out[-1])
    assert DICE.board(table).says[0].startswith(f"Ordinary dice: {out:.1f} people out, 35 expected")
    rows = DICE.rows(table)
    assert len(rows) == 5 * 10
    assert rows.loc[rows["station"] == 5, "moved"].sum() == out
