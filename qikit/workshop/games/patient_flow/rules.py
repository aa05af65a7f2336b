"""Rules of the flow of patients: four workers tap, one for each patient, and hand on batches."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
import pandas as pd

from qikit.workshop.asking import Amount, Ask, Tap
from qikit.workshop.board import Board
from qikit.workshop.game import Game, Round, class_columns, tidy
from qikit.workshop.games.patient_flow.clinic import PATIENTS, STATIONS, Clinic, clinic, is_full
from qikit.workshop.predicting import predicted_in, with_predictions
from qikit.workshop.seat import Seat
from qikit.workshop.series import Series
from qikit.workshop.table import Table, once_a_table

BATCHES = (20, 10, 5, 1)
_LONGEST = 900


class PatientFlow(Game):
    """Twenty patients, four steps, four sizes of batch."""

    slug = "patient-flow"
    title = "Flow of patients"
    summary = (
        "Twenty patients go through four steps. What if they are handed on in smaller batches?"
    )
    modules = (4, 8)
    minutes = 45
    team_size = (4, 8)
    bot_pace = 1.0
    rounds = tuple(
        Round(
            title=f"Batches of {batch}" if batch > 1 else "One by one",
            minutes=4,
            instruction="Tap once for each patient you see. Hand on only full batches.",
            change=f"Patients are handed on {batch} at a time.",
        )
        for batch in BATCHES
    )
    guesses: ClassVar[tuple[Ask, ...]] = tuple(
        Amount(id=id, label=label, low=0, high=_LONGEST, step=1, unit="seconds")
        for id, label in (
            ("predict-first", "After how many seconds is the first patient through?"),
            ("predict-all", "After how many seconds is the last patient through?"),
        )
    )
    columns = class_columns(
        "round",
        "team",
        batch="Patients handed on together.",
        patient="Number of the patient, from 1.",
        check_in="When check-in saw the patient, in seconds since the round began.",
        nurse="When the nurse did, in seconds.",
        doctor="When the doctor did, in seconds.",
        check_out="When check-out did, in seconds.",
        out="When the patient left with their batch, in seconds.",
        seconds="From check-in to leaving, in seconds.",
        predicted_first="When the first would be through: middle of the team, in seconds.",
        predicted_all="When the last would be through: middle of the team, in seconds.",
    )
    series = Series(value="seconds", order="patient", each=("round", "team"))

    def roles(self, team_size: int) -> tuple[str, ...]:
        return (STATIONS + ("timekeeper", "patient") * team_size)[:team_size]

    def predictions(self, table: Table, seat: Seat) -> tuple[Ask, ...]:
        return self.guesses

    def asks(self, table: Table, seat: Seat) -> tuple[Ask, ...]:
        if seat.role not in STATIONS:
            return ()
        batch = batch_of(table.round)
        station = self.clinic(table, seat.team, table.round).stations[STATIONS.index(seat.role)]
        if is_full(station, batch):
            label = f"Hand on {batch} patients"
            return (Tap(id="hand-on", label=label, limit=PATIENTS // batch),)
        if station.waiting:
            label = "See a patient" + (" and hand on" if batch == 1 else "")
            return (Tap(id="see", label=label, limit=PATIENTS),)
        return ()

    @once_a_table
    def clinic(self, table: Table, team: int, round: int) -> Clinic:
        """Return a team's clinic in one round."""
        places = {seat.number: STATIONS.index(seat.role) for seat in table.teams.get(team, ())
                  if seat.role in STATIONS}  # fmt: skip
        taps = (
            (places[entry.seat], entry.ask, entry.at)
            for entry in table.of(team=team, round=round)
            if entry.seat in places and entry.ask in ("see", "hand-on")
        )
        return clinic(batch_of(round), taps)

    def told(self, table: Table, seat: Seat) -> str:
        now = self.clinic(table, seat.team, table.round)
        if seat.role not in STATIONS:
            return f"Watch where patients wait, and why. {len(now.out)} of {PATIENTS} are through."
        station = now.stations[STATIONS.index(seat.role)]
        if not table.round:
            return f"Your place: {seat.role}. Your button comes when the round starts."
        return (
            f"Your place: {seat.role}. Waiting for you: {station.waiting}. "
            f"Seen, not handed on: {station.ready} of {now.batch}. "
            f"Handed on: {len(station.handed)}."
        )

    def bot_answer(self, table: Table, seat: Seat, ask: Ask, chance: np.random.Generator) -> str:
        if isinstance(ask, Amount):
            return str(chance.integers(20, 200))
        return "1"

    def board(self, table: Table) -> Board:
        from qikit.workshop.games.patient_flow.result import board

        now = {team: self.clinic(table, team, table.round) for team in table.teams}
        return with_predictions(self, table, board(self.title, table, self.rows(table), now))

    def rows(self, table: Table) -> pd.DataFrame:
        records = (
            {"round": round, "team": team, "batch": now.batch, "patient": patient + 1}
            | {
                station.replace("-", "_"): _when(now.stations[place].seen, patient)
                for place, station in enumerate(STATIONS)
            }
            | _left(now, patient)
            | self._predicted(table, team, round)
            for round in range(1, len(self.rounds) + 1)
            for team in table.teams
            if (now := self.clinic(table, team, round)).begun
            for patient in range(PATIENTS)
        )
        return tidy(records, self.columns)

    @once_a_table
    def _predicted(self, table: Table, team: int, round: int) -> dict[str, float | None]:
        return {
            f"predicted_{which}": predicted_in(table, team, round, f"predict-{which}")
            for which in ("first", "all")
        }


def batch_of(round: int) -> int:
    """Return the size of the batch in a round; in the lobby that of the first."""
    return BATCHES[max(round, 1) - 1]


def _left(now: Clinic, patient: int) -> dict[str, float | None]:
    """When a patient left, and the time since check-in saw them."""
    seen, out = _when(now.stations[0].seen, patient), _when(now.stations[-1].handed, patient)
    return {"out": out, "seconds": None if seen is None or out is None else out - seen}


def _when(times: list[float], patient: int) -> float | None:
    return times[patient] if patient < len(times) else None
