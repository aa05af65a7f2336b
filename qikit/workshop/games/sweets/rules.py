"""Rules of counting sweets: everybody counts two bags, sees the chart and names the cause."""

from __future__ import annotations

import numpy as np
import pandas as pd

from qikit.workshop.asking import Ask, Count, Pick
from qikit.workshop.board import Bars, Board, Lines, Picture
from qikit.workshop.game import Game, Round, class_columns, tidy
from qikit.workshop.games.sweets.bags import BAGS, SWEETS, Bag, bag_of
from qikit.workshop.predicting import predicted_by, with_predictions
from qikit.workshop.seat import Seat
from qikit.workshop.series import Series
from qikit.workshop.table import Table, once_a_table

ENOUGH_FOR_LIMITS = 8
VERDICTS = (("common", "Common causes only: all bags are from one process"),
            ("special", "A special cause: something was different"))  # fmt: skip


class Sweets(Game):
    """Three shifts: nothing planted, one odd bag, a new recipe half-way."""

    slug = "sweets"
    title = "Counting sweets"
    summary = "Every bag is a little different. Which differences mean something?"
    modules = (3,)
    minutes = 30
    bot_pace = 1.0
    rounds = tuple(
        Round(title=title, minutes=4,
              instruction="Count the yellow sweets (Y) in your bags, then look at the chart.")
        for title in ("Early shift", "Late shift", "Night shift")
    )  # fmt: skip
    columns = class_columns(
        "round",
        "team",
        "seat",
        bag="Number of the bag of the seat, from 1.",
        order="Place on the chart, from 1.",
        yellow="Yellow sweets as counted.",
        of="Sweets in the bag.",
        counted_right="Whether that is how many there are.",
        planted="Whether the bag has a special cause.",
        verdict="What the seat said of the whole round: common or special.",
        predicted="Yellow sweets that the seat predicted for its first bag.",
    )
    series = Series(value="yellow", order="order", each=("round",), of="of")

    def predictions(self, table: Table, seat: Seat) -> tuple[Ask, ...]:
        label = f"How many of {SWEETS} sweets in your first bag are yellow?"
        return (Count(id="predict-yellow", label=label, low=0, high=SWEETS),)

    def bag(self, table: Table, round: int, seat: Seat, bag: int) -> Bag:
        """Return one of the bags of a seat."""
        return bag_of(table, round=round, seat=seat.number, bag=bag)

    def _bag_to_count(self, table: Table, seat: Seat) -> int | None:
        return next((bag for bag in range(1, BAGS + 1)
                     if not table.latest(seat.number, f"bag-{bag}")), None)  # fmt: skip

    def asks(self, table: Table, seat: Seat) -> tuple[Ask, ...]:
        bag = self._bag_to_count(table, seat)
        if bag is None:
            label = "Look at the chart of all bags. What do you say?"
            return (Pick(id="verdict", label=label, options=VERDICTS),)
        label = f"Bag {bag}: how many are yellow?"
        return (Count(id=f"bag-{bag}", label=label, low=0, high=SWEETS),)

    def told(self, table: Table, seat: Seat) -> str:
        if not table.round:
            return "You will count the yellow sweets in two bags."
        bag = self._bag_to_count(table, seat)
        if table.is_over:
            return f"{self._truth(table)} {self._mine(table, seat)}".strip()
        if table.phase != "playing":
            return "Your bags come when the round starts."
        if bag is None:
            return f"Thank you. Now look at the big screen and decide. {self._mine(table, seat)}"
        return f"Bag {bag}. Y is yellow.\n{self.bag(table, table.round, seat, bag).picture()}"

    def _mine(self, table: Table, seat: Seat) -> str:
        verdict = table.latest(seat.number, "verdict")
        return f"You said: {dict(VERDICTS)[str(verdict.value)]}." if verdict else ""

    def _truth(self, table: Table) -> str:
        rows = self._of_round(table)
        planted = int(rows["planted"].sum())
        if not planted:
            return "The truth: nothing was planted. Every difference is chance."
        if table.round == 2:
            bags = "one bag was" if planted == 1 else f"{planted} bags were"
            return f"The truth: {bags} filled by another machine."
        return "The truth: the recipe changed before everybody's second bag."

    def bot_answer(self, table: Table, seat: Seat, ask: Ask, chance: np.random.Generator) -> str:
        bag = self._bag_to_count(table, seat)
        if ask.id.startswith("bag-") and bag is not None:
            return str(self.bag(table, table.round, seat, bag).yellow)
        return super().bot_answer(table, seat, ask, chance)

    def _of_round(self, table: Table) -> pd.DataFrame:
        rows = self.rows(table)
        return rows[rows["round"] == table.round]

    def board(self, table: Table) -> Board:
        return with_predictions(self, table, self._counted(table))

    def _counted(self, table: Table) -> Board:
        rows = self._of_round(table)
        if rows.empty:
            return Board(title=self.title, says=("No bag has been counted yet.",))
        over = table.is_over
        pictures = [(_p_chart if len(rows) >= ENOUGH_FOR_LIMITS else _bag_by_bag)(rows)]
        votes = rows.drop_duplicates("seat")["verdict"].dropna()
        if over and len(votes):  # not before: nobody is to vote as the others do
            pictures.append(_vote_bars(votes))
        mean = rows["yellow"].sum() / len(rows)
        says = [f"{len(rows)} bags: {mean:.1f} yellow sweets of {SWEETS} on average."]
        voted = f"{len(votes)} of {len(table.seats)} have voted."
        return Board(
            title=self.title,
            says=(*says, self._truth(table) if over else voted),
            pictures=tuple(pictures),
            table=rows[["order", "seat", "bag", "yellow"]],
        )

    @once_a_table
    def rows(self, table: Table) -> pd.DataFrame:
        found = (
            (round, bag, seat, entry.value)
            for round in range(1, len(self.rounds) + 1)
            for bag in range(1, BAGS + 1)
            for seat in table.seats
            if (entry := table.latest(seat.number, f"bag-{bag}", round))
        )
        records = [self._record(table, *each) for each in found]
        rows = tidy(records, self.columns)
        return rows.assign(order=rows.groupby("round").cumcount() + 1)

    def _record(
        self, table: Table, round: int, bag: int, seat: Seat, counted: object
    ) -> dict[str, object]:
        verdict = table.latest(seat.number, "verdict", round)
        seen = self.bag(table, round, seat, bag)
        return {"round": round, "team": seat.team, "seat": seat.number, "bag": bag,
                "yellow": counted, "of": SWEETS, "counted_right": counted == seen.yellow,
                "planted": seen.planted, "verdict": verdict.value if verdict else None,
                "predicted": predicted_by(table, seat.number, round, "predict-yellow")}  # fmt: skip


def _bag_by_bag(rows: pd.DataFrame) -> Picture:
    points = tuple(zip(rows["order"].astype(int), rows["yellow"].astype(float), strict=True))
    line = Lines(name="yellow sweets", along="bag", series={"bags": points})
    return Picture(caption="Yellow sweets in each bag: too few bags for limits", shows=line)


def _p_chart(rows: pd.DataFrame) -> Picture:
    from qikit.spc import control_chart

    bags = rows[["order", "yellow", "of"]].astype(int)
    chart = control_chart(
        bags, value="yellow", time="order", denominator="of", chart="p",
        title="Share of yellow sweets, bag by bag",
    )  # fmt: skip
    return Picture(
        caption="Yellow sweets in each bag: all first bags, then all second", shows=chart
    )


def _vote_bars(votes: pd.Series) -> Picture:
    counts = votes.value_counts()
    bars = Bars(
        name="people",
        labels=("common causes", "a special cause"),
        values=tuple(float(counts.get(id, 0)) for id, _ in VERDICTS),
    )
    return Picture(caption="What the class says", shows=bars)
