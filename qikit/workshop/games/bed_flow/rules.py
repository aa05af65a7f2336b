"""Rules of the bed flow: each partner sends its spare staff somewhere, week by week."""

from __future__ import annotations

import numpy as np
import pandas as pd

from qikit.workshop.asking import Ask, Count, Pick
from qikit.workshop.board import Board
from qikit.workshop.game import Game, Round, class_columns, tidy
from qikit.workshop.games.bed_flow.system import (
    AGENCY_TIMES,
    PLACES,
    ROOM,
    START,
    WEEKS,
    Week,
    luck_of,
    where_to_help,
    winter,
)
from qikit.workshop.predicting import predicted_in, with_predictions
from qikit.workshop.seat import Seat
from qikit.workshop.series import Series
from qikit.workshop.table import Table, once_a_table
from qikit.workshop.turns import finished_turns

_NOT_YET = "Nobody sees the whole yet. The screen shows it when the round is closed."


class BedFlow(Game):
    """The same winter three times: each alone, all seeing, one plan."""

    slug = "bed-flow"
    title = "One winter, four partners"
    summary = "Emergency department, wards, community team, care homes: who helps whom?"
    modules = (6, 8)
    minutes = 75
    team_size = (1, 8)
    bot_pace = 1.0
    rounds = (
        Round(title="Each for yourself", minutes=10,
              instruction="Keep your own place short. You see only your own place. No talking."),
        Round(title="See the whole", minutes=10, change="You see all four places, and may talk.",
              instruction="The same winter again. Keep all four places together short."),
        Round(title="One plan", minutes=10, change="First agree one rule for all twelve weeks.",
              instruction="The same winter again, by your rule."),
    )  # fmt: skip
    columns = class_columns(
        "round",
        "team",
        week="Week of the winter, from 1.",
        place="Name of the place.",
        waiting="People there at the end of the week.",
        stuck="Those of them who were ready and found the next place full.",
        choice="What its spare staff did: helped a place (its number, from 0), agency or divert.",
        predicted="People waiting at the end of the winter: middle of the team.",
    )
    series = Series(value="waiting", order="week", each=("round", "team"))

    def roles(self, team_size: int) -> tuple[str, ...]:
        return (PLACES + ("patient",) * team_size)[:team_size]

    def predictions(self, table: Table, seat: Seat) -> tuple[Ask, ...]:
        label = "How many people will wait in all four places at the end of the winter?"
        return (Count(id="predict-waiting", label=label, low=0, high=300),)

    def asks(self, table: Table, seat: Seat) -> tuple[Ask, ...]:
        done = len(self.weeks(table, seat.team, table.round))
        if seat.role not in PLACES or done == WEEKS:
            return ()
        id = f"week-{done + 1}"
        if table.latest(seat.number, id):
            return ()
        label = f"Week {done + 1}: what do your two spare staff do?"
        return (Pick(id=id, label=label, options=self._options(table, seat)),)

    def _options(self, table: Table, seat: Seat) -> tuple[tuple[str, str], ...]:
        mine = PLACES.index(seat.role)
        help = [(str(place), "Stay here" if place == mine else f"Help: {name}")
                for place, name in enumerate(PLACES)]  # fmt: skip
        used = sum(entry.value == "agency" for entry in table.of(seat=seat.number))
        if used < AGENCY_TIMES:
            left = AGENCY_TIMES - used
            help.append(("agency", f"Stay here, and buy agency staff ({left} times left)"))
        if mine == 0:
            help.append(("divert", "Stay here, and send 3 people straight to the community team"))
        return tuple(help)

    @once_a_table
    def weeks(self, table: Table, team: int, round: int) -> list[Week]:
        """Return the weeks that a team has finished in a round."""
        done = finished_turns(table, team, round, "week-", lambda seat: seat.role in PLACES)
        luck = [luck_of(table, week) for week in range(1, done + 1)]
        return winter(luck, [self.choices(table, team, round, week + 1) for week in range(done)])

    def choices(self, table: Table, team: int, round: int, week: int) -> dict[int, str]:
        """Return what each place of a team chose; places without a choice are left out."""
        found = {
            PLACES.index(seat.role): table.latest(seat.number, f"week-{week}", round)
            for seat in table.teams.get(team, ())
            if seat.role in PLACES
        }
        return {place: str(entry.value) for place, entry in found.items() if entry}

    def told(self, table: Table, seat: Seat) -> str:
        weeks = self.weeks(table, seat.team, table.round)
        waiting = weeks[-1].waiting if weeks else START
        stuck = weeks[-1].stuck if weeks else (0,) * len(PLACES)
        if seat.role not in PLACES:
            return f"You are a patient. {sum(waiting)} people wait, somewhere. What do you notice?"
        mine = PLACES.index(seat.role)
        shown = [mine] if table.round <= 1 else range(len(PLACES))
        lines = [_place_told(place, waiting[place], stuck[place]) for place in shown]
        return "\n".join((f"You are the {seat.role}. {len(weeks)} of {WEEKS} weeks done.", *lines))

    def bot_answer(self, table: Table, seat: Seat, ask: Ask, chance: np.random.Generator) -> str:
        if ask.id == "predict-waiting":
            return str(chance.integers(20, 90))
        weeks = self.weeks(table, seat.team, table.round)
        if table.round == 1:
            return str(PLACES.index(seat.role))
        return str(where_to_help(weeks[-1].waiting if weeks else START))

    def board(self, table: Table) -> Board:
        from qikit.workshop.games.bed_flow.result import board

        titles = [each.title for each in self.rounds]
        blind = table.round == 1 and table.phase == "playing"  # each sees only its own place
        drawn = (
            Board(title=self.title, says=(self._far(table), _NOT_YET))
            if blind
            else board(self.title, table, self.rows(table), titles)
        )
        return with_predictions(self, table, drawn)

    def _far(self, table: Table) -> str:
        """How far the teams are."""
        weeks = [len(self.weeks(table, team, table.round)) for team in table.teams]
        return f"Weeks played: {min(weeks, default=0)} of {WEEKS}."

    def rows(self, table: Table) -> pd.DataFrame:
        return tidy(
            (
                {"round": round, "team": team, "week": number, "place": name,
                 "waiting": week.waiting[place], "stuck": week.stuck[place],
                 "choice": self.choices(table, team, round, number).get(place),
                 "predicted": predicted_in(table, team, round, "predict-waiting")}
                for round in range(1, len(self.rounds) + 1)
                for team in table.teams
                for number, week in enumerate(self.weeks(table, team, round), 1)
                for place, name in enumerate(PLACES)
            ),
            self.columns,
        )  # fmt: skip


def _place_told(place: int, waiting: int, stuck: int) -> str:
    room = f" of at most {ROOM[place]}" if ROOM[place] else ""
    ready = f", {stuck} of them ready to move on but the next place is full" if stuck else ""
    return f"{PLACES[place].capitalize()}: {waiting}{room} people{ready}."
