"""Rules of the red beads: workers dip on their phones, inspectors count, a person is foreman."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
import pandas as pd

from qikit.workshop.asking import Ask, Count, Pick, Tap
from qikit.workshop.board import Board
from qikit.workshop.game import Game, Round, Setting, class_columns, tidy
from qikit.workshop.games.red_beads.box import PADDLE, Paddle, dipped
from qikit.workshop.games.red_beads.foreman import line
from qikit.workshop.predicting import predicted_by, with_predictions
from qikit.workshop.seat import Seat
from qikit.workshop.series import Series
from qikit.workshop.table import Table

WORKERS = tuple(f"worker {number}" for number in range(1, 7))
INSPECTORS = ("inspector A", "inspector B")
_STAFF = (*INSPECTORS, "chief inspector", "foreman", "customer", "customer")
_CHANGES = (
    "The target is 50 white beads.",
    "There is merit pay.",
    "There are posters and a goal.",
    "The plant may close.",
)


class RedBeads(Game):
    """Four days, six workers, 24 paddles a team."""

    slug = "red-beads"
    title = "Red beads"
    summary = "Six willing workers, one box of beads, and a foreman who is sure it is their fault."
    modules = (1, 3)
    minutes = 60
    team_size = (6, 12)
    rounds = tuple(
        Round(
            title=f"Day {day}",
            minutes=5,
            instruction="Workers: dip once when the foreman calls you. Inspectors: count alone.",
            change=change,
        )
        for day, change in enumerate(_CHANGES, 1)
    )
    settings: ClassVar[tuple[Setting, ...]] = (
        Setting(
            ask=Pick(
                id="paddle",
                label="The paddle",
                help="Real paddles do not gather beads evenly.",
                options=(("fair", "Fair: 10 red on average"),
                         ("favours-red", "Favours red a little: 11.3 on average")),
            ),
            default="fair",
        ),
    )  # fmt: skip
    columns = class_columns(
        "round",
        "team",
        "seat",
        worker="Number of the worker, 1 to 6.",
        paddle="Number of the paddle in its team, from 1.",
        red="Red beads on the paddle.",
        of="Beads on the paddle.",
        inspector_a="Red beads as inspector A counted them.",
        inspector_b="Red beads as inspector B counted them.",
        settled="Red beads as the chief inspector settled them.",
        predicted="Red beads a paddle that the worker predicted for the day.",
    )
    series = Series(value="red", order="paddle", each=("team",), of="of")

    def roles(self, team_size: int) -> tuple[str, ...]:
        wanted = WORKERS + _STAFF
        return (wanted + ("customer",) * team_size)[:team_size]

    def predictions(self, table: Table, seat: Seat) -> tuple[Ask, ...]:
        label = "How many red beads will a paddle of 50 hold today, on average?"
        return (Count(id="predict-red", label=label, low=0, high=PADDLE),)

    def asks(self, table: Table, seat: Seat) -> tuple[Ask, ...]:
        if seat.role in WORKERS:
            return () if _has_dipped(table, seat) else (Tap(id="dip", label="Dip the paddle"),)
        waiting = self._to_count(table, seat)
        if waiting is None:
            return ()
        number = WORKERS.index(waiting.role) + 1
        label = f"How many red beads are on the paddle of worker {number}?"
        return (Count(id=f"count-{number}", label=label, low=0, high=PADDLE),)

    def _to_count(self, table: Table, seat: Seat) -> Seat | None:
        """The worker whose paddle an inspector counts now, or the chief settles."""
        for worker in self.workers(table, seat.team):
            ask = f"count-{WORKERS.index(worker.role) + 1}"
            if not _has_dipped(table, worker) or table.latest(seat.number, ask):
                continue
            if seat.role in INSPECTORS:
                return worker
            counts = self._counts(table, worker, table.round)
            if seat.role == "chief inspector" and len(counts) == 2 and len(set(counts)) == 2:
                return worker
        return None

    def workers(self, table: Table, team: int) -> tuple[Seat, ...]:
        """Return the workers of a team in the order of their calling."""
        found = [seat for seat in table.teams.get(team, ()) if seat.role in WORKERS]
        return tuple(sorted(found, key=lambda seat: WORKERS.index(seat.role)))

    def paddle(self, table: Table, day: int, seat: int) -> Paddle:
        """Return what a worker's dip of a day brings up."""
        return dipped(table, day=day, seat=seat, kind=str(self.chosen(table, "paddle")))

    def _counts(self, table: Table, worker: Seat, day: int) -> list[int]:
        found = (self._count_by(table, worker, day, role) for role in INSPECTORS)
        return [count for count in found if count is not None]

    def _count_by(self, table: Table, worker: Seat, day: int, role: str) -> int | None:
        ask = f"count-{WORKERS.index(worker.role) + 1}"
        for seat in table.teams[worker.team]:
            entry = table.latest(seat.number, ask, day) if seat.role == role else None
            if entry:
                return int(entry.value)
        return None

    def reds(self, table: Table, team: int, day: int) -> dict[str, int]:
        """Return red beads by worker, of those in a team who dipped on a day."""
        return {
            worker.role: self.paddle(table, day, worker.number).red
            for worker in self.workers(table, team)
            if _has_dipped(table, worker, day)
        }

    def told(self, table: Table, seat: Seat) -> str:
        if seat.role == "foreman":
            today, before = (self.reds(table, seat.team, table.round - ago) for ago in (0, 1))
            return line(table.round, table.phase in ("closed", "finished"), today, before)
        if seat.role in WORKERS:
            return self._told_worker(table, seat)
        if seat.role == "customer" or not seat.role:
            total = sum(self.reds(table, seat.team, table.round).values())
            return f"You are the customer. You pay for white beads only. Red ones today: {total}."
        waiting = self._to_count(table, seat)
        if waiting is None:
            who = "the chief inspector" if seat.role not in INSPECTORS else seat.role
            return f"You are {who}. Say nothing. Wait for the next paddle."
        return f"Count alone. R is red, w is white.\n{self._picture(table, waiting)}"

    def _picture(self, table: Table, worker: Seat) -> str:
        return self.paddle(table, table.round, worker.number).picture()

    def _told_worker(self, table: Table, seat: Seat) -> str:
        if not _has_dipped(table, seat):
            return f"You are {seat.role}. Dip when the foreman calls you. Do your best."
        paddle = self.paddle(table, table.round, seat.number)
        return f"Your paddle holds {paddle.red} red beads.\n{paddle.picture()}"

    def bot_answer(self, table: Table, seat: Seat, ask: Ask, chance: np.random.Generator) -> str:
        waiting = self._to_count(table, seat)
        if ask.id == "predict-red":
            return str(int(np.clip(chance.normal(6, 3), 0, PADDLE)))
        if waiting is None:
            return "1"
        slip = int(chance.choice([-1, 0, 1], p=[0.05, 0.9, 0.05]))
        red = self.paddle(table, table.round, waiting.number).red
        return str(min(max(red + slip, 0), PADDLE))

    def board(self, table: Table) -> Board:
        from qikit.workshop.games.red_beads.result import board

        return with_predictions(self, table, board(self.title, table, self.rows(table)))

    def rows(self, table: Table) -> pd.DataFrame:
        return tidy(
            (
                self._record(table, worker, day)
                for team in table.teams
                for day in range(1, len(self.rounds) + 1)
                for worker in self.workers(table, team)
                if _has_dipped(table, worker, day)
            ),
            self.columns,
        )

    def _record(self, table: Table, worker: Seat, day: int) -> dict[str, object]:
        number = WORKERS.index(worker.role) + 1
        return {
            "round": day, "team": worker.team, "seat": worker.number, "worker": number,
            "paddle": len(WORKERS) * (day - 1) + number,
            "red": self.paddle(table, day, worker.number).red, "of": PADDLE,
            "inspector_a": self._count_by(table, worker, day, "inspector A"),
            "inspector_b": self._count_by(table, worker, day, "inspector B"),
            "settled": self._count_by(table, worker, day, "chief inspector"),
            "predicted": predicted_by(table, worker.number, day, "predict-red"),
        }  # fmt: skip


def _has_dipped(table: Table, worker: Seat, day: int | None = None) -> bool:
    return table.latest(worker.number, "dip", day) is not None
