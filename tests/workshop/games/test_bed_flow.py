"""The bed flow: people are never lost, each-for-yourself is tempting, and a joint plan beats it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qikit.workshop import Table, rules_of
from qikit.workshop.games.bed_flow.system import (
    GOES_ON,
    PLACES,
    ROOM,
    START,
    WEEKS,
    Luck,
    luck_of,
    week_after,
    where_to_help,
    winter,
)
from qikit.workshop.rehearsal import bots, moved, rehearse
from tests.workshop.tables import answered, asked, seated, told

BEDS = rules_of("bed-flow")
WINTERS = 150


def waited(seed: int, choose) -> np.ndarray:
    """Weeks of waiting in each place, over one winter, under a way of choosing."""
    table, waiting, total = Table(game="bed-flow", seed=seed), START, np.zeros(len(PLACES))
    for week in range(1, WEEKS + 1):
        waiting = week_after(waiting, luck_of(table, week), choose(waiting)).waiting
        total += waiting
    return total


def for_yourself(waiting):
    return {}


def together(waiting):
    return {place: str(where_to_help(waiting)) for place in range(len(PLACES))}


@pytest.fixture(scope="module")
def alone() -> np.ndarray:
    return np.array([waited(seed, for_yourself) for seed in range(WINTERS)])


def test_a_joint_plan_beats_each_for_yourself_in_nearly_every_winter(alone):
    joint = np.array([waited(seed, together) for seed in range(WINTERS)])
    saved = alone.sum(axis=1) - joint.sum(axis=1)
    assert (saved > 0).mean() > 0.95
    assert saved.mean() / alone.sum(axis=1).mean() > 0.08


def test_helping_costs_the_emergency_department_at_first_when_nobody_else_does(alone):
    gives_away = np.array([waited(seed, lambda _: {0: "3"}) for seed in range(WINTERS)])
    assert gives_away[:, 0].mean() > alone[:, 0].mean()


def test_most_people_come_in_the_middle_of_winter():
    tables = [Table(game="bed-flow", seed=seed) for seed in range(300)]
    mean = [np.mean([luck_of(table, week).arrivals for table in tables]) for week in (1, 6, 12)]
    assert mean == pytest.approx([14, 18, 14], abs=0.7)


lucks = st.builds(
    Luck,
    arrivals=st.integers(0, 40),
    short=st.none() | st.integers(0, 3),
    rounding=st.tuples(*[st.floats(0, 0.999)] * 4),
)
chosen = st.dictionaries(
    st.integers(0, 3), st.sampled_from(["0", "1", "2", "3", "agency", "divert"])
)


@given(luck=st.lists(lucks, max_size=12), choices=st.lists(chosen, min_size=12, max_size=12))
def test_no_place_is_ever_overfull_and_nobody_appears_from_nowhere(luck, choices):
    before = sum(START)
    for chance, week in zip(luck, winter(luck, choices), strict=True):
        for waiting, room, stuck in zip(week.waiting, ROOM, week.stuck, strict=True):
            assert 0 <= stuck <= waiting <= (room or waiting)
        assert week.total <= before + chance.arrivals
        before = week.total


def test_a_week_by_hand():
    """14 come: 22 wait, 20 are seen, 12 of them need a bed; the wards had 24 and see 11."""
    calm = Luck(arrivals=14, short=None, rounding=(0.0, 0.0, 0.0, 0.0))
    assert GOES_ON[:3] == (0.6, 0.6, 0.5)
    week = week_after((8, 24, 12, 8), calm, {})
    assert week.waiting == (2, 24 - 11 + 12, 12 - 5 + 6, 8 - 3 + 2)
    full = week_after((8, 30, 16, 10), calm, {0: "1", 3: "2"})
    assert full.stuck[1] > 0


def test_in_the_first_round_a_phone_shows_one_place_and_later_all():
    table = seated("bed-flow", 4)
    first, second = (told(moved(table, round, "playing"), 2) for round in (1, 2))
    assert "Wards: 24 of at most 30 people." in first
    assert "Care homes" not in first
    assert "Care homes" in second


def test_agency_can_be_bought_twice_in_a_round_and_only_the_front_door_can_divert():
    table = seated("bed-flow", 1)
    table = answered(moved(table, 1, "playing"), 1, "predict-waiting", "50")
    for week, left in ((1, True), (2, True), (3, False)):
        options = dict(BEDS.asks(table, table.seats[0])[0].options)
        assert ("agency" in options) == left
        table = answered(table, 1, f"week-{week}", "agency" if left else "divert")
    wards = seated("bed-flow", 2).seats[1]
    assert "divert" not in dict(BEDS.asks(table, wards)[0].options)


def test_every_team_and_round_has_the_same_winter():
    table = rehearse(BEDS, Table(game="bed-flow", seed=8, seats=bots(BEDS, 8, teams=2)))
    assert BEDS.weeks(table, 1, 1) == BEDS.weeks(table, 2, 1)
    assert BEDS.weeks(table, 1, 2) == BEDS.weeks(table, 1, 3)
    found = BEDS.board(table).table
    alone, seen = (found.query("round == @r")["all_places"].iloc[0] for r in (1, 2))
    assert seen < alone
    assert BEDS.board(table).says[0] == (
        f"Each for yourself: {alone} weeks of waiting in all (mean of 2 teams)."
    )
    assert asked(moved(table, 3, "playing"), 1) == []


def test_the_screen_keeps_the_whole_to_itself_until_the_first_round_is_closed():
    table = rehearse(BEDS, Table(game="bed-flow", seed=1, seats=bots(BEDS, 4)), rounds=1)
    playing = BEDS.board(moved(table, 1, "playing"))
    assert playing.says[0] == "Weeks played: 12 of 12."
    assert not playing.pictures
    assert BEDS.board(table).pictures
    assert BEDS.board(moved(table, 2, "playing")).pictures
