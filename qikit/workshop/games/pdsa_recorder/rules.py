"""Rules of the recorder: no test without a prediction, two measures of each, then a decision."""

from __future__ import annotations

from statistics import median
from typing import ClassVar

import numpy as np
import pandas as pd

from qikit.workshop.asking import Amount, Ask, Count, Pick, Words
from qikit.workshop.board import Board
from qikit.workshop.game import Game, Round, Setting, class_columns, tidy
from qikit.workshop.games.pdsa_recorder.kinds import KINDS, Kind
from qikit.workshop.seat import Seat
from qikit.workshop.series import Series
from qikit.workshop.table import Table

TESTS = 10
#: What is asked after a test -> the role that answers; if nobody has it, the first in the team.
_ANSWERED_BY = {"result": "timekeeper", "second": "inspector", "decision": "recorder"}
_ROLES = ("recorder", "tester", "timekeeper", "inspector")
_DECISIONS = (("adopt", "Adopt it"), ("adapt", "Adapt it"), ("abandon", "Abandon it"))


class PDSARecorder(Game):
    """A baseline and nine tests; the facilitator stops when time is up."""

    slug = "pdsa-recorder"
    title = "Test, predict, learn"
    summary = "Any test with your hands: coins, paper aeroplanes, a model. Predict, test, decide."
    modules = (7,)
    minutes = 60
    team_size = (1, 8)
    bot_pace = 1.0
    rounds = (
        Round(title="Baseline", minutes=2.5, instruction="Do it as it comes, once. Then measure."),
        *(
            Round(
                title=f"Test {number}",
                minutes=2.5,
                instruction="Change one thing. Predict. Test once. Measure. Decide.",
            )
            for number in range(1, TESTS)
        ),
    )
    settings: ClassVar[tuple[Setting, ...]] = (
        Setting(
            ask=Pick(
                id="kind",
                label="What do teams test?",
                options=tuple((id, kind.name) for id, kind in KINDS.items()),
            ),
            default="coins",
        ),
    )
    columns = class_columns(
        "round",
        "team",
        test="Number of the test; 0 is the baseline.",
        plan="The one thing that was changed.",
        predicted="Middle of the team's predictions.",
        result="What came out.",
        gap="Distance between the two.",
        second="How good it was, from 1 to 3.",
        decision="What the team will do: adopt, adapt or abandon.",
    )
    series = Series(value="result", order="test", each=("team",))

    def roles(self, team_size: int) -> tuple[str, ...]:
        return (_ROLES + ("tester",) * team_size)[:team_size]

    def kind(self, table: Table) -> Kind:
        """Return what the teams test."""
        return KINDS[str(self.chosen(table, "kind"))]

    def predictions(self, table: Table, seat: Seat) -> tuple[Ask, ...]:
        kind = self.kind(table)
        guess = self._amount(kind, "predict", f"What do you predict? ({kind.measure})")
        if table.round > 1 and _answers(table, seat, "recorder"):
            plan = Words(id="plan", label="Which one thing will your team change?", at_most=120)
            return (plan, guess)
        return (guess,)

    def _amount(self, kind: Kind, id: str, label: str) -> Amount:
        return Amount(id=id, label=label, low=0, high=kind.high, step=0.1, unit=kind.unit)

    def asks(self, table: Table, seat: Seat) -> tuple[Ask, ...]:
        kind = self.kind(table)
        every = (
            self._amount(kind, "result", f"What came out? ({kind.measure})"),
            Count(id="second", label=kind.second, low=1, high=3),
            Pick(id="decision", label="What will you do with this change?", options=_DECISIONS),
        )
        return tuple(
            ask
            for ask in every[: 3 if table.round > 1 else 2]
            if _answers(table, seat, _ANSWERED_BY[ask.id])
        )

    def told(self, table: Table, seat: Seat) -> str:
        kind = self.kind(table)
        if not table.round:
            return f"{kind.name}. Your team measures the {kind.measure}, and how good it was."
        said = []
        for ask, words in (("plan", "Your change: {}."), ("predict", "You predict {} {unit}.")):
            entry = table.latest(seat.number, ask)
            if entry:
                said.append(words.format(entry.value, unit=kind.unit))
        found = self._found(table, seat.team, table.round)
        if found.get("result") is not None:
            said.append(f"Your team's result: {found['result']:g} {kind.unit}.")
        return " ".join([*said, self._to_do(table, seat)])

    def _to_do(self, table: Table, seat: Seat) -> str:
        if table.phase == "predicting":
            return "No test before the prediction is in."
        if table.phase != "playing":
            return "Talk: why was it more or less than you predicted?"
        asks = self.asks(table, seat)
        if all(table.latest(seat.number, ask.id) for ask in asks):
            return "You can still correct it." if asks else "Test once with your team, and watch."
        return "Test once, then send what you saw."

    def _found(self, table: Table, team: int, round: int) -> dict[str, object]:
        """What a team sent in for one test; the middle of its members' predictions."""
        seats = table.teams.get(team, ())
        latest = {
            (seat.number, entry.ask): entry.value
            for seat in seats
            for entry in table.of(seat=seat.number, round=round)
        }
        guesses = [float(value) for (_, ask), value in latest.items() if ask == "predict"]
        found: dict[str, object] = {ask: value for (_, ask), value in latest.items()}
        return found | {"predict": median(guesses) if guesses else None}

    def bot_answer(self, table: Table, seat: Seat, ask: Ask, chance: np.random.Generator) -> str:
        kind = self.kind(table)
        learnt = 1 - 0.6 * 0.7**table.round
        level = kind.high * (0.2 * learnt if kind.better == "higher" else 0.3 * (1.3 - learnt))
        if isinstance(ask, Amount):
            noise = 0.4 * 0.8**table.round if ask.id == "predict" else 0.1
            return str(max(level * (1 + chance.normal(0, noise)), 0))
        return super().bot_answer(table, seat, ask, chance)

    def board(self, table: Table) -> Board:
        from qikit.workshop.games.pdsa_recorder.result import board

        return board(self.title, table, self.rows(table), self.kind(table))

    def rows(self, table: Table) -> pd.DataFrame:
        return tidy(
            (
                record
                for round in range(1, len(self.rounds) + 1)
                for team in table.teams
                if (record := self._record(table, team, round))
            ),
            self.columns,
        )

    def _record(self, table: Table, team: int, round: int) -> dict[str, object] | None:
        found = self._found(table, team, round)
        predicted, result = found["predict"], found.get("result")
        if predicted is None and result is None:
            return None
        gap = None
        if isinstance(predicted, float) and isinstance(result, float):
            gap = abs(predicted - result)
        kept = {name: found.get(name) for name in ("plan", "second", "decision")}
        return {"round": round, "team": team, "test": round - 1, "predicted": predicted,
                "result": result, "gap": gap, **kept}  # fmt: skip


def _answers(table: Table, seat: Seat, role: str) -> bool:
    """Whether this seat answers for its team what a role answers."""
    team = table.teams.get(seat.team, (seat,))
    return next((each for each in team if each.role == role), team[0]).number == seat.number
