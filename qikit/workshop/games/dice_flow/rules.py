"""Rules of the dice flow: each phone is a station; nobody moves on before the whole row has rolled.

Stations without anybody roll by themselves, so any number of people can play.
"""

from __future__ import annotations

from typing import ClassVar

import numpy as np
import pandas as pd

from qikit.workshop.asking import Ask, Count, Pick, Tap
from qikit.workshop.board import Board
from qikit.workshop.game import Game, Round, Setting, class_columns, tidy
from qikit.workshop.games.dice_flow.row import VERSIONS, Moves, Version, dice_of, run
from qikit.workshop.predicting import predicted_in, with_predictions
from qikit.workshop.seat import Seat
from qikit.workshop.series import Series
from qikit.workshop.table import Table, once_a_table
from qikit.workshop.turns import finished_turns

CHANGES = ("none", "steady", "spare")
_STATIONS = tuple(f"station {number}" for number in range(1, 11))
_MOST_OUT = 200


class DiceFlow(Game):
    """A row of stations, three times: as it is, steadier, and with something to spare."""

    slug = "dice-flow"
    title = "Dice flow"
    summary = "Every station can do 3.5 people a turn on average. How many come out at the end?"
    modules = (8,)
    minutes = 60
    team_size = (1, 10)
    bot_pace = 1.0
    rounds = tuple(
        Round(title=title, minutes=8, instruction="Roll when the row is ready.", change=change)
        for title, change in (
            ("Ordinary dice", "Each die shows 1 to 6: 3.5 on average."),
            ("Steady dice", "Each die shows only 3 or 4: still 3.5 on average."),
            ("Something to spare", "Ordinary dice; all stations but the first add 1."),
        )
    )
    settings: ClassVar[tuple[Setting, ...]] = (
        Setting(
            ask=Pick(
                id="version",
                label="The row",
                options=(("queue", "10 stations, 4 people in each queue, 20 turns"),
                         ("bowls", "5 stations, empty at the start, 10 turns")),
            ),
            default="queue",
        ),
    )  # fmt: skip
    columns = class_columns(
        "round",
        "team",
        turn="Turn within the round, from 1.",
        station="Place in the row, from 1.",
        die="What the die showed, with what is added to it.",
        moved="People whom the station moved on.",
        out="Those of them who left the row; empty but for the last station.",
        waiting="People who wait for the station after the turn; empty for the first.",
        predicted="People out at the end of the round: middle of the team's predictions.",
    )
    series = Series(value="out", order="turn", each=("round", "team"))

    def roles(self, team_size: int) -> tuple[str, ...]:
        return (_STATIONS + ("watcher",) * team_size)[:team_size]

    def version(self, table: Table) -> Version:
        """Return how the rows are set up."""
        return VERSIONS[str(self.chosen(table, "version"))]

    def predictions(self, table: Table, seat: Seat) -> tuple[Ask, ...]:
        turns = self.version(table).cycles
        label = f"How many people will leave the last station in {turns} turns?"
        return (Count(id="predict-out", label=label, low=0, high=_MOST_OUT),)

    def asks(self, table: Table, seat: Seat) -> tuple[Ask, ...]:
        done = self.turns(table, seat.team, table.round)
        version = self.version(table)
        id = f"roll-{done + 1}"
        rolled = table.latest(seat.number, id)
        if done == version.cycles or rolled or _place(seat) >= version.stations:
            return ()
        return (Tap(id=id, label=f"Roll for turn {done + 1}"),)

    @once_a_table
    def turns(self, table: Table, team: int, round: int) -> int:
        """Return how many turns a row has finished."""
        stations = self.version(table).stations
        return finished_turns(table, team, round, "roll-", lambda seat: _place(seat) < stations)

    @once_a_table
    def moves(self, table: Table, team: int, round: int) -> Moves:
        """Return what a row did in the turns that it has finished."""
        version = self.version(table)
        dice = dice_of(table.chance(round, team), version, CHANGES[max(round, 1) - 1])
        return run(dice[: self.turns(table, team, round)], version)

    def told(self, table: Table, seat: Seat) -> str:
        version, place = self.version(table), _place(seat)
        if place >= version.stations:
            return "You watch the row. Where do people pile up? Does the pile stay there?"
        done = self.turns(table, seat.team, table.round)
        if not done:
            waiting = f"{version.waiting} people wait for you." if place else "You never run out."
            return f"You are station {place + 1} of {version.stations}. {waiting}"
        dice = dice_of(table.chance(table.round, seat.team), version, CHANGES[table.round - 1])
        moves = self.moves(table, seat.team, table.round)
        now = f" {moves.queue[-1, place]} wait for you now." if place else ""
        return (
            f"Turn {done} of {version.cycles}: your die showed {dice[done - 1, place]} and you "
            f"moved {moves.moved[-1, place]}.{now}"
        )

    def bot_answer(self, table: Table, seat: Seat, ask: Ask, chance: np.random.Generator) -> str:
        expected = self.version(table).expected
        return str(int(chance.normal(expected, 5))) if ask.id == "predict-out" else "1"

    def board(self, table: Table) -> Board:
        from qikit.workshop.games.dice_flow.result import board

        titles = [each.title for each in self.rounds]
        drawn = board(self.title, table, self.rows(table), self.version(table), titles)
        return with_predictions(self, table, drawn)

    def rows(self, table: Table) -> pd.DataFrame:
        return tidy(
            (
                record
                for round in range(1, len(self.rounds) + 1)
                for team in table.teams
                for record in self._records(table, team, round)
            ),
            self.columns,
        )

    def _records(self, table: Table, team: int, round: int) -> list[dict[str, object]]:
        version, moves = self.version(table), self.moves(table, team, round)
        dice = dice_of(table.chance(round, team), version, CHANGES[round - 1])
        predicted = predicted_in(table, team, round, "predict-out")
        return [
            {"round": round, "team": team, "turn": turn + 1, "station": place + 1,
             "die": int(dice[turn, place]), "moved": int(moves.moved[turn, place]),
             "out": int(moves.moved[turn, place]) if place == version.stations - 1 else None,
             "waiting": int(moves.queue[turn, place]) if place else None,
             "predicted": predicted}
            for turn in range(len(moves.moved))
            for place in range(version.stations)
        ]  # fmt: skip


def _place(seat: Seat) -> int:
    """Place in the row, from 0; beyond its end for those who watch."""
    return _STATIONS.index(seat.role) if seat.role in _STATIONS else len(_STATIONS)
