"""Teams stay even, somebody late takes a bot's place, bots fill what a team needs."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from qikit.errors import QikitError
from qikit.workshop import GAMES, Seat, bots_for, rules_of, seat_for
from qikit.workshop.games.patient_flow.clinic import STATIONS
from tests.workshop.tables import seated


def test_people_are_spread_evenly_over_the_teams_that_are_wanted():
    table = seated("patient-flow", 14, teams=3)
    assert sorted(Counter(seat.team for seat in table.seats).values()) == [4, 5, 5]
    assert {seat.role for seat in table.teams[2][:4]} == set(STATIONS)


def test_a_full_room_opens_another_team():
    assert seated("red-beads", 13).seats[-1].team == 2


def test_roles_that_are_needed_are_given_first_and_again_when_somebody_left():
    seats = seated("red-beads", 8).seats
    without = tuple(seat for seat in seats if seat.role != "worker 3")
    assert seat_for(rules_of("red-beads"), without, "late").role == "worker 3"


def test_somebody_late_takes_over_a_bots_seat_with_its_number_and_role():
    game = rules_of("red-beads")
    seats = (seat_for(game, (), "first"),)
    bots = bots_for(game, seats)
    assert [bot.role for bot in bots] == [f"worker {number}" for number in range(2, 7)]
    late = seat_for(game, seats + bots, "late")
    assert late == replace(bots[0], nickname="late", bot=False)


def test_a_chosen_team_is_kept():
    game = rules_of("dice-flow")
    assert seat_for(game, (), "a", teams=3, team=2).team == 2


def test_no_bots_are_added_where_everybody_plays_alone():
    assert bots_for(rules_of("poll"), (Seat(number=1, nickname="a"),)) == ()


def test_an_unknown_game_is_refused_with_those_that_there_are():
    with pytest.raises(QikitError, match=r"There is no game 'chess'\. Games: red-beads, "):
        rules_of("chess")


@pytest.mark.parametrize("slug", GAMES)
def test_every_seat_has_a_number_of_its_own(slug):
    seats = seated(slug, 30, teams=4).seats
    seats += bots_for(rules_of(slug), seats)
    assert len({seat.number for seat in seats}) == len(seats)
