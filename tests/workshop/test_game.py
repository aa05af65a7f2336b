"""What every game inherits: what may be answered when, and what bots wait for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qikit.errors import QikitError
from qikit.workshop import Game, Round, Table, Tap, rules_of
from qikit.workshop.rehearsal import bots, moved, rehearse
from qikit.workshop.table import once_a_table
from tests.workshop.tables import answered, asked, seated

BEADS = rules_of("red-beads")


class Bell(Game):
    """A button that may be pressed twice."""

    rounds = (Round(title="Ring", minutes=1, instruction="Ring."),)

    def asks(self, table, seat):
        return (Tap(id="ring", label="Ring", limit=2),)


def test_a_button_counts_as_often_as_its_limit_and_no_more():
    table = moved(seated("poll", 1), 1, "playing")
    for press in range(2):
        entry = Bell().accept(table, table.seats[0], "ring", "", float(press))
        table = replace(table, entries=(*table.entries, entry))
    with pytest.raises(QikitError, match=r"'Ring' is done for this round\. Nothing is lost\."):
        Bell().accept(table, table.seats[0], "ring", "", 2.0)


def test_somebody_late_predicts_before_playing():
    table = moved(seated("red-beads", 6), 2, "playing")
    assert asked(table, 1) == ["predict-red"]
    assert asked(answered(table, 1, "predict-red", "9"), 1) == ["dip"]
    assert [ask.id for ask in BEADS.unpredicted(table, table.seats[1])] == ["predict-red"]


def test_a_bot_waits_its_pace_and_answers_once():
    table = Table(game="red-beads", seed=1, seats=bots(BEADS, 6), round=1, phase="playing")
    bot = table.seats[0]
    (first,) = BEADS.bot_entries(table, bot, now=3.0)
    assert (first.ask, first.at) == ("predict-red", 3.0)
    table = replace(table, entries=(first,))
    assert BEADS.bot_entries(table, bot, now=3.0 + BEADS.bot_pace / 2) == ()
    (second,) = BEADS.bot_entries(table, bot, now=3.0 + BEADS.bot_pace)
    assert second.ask == "dip"
    table = replace(table, entries=(first, second))
    assert BEADS.bot_entries(table, bot, now=60.0) == ()


def test_what_is_worked_out_once_belongs_to_one_table():
    seen = []

    @once_a_table
    def rule(table):
        seen.append(table.seed)
        return table.seed

    one, other = Table(game="", seed=1), Table(game="", seed=2)
    assert [rule(one), rule(one), rule(other)] == [1, 1, 2]
    assert seen == [1, 2]


def test_a_table_with_more_entries_is_the_table_built_with_all_of_them():
    rules = rules_of("red-beads")
    start = Table(game="red-beads", seed=1, seats=bots(rules, 12, teams=2))
    entries = rehearse(rules, start, rounds=3).entries
    grown = start.plus()
    for entry in entries:
        grown = grown.plus(entry)
    built = replace(start, entries=entries)
    assert grown == built
    for round in (1, 2, 3):
        assert grown.of(round=round) == built.of(round=round)
        assert [grown.of(seat=n, round=round) for n in range(14)] == [
            built.of(seat=n, round=round) for n in range(14)
        ]
        for team in (1, 2):
            found = grown.of(team=team, round=round)
            assert found == built.of(team=team, round=round)
            assert {grown.seat_by_number[entry.seat].team for entry in found} <= {team}
    assert start.of(round=1) == ()


@pytest.mark.parametrize("turn", [(1,), (1, 2), (1, 2, 0), (2, 1), ()])
def test_every_turn_has_a_chance_of_its_own(turn):
    table = Table(game="", seed=1)
    others = [other for other in [(1,), (1, 0), (1, 2), (1, 2, 0), (2, 1), ()] if other != turn]
    first = table.chance(*turn).random()
    assert first == table.chance(*turn).random()
    assert first not in [table.chance(*other).random() for other in others]
