"""Rules of measuring the same thing: the same timelines without a definition, and with one."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
import pandas as pd

from qikit.workshop.asking import Ask, Count, Pick
from qikit.workshop.board import Board, Dots, Picture, SmallMultiples
from qikit.workshop.game import Game, Round, Setting, class_columns, tidy
from qikit.workshop.games.same_measure.timelines import DEFINITIONS, TIMELINES, Definition, Timeline
from qikit.workshop.predicting import predicted_by, with_predictions
from qikit.workshop.seat import Seat
from qikit.workshop.series import Series
from qikit.workshop.table import Table

PATIENTS = {1: ("a", "b", "c"), 2: ("a", "b", "c"), 3: ("d",)}
_WHEN = {1: "before", 2: "after", 3: "after"}


class SameMeasure(Game):
    """Three patients before a definition, the same after it, and one that tests it."""

    slug = "same-measure"
    title = "Measure the same thing"
    summary = "Everybody measures the same wait. How many answers will there be?"
    modules = (3,)
    minutes = 30
    bot_pace = 1.0
    rounds = (
        Round(title="No definition", minutes=4,
              instruction="Read each timeline. How long was the wait? Ask nobody."),
        Round(title="With a definition", minutes=4, change="Now the wait has a definition.",
              instruction="The same patients. Measure by the definition."),
        Round(title="A new patient", minutes=3, change="Does the definition cover this one?",
              instruction="One new patient. Measure by the same definition."),
    )  # fmt: skip
    settings: ClassVar[tuple[Setting, ...]] = (
        Setting(
            ask=Pick(
                id="definition",
                label="The definition from round 2 on",
                options=tuple((id, each.words) for id, each in DEFINITIONS.items()),
            ),
            default="clinician",
        ),
    )
    columns = class_columns(
        "round",
        "team",
        "seat",
        patient="Letter of the patient.",
        definition="Whether before or after there was a definition.",
        minutes="The wait as measured, in minutes.",
        predicted="Different answers that the seat expected of the class.",
    )
    series = Series(value="minutes", order="seat", each=("patient", "definition"))

    def definition(self, table: Table) -> Definition:
        """Return when the clock starts and stops."""
        return DEFINITIONS[str(self.chosen(table, "definition"))]

    def predictions(self, table: Table, seat: Seat) -> tuple[Ask, ...]:
        label = "How many different answers will the class give for the same patient?"
        return (Count(id="predict-answers", label=label, low=1, high=200),)

    def _next(self, table: Table, seat: Seat) -> Timeline | None:
        for patient in PATIENTS.get(table.round, ()):
            if not table.latest(seat.number, f"wait-{patient}"):
                return TIMELINES[patient]
        return None

    def asks(self, table: Table, seat: Seat) -> tuple[Ask, ...]:
        patient = self._next(table, seat)
        if patient is None:
            return ()
        label = f"{patient.who}: how many minutes was the wait?"
        return (Count(id=f"wait-{patient.id}", label=label, low=0, high=1440),)

    def told(self, table: Table, seat: Seat) -> str:
        if not table.round or table.phase == "predicting":
            return "You will read what happened to some patients, and say how long they waited."
        patient = self._next(table, seat)
        if table.phase != "playing" or patient is None:
            return "Thank you."
        rule = f"The wait is {self.definition(table).words}.\n" if table.round > 1 else ""
        return rule + patient.told()

    def bot_answer(self, table: Table, seat: Seat, ask: Ask, chance: np.random.Generator) -> str:
        patient = self._next(table, seat)
        if ask.id == "predict-answers" or patient is None:
            return str(chance.integers(1, 6))
        if table.round > 1 and chance.random() < 0.9:
            return str(patient.minutes(self.definition(table)))
        return str(chance.choice(patient.gaps))

    def board(self, table: Table) -> Board:
        return with_predictions(self, table, self._measured(table))

    def _measured(self, table: Table) -> Board:
        rows = self.rows(table)
        rows = rows[rows["round"] <= table.rounds_over]  # nobody is to measure as others do
        done = sum(self._next(table, seat) is None for seat in table.seats)
        going = () if table.is_over else (f"{done} of {len(table.seats)} have measured.",)
        if rows.empty:
            return Board(title=self.title, says=going)
        found = spread(rows)
        over = table.is_over and table.round > 1
        return Board(
            title=self.title,
            says=(*going, *_told(found)),
            pictures=(self._picture(table, rows, marked=over),),
            table=found,
        )

    def _picture(self, table: Table, rows: pd.DataFrame, *, marked: bool) -> Picture:
        panels = {
            TIMELINES[str(patient)].who: Dots(
                name="minutes of waiting",
                groups={
                    when: tuple(map(float, group.loc[group["definition"] == when, "minutes"]))
                    for when in ("before", "after")
                },
                truth=TIMELINES[str(patient)].minutes(self.definition(table)) if marked else None,
            )
            for patient, group in rows.groupby("patient")
        }
        caption = "One dot an answer; before and after there was a definition"
        return Picture(caption=caption, shows=SmallMultiples(panels=panels))

    def rows(self, table: Table) -> pd.DataFrame:
        records = (
            {"round": round, "team": seat.team, "seat": seat.number, "patient": patient,
             "definition": _WHEN[round], "minutes": entry.value,
             "predicted": predicted_by(table, seat.number, round, "predict-answers")}
            for round, patients in PATIENTS.items()
            for patient in patients
            for seat in table.seats
            if (entry := table.latest(seat.number, f"wait-{patient}", round))
        )  # fmt: skip
        return tidy(records, self.columns)


def spread(rows: pd.DataFrame) -> pd.DataFrame:
    """Return for each patient, before and after, how far the answers lie apart.

    Columns: patient, definition; how many answers, how many different ones, how often the most
    common was given; the lowest, the middle and the highest, in minutes.
    """
    by = rows.astype({"minutes": int}).groupby(["patient", "definition"], sort=False)["minutes"]
    found = by.agg(
        answers="count",
        different="nunique",
        most_common=lambda minutes: minutes.value_counts().iloc[0],
        lowest="min",
        middle="median",
        highest="max",
    )
    return found.reset_index()


def _told(found: pd.DataFrame) -> list[str]:
    said = []
    for when, words in (("before", "Without a definition"), ("after", "With a definition")):
        patients = found[found["definition"] == when]
        if len(patients):
            agreed = patients["most_common"].sum() / patients["answers"].sum()
            said.append(
                f"{words}: up to {patients['different'].max()} different answers for one patient. "
                f"{100 * agreed:.0f} % gave the most common one."
            )
    return said
