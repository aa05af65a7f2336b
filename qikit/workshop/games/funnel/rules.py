"""Rules of the funnel with waiting times: each phone runs a clinic, first by feel, then by rule."""

from __future__ import annotations

import numpy as np
import pandas as pd

from qikit.workshop.asking import Amount, Ask, Pick, Tap
from qikit.workshop.board import Board
from qikit.workshop.game import Game, Round, class_columns, tidy
from qikit.workshop.games.funnel.tampering import AIM, WEEKS, luck_of, waits
from qikit.workshop.predicting import predicted_by, with_predictions
from qikit.workshop.seat import Seat
from qikit.workshop.series import Series
from qikit.workshop.table import Table

OWN_WEEKS = 12
AT_ONCE = 10
_WAYS = (
    ("Your own way", ""),
    ("Rule 1: leave it", "The diary stays at 60 days, whatever happens."),
    ("Rule 2: put it right", "Move the diary, from where it is, by as much as last week was off."),
    (
        "Rule 3: make up for it",
        "Set the diary as far to the other side of 60 as last week was off.",
    ),
    ("Rule 4: do as last time", "Set the diary to what last week's wait was."),
)
_SET = "Each week, set the diary as you think best."
_RUN = f"Tap until {WEEKS} weeks are done."
_PREDICT = ("predict-miss", "predict-way")  # in the first two rounds, and later


class Funnel(Game):
    """Five rounds with the same luck: by feel, and by each of four rules."""

    slug = "funnel"
    title = "The waiting-time funnel"
    summary = (
        "You run a clinic. The wait is never quite what you aimed for. What do you do about it?"
    )
    modules = (3, 7)
    minutes = 45
    bot_pace = 1.0
    rounds = tuple(
        Round(
            title=title, minutes=3 if rule else 6, instruction=_RUN if rule else _SET, change=rule
        )
        for title, rule in _WAYS
    )
    columns = class_columns(
        "round",
        "team",
        "seat",
        rule="Name of the rule.",
        week="Week within the round, from 1.",
        setting="How many days ahead the diary was set.",
        wait="The wait that came of it, in days.",
        off="The wait less the aim, in days.",
        predicted="Days off in a typical week (rounds 1 and 2), or closer, same or further.",
    )
    series = Series(value="wait", order="week", each=("round", "seat"))

    def predictions(self, table: Table, seat: Seat) -> tuple[Ask, ...]:
        if table.round <= 2:
            label = "How many days off 60 will a typical week be?"
            return (Amount(id="predict-miss", label=label, low=0, high=60, step=0.5, unit="days"),)
        options = (("closer", "Closer to 60 days"), ("same", "About the same"),
                   ("further", "Further away"))  # fmt: skip
        label = "Beside leaving it alone, where will the waits be?"
        return (Pick(id="predict-way", label=label, options=options),)

    def asks(self, table: Table, seat: Seat) -> tuple[Ask, ...]:
        done = len(self.weeks(table, seat, table.round))
        if table.round > 1:
            run = Tap(id="run", label=f"Run {AT_ONCE} weeks", limit=WEEKS // AT_ONCE)
            return (run,) if done < WEEKS else ()
        if done == OWN_WEEKS:
            return ()
        label = f"Week {done + 1}: how many days ahead do you set the diary?"
        return (Amount(id=f"week-{done + 1}", label=label, low=0, high=200, step=0.5, unit="days"),)

    def weeks(self, table: Table, seat: Seat, round: int) -> list[tuple[float, float]]:
        """Return (setting, wait) of each week that a clinic has run in a round."""
        luck = luck_of(table, seat.number)
        if round > 1:
            runs = len(table.of(seat=seat.number, ask="run", round=round))
            return waits(round - 1, luck[: AT_ONCE * runs])
        found = []
        for week, chance in enumerate(luck[:OWN_WEEKS], 1):
            chosen = table.latest(seat.number, f"week-{week}", round)
            if chosen is None:
                break
            found.append((float(chosen.value), float(chosen.value) + chance))
        return found

    def told(self, table: Table, seat: Seat) -> str:
        if not table.round:
            return f"You will run a clinic. Aim for a wait of {AIM:g} days, neither more nor less."
        done = self.weeks(table, seat, table.round)
        if not done:
            return f"You aim for a wait of {AIM:g} days."
        setting, wait = done[-1]
        lately = ", ".join(f"{wait:.0f}" for _, wait in done[-AT_ONCE:])
        return (
            f"Week {len(done)}: the diary was set at {setting:.1f} days, and the wait was "
            f"{wait:.1f}, {_off(wait)}.\nWaits lately: {lately}."
        )

    def bot_answer(self, table: Table, seat: Seat, ask: Ask, chance: np.random.Generator) -> str:
        if ask.id == "predict-miss":
            return str(chance.integers(1, 8))
        if not ask.id.startswith("week-"):
            return super().bot_answer(table, seat, ask, chance)
        done = self.weeks(table, seat, 1)
        setting, wait = done[-1] if done else (AIM, AIM)
        return str(min(max(setting - (wait - AIM) * chance.uniform(0, 1.2), 0), 200))

    def board(self, table: Table) -> Board:
        from qikit.workshop.games.funnel.result import board

        titles = [way.title for way in self.rounds]
        return with_predictions(self, table, board(self.title, table, self.rows(table), titles))

    def rows(self, table: Table) -> pd.DataFrame:
        records = (
            {"round": round, "rule": way.title, "team": seat.team, "seat": seat.number,
             "week": week, "setting": setting, "wait": wait, "off": wait - AIM,
             "predicted": predicted_by(table, seat.number, round, _PREDICT[round > 2])}
            for round, way in enumerate(self.rounds, 1)
            for seat in table.seats
            for week, (setting, wait) in enumerate(self.weeks(table, seat, round), 1)
        )  # fmt: skip
        return tidy(records, self.columns)


def _off(wait: float) -> str:
    return f"{abs(wait - AIM):.1f} days too {'long' if wait > AIM else 'short'}"
