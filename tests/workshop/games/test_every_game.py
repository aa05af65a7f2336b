"""What holds for every game, whatever people do, in whatever order, and whatever is taken back."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qikit.errors import QikitError
from qikit.workshop import GAMES, Seat, Table, rules_of, seat_for
from qikit.workshop.game import any_answer
from qikit.workshop.rehearsal import bots, moved, rehearse
from tests.workshop.tables import NICKNAME, seated

EVERY_GAME = pytest.mark.parametrize("slug", GAMES)
PHASES = ("predicting", "playing", "closed")
steps = st.lists(st.integers(0, 2**32 - 1), max_size=30)


def after(table: Table, step: int, at: float) -> Table:
    """The table after something happened that a room allows."""
    rules = rules_of(table.game)
    chance = Table(game="", seed=step).chance(0)
    what = chance.random()
    if what < 0.1:
        at_end = table.phase == "closed" or table.round == 0
        following = min(table.round + at_end, len(rules.rounds))
        phase = PHASES[(PHASES.index(table.phase) + 1) % 3] if table.round else "predicting"
        return moved(table, following, phase)
    if what < 0.15:
        return replace(table, seats=joined(table))
    if what < 0.2 and table.entries:
        gone = int(chance.integers(len(table.entries)))
        return replace(table, entries=table.entries[:gone] + table.entries[gone + 1 :])
    seat = table.seats[int(chance.integers(len(table.seats)))]
    if what < 0.23 and len(table.seats) > 1:
        return replace(table, seats=tuple(each for each in table.seats if each != seat))
    offered = rules.open_asks(table, seat)
    if not offered:
        return table
    ask = offered[int(chance.integers(len(offered)))]
    try:
        return table.plus(rules.accept(table, seat, ask.id, any_answer(ask, chance), at))
    except QikitError:  # a button that was pressed as often as it may be
        return table


def joined(table: Table) -> tuple[Seat, ...]:
    late = seat_for(rules_of(table.game), table.seats, f"{NICKNAME}-late")
    return (*(seat for seat in table.seats if seat.number != late.number), late)


def everything_seen(table: Table) -> list[str]:
    rules = rules_of(table.game)
    board = rules.board(table)
    alts = [getattr(p.shows, "alt", None) or p.shows.describe() for p in board.pictures]
    tables = [board.table.to_csv(), rules.rows(table).to_csv()]
    return [board.title, *board.says, *alts, *tables, *(rules.told(table, s) for s in table.seats)]


@EVERY_GAME
@settings(max_examples=12)
@given(people=st.integers(1, 15), steps=steps)
def test_rules_stand_whatever_happens_and_say_nobodys_name(slug, people, steps):
    table = moved(seated(slug, people), 1, "playing")
    for number, step in enumerate(steps):
        table = after(table, step, float(number))
        if number % 6 == 0:
            everything_seen(table)
    seen = everything_seen(table)
    assert NICKNAME not in "".join(seen)
    again = Table(**{name: getattr(table, name) for name in table.__dataclass_fields__})
    assert everything_seen(again) == seen


@EVERY_GAME
@settings(max_examples=8)
@given(people=st.integers(2, 9), seed=st.integers(0, 99))
def test_a_prediction_stays_with_the_phone_that_made_it(slug, people, seed):
    rules = rules_of(slug)
    table = moved(seated(slug, people, seed=seed), 1, "predicting")
    first, *others = table.seats
    before = [rules.told(table, seat) for seat in others]
    for ask in rules.open_asks(table, first):
        answer = any_answer(ask, table.chance(1))
        table = table.plus(rules.accept(table, first, ask.id, answer, 1.0))
    assert [rules.told(table, seat) for seat in others] == before


@EVERY_GAME
@settings(max_examples=6)
@given(round=st.integers(1, 2), steps=st.lists(st.integers(0, 2**32 - 1), max_size=25))
def test_what_one_team_does_is_not_told_to_another(slug, round, steps):
    """Where everybody plays alone, each is a team of their own."""
    rules = rules_of(slug)
    table = moved(seated(slug, 8, teams=2), round, "playing")
    first = table.seats[0]
    mine = [s for s in table.seats if (s.team == first.team if rules.team_size else s == first)]
    others = [seat for seat in table.seats if seat not in mine]
    before = [(rules.told(table, seat), rules.open_asks(table, seat)) for seat in others]
    for number, step in enumerate(steps):
        chance, seat = table.chance(step), mine[step % len(mine)]
        for ask in rules.open_asks(table, seat)[:1]:
            with suppress(QikitError):  # a button that was pressed as often as it may be
                answer = any_answer(ask, chance)
                table = table.plus(rules.accept(table, seat, ask.id, answer, float(number)))
    assert [(rules.told(table, s), rules.open_asks(table, s)) for s in others] == before


@EVERY_GAME
def test_a_room_without_anybody_can_be_shown(slug):
    for phase in ("lobby", "predicting", "playing", "closed", "finished"):
        everything_seen(Table(game=slug, seed=1, round=int(phase != "lobby"), phase=phase))


@EVERY_GAME
def test_bots_play_to_the_end_and_every_seat_is_told_something(slug):
    rules = rules_of(slug)
    low = rules.team_size[0] if rules.team_size else 3
    table = rehearse(rules, Table(game=slug, seed=5, seats=bots(rules, low)))
    assert table.round == len(rules.rounds)
    assert len(rules.rows(table))
    assert list(rules.rows(table)) == list(rules.columns)
    assert list(rules.rows(replace(table, entries=()))) == list(rules.columns)
    assert all(meaning.endswith(".") for meaning in rules.columns.values())
    assert all(rules.told(table, seat) for seat in table.seats)
    assert rules.board(table).pictures
    assert table == rehearse(rules, Table(game=slug, seed=5, seats=bots(rules, low)))


@EVERY_GAME
@pytest.mark.parametrize("phase", ["lobby", "closed", "finished"])
def test_nothing_is_asked_while_no_round_is_open(slug, phase):
    rules = rules_of(slug)
    table = moved(seated(slug, 4), 0 if phase == "lobby" else 1, phase)
    assert all(not rules.open_asks(table, seat) for seat in table.seats)
    with pytest.raises(QikitError, match="not open for you now"):
        rules.accept(table, table.seats[0], "dip", "1", 1.0)
    everything_seen(table)


@EVERY_GAME
def test_a_game_says_what_it_is_and_its_settings_take_their_own_defaults(slug):
    rules = rules_of(slug)
    assert rules.slug == slug
    assert rules.title
    assert rules.summary[-1] in ".?"
    assert rules.modules
    assert rules.minutes >= sum(each.minutes for each in rules.rounds)
    for setting in rules.settings:
        assert setting.ask.held(str(setting.default)) == setting.default
