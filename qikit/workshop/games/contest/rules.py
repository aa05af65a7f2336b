"""Rules of the class contest: the same charts for everybody, a verdict each, then the truth."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
import pandas as pd

from qikit.workshop.asking import Ask, Count, Pick
from qikit.workshop.board import Bars, Board, Picture
from qikit.workshop.game import Game, Round, Setting, class_columns, tidy
from qikit.workshop.games.contest.known_charts import KnownChart, known_chart
from qikit.workshop.games.contest.score import Score
from qikit.workshop.seat import Seat
from qikit.workshop.series import ROWS, Series
from qikit.workshop.table import Table

CHARTS = 10
VERDICTS = (("signal", "Signal: something changed"), ("noise", "Noise: chance alone"))
_MOST_FIRST = 9_000


class SignalContest(Game):
    """Ten charts; five by eye, five with limits."""

    slug = "signal-contest"
    title = "Signal or noise: the class"
    summary = "Ten invented charts. About half hold a real change. Can the class tell which?"
    modules = (3,)
    minutes = 30
    rounds = tuple(
        Round(
            title=f"Chart {number}",
            minutes=1,
            instruction="Look at the big screen. Signal or noise? Decide for yourself.",
            change="By eye." if number <= CHARTS // 2 else "With limits and rules.",
        )
        for number in range(1, CHARTS + 1)
    )
    settings: ClassVar[tuple[Setting, ...]] = (
        Setting(
            ask=Count(id="first", label="Number of the first chart", low=1, high=_MOST_FIRST),
            default=101,
        ),
    )
    columns = class_columns(
        "round",
        "team",
        "seat",
        chart="Number of the chart.",
        truth="What was planted: signal or noise.",
        said="Verdict of the seat.",
        right="Whether the verdict is the truth.",
        rules_said="Verdict of the rules.",
    )
    series = Series(value="right", order="round", of=ROWS)

    def known(self, table: Table, round: int) -> KnownChart:
        """Return the chart of a round, with its truth."""
        return known_chart(int(self.chosen(table, "first")) + max(round, 1) - 1)

    def asks(self, table: Table, seat: Seat) -> tuple[Ask, ...]:
        name = self.known(table, table.round).measure.name
        return (Pick(id="verdict", label=f"{name}: signal or noise?", options=VERDICTS),)

    def told(self, table: Table, seat: Seat) -> str:
        if not table.round:
            return "You will see ten charts. Decide each for yourself: signal or noise?"
        said = table.latest(seat.number, "verdict")
        if not table.is_over:
            sent = "" if said is None else f" You said: {said.value}. You can still change it."
            return f"Chart {table.round} of {CHARTS}.{sent}"
        known, score = self.known(table, table.round), self.score(table, seat)
        mine = f"Your score so far: {score.right} right of {score.played}."
        if said is None:
            return f"{known.told()} {mine}"
        right = (said.value == "signal") == known.is_signal
        return f"{'Right.' if right else 'Not this time.'} {known.told()} {mine}"

    def score(self, table: Table, *seats: Seat) -> Score:
        """Return how the decisions of some seats turned out, in rounds that are over."""
        score = Score()
        for round in range(1, table.rounds_over + 1):
            for seat in seats:
                said = table.latest(seat.number, "verdict", round)
                if said:
                    score = score.after(
                        is_signal=self.known(table, round).is_signal,
                        said_signal=said.value == "signal",
                    )
        return score

    def bot_answer(self, table: Table, seat: Seat, ask: Ask, chance: np.random.Generator) -> str:
        right = bool(chance.random() < 0.7)
        return "signal" if right == self.known(table, table.round).is_signal else "noise"

    def board(self, table: Table) -> Board:
        from qikit.workshop.games.contest.result import chart_picture, rates

        if not table.round:
            return Board(title=self.title, says=(self.summary,))
        known = self.known(table, table.round)
        over = table.is_over
        picture = chart_picture(known, limits=over or table.round > CHARTS // 2)
        answered = sum(bool(table.latest(seat.number, "verdict")) for seat in table.seats)
        if not over:
            says = f"{answered} of {len(table.seats)} have decided."
            return Board(title=f"Chart {table.round}: signal or noise?", says=(says,),
                         pictures=(picture,))  # fmt: skip
        score = self.score(table, *table.seats)
        found = rates(self.rows(table))
        return Board(
            title=f"Chart {table.round}: the truth",
            says=(known.told(), *_told(score)),
            pictures=(picture, *([_rate_bars(found)] if len(found) else [])),
            table=found,
        )

    def rows(self, table: Table) -> pd.DataFrame:
        from qikit.workshop.games.contest.result import rules_say

        records = []
        for round in range(1, table.rounds_over + 1):
            known = self.known(table, round)
            for seat in table.seats:
                said = table.latest(seat.number, "verdict", round)
                if said:
                    truth = "signal" if known.is_signal else "noise"
                    records.append(
                        {"round": round, "team": seat.team, "seat": seat.number,
                         "chart": known.number, "truth": truth, "said": said.value,
                         "right": said.value == truth, "rules_said": rules_say(known)}
                    )  # fmt: skip
        return tidy(records, self.columns)


def _told(score: Score) -> list[str]:
    signals, noises = score.hits + score.misses, score.false_alarms + score.left_alone
    said = []
    if signals:
        said.append(f"Real changes that the class saw so far: {score.hits} of {signals} verdicts.")
    if noises:
        said.append(f"False alarms so far: {score.false_alarms} of {noises} verdicts on noise.")
    return said


def _rate_bars(found: pd.DataFrame) -> Picture:
    bars = Bars(
        name="per cent of verdicts",
        labels=tuple(found["what"]),
        values=tuple(float(value) for value in found["per_cent"]),
    )
    return Picture(caption="Seen and false alarms: the class beside the rules", shows=bars)
