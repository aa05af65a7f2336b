"""Predictions: kept beside what came of them, and told once they can no longer sway anybody."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from statistics import median

from qikit.workshop.asking import Ask, Pick
from qikit.workshop.board import Board
from qikit.workshop.entry import Value
from qikit.workshop.game import Game
from qikit.workshop.seat import Seat
from qikit.workshop.table import Table


def predicted_by(table: Table, seat: int, round: int, ask: str) -> Value | None:
    """Return what a seat predicted, or None."""
    entry = table.latest(seat, ask, round)
    return entry.value if entry else None


def predicted_in(table: Table, team: int, round: int, ask: str) -> float | None:
    """Return the middle of what people in a team predicted, or None."""
    seats = _people(table.teams.get(team, ()))
    found = [predicted_by(table, seat.number, round, ask) for seat in seats]
    numbers = [float(value) for value in found if value is not None]
    return median(numbers) if numbers else None


def with_predictions(game: Game, table: Table, board: Board) -> Board:
    """Return a board that also says what the room predicted for this round.

    While people predict, it says only how many have. Bots count only where nobody else is.
    """
    if not 1 <= table.round <= len(game.rounds):
        return board
    asked = {seat: game.predictions(table, seat) for seat in _people(table.seats)}
    if table.phase == "predicting":
        done = sum(not game.unpredicted(table, seat) for seat in asked)
        return replace(board, says=(f"{done} of {len(asked)} have predicted.", *board.says))
    every = {ask.id: ask for asks in asked.values() for ask in asks}
    said = (_told(ask, _answers(table, asked, ask.id)) for ask in every.values())
    return replace(board, says=(*board.says, *filter(None, said)))


def _people(seats: tuple[Seat, ...]) -> tuple[Seat, ...]:
    """Those who are no bots; the bots where there is nobody else."""
    return tuple(seat for seat in seats if not seat.bot) or seats


def _answers(table: Table, seats: dict[Seat, tuple[Ask, ...]], ask: str) -> list[Value]:
    found = (predicted_by(table, seat.number, table.round, ask) for seat in seats)
    return [value for value in found if value is not None]


def _told(ask: Ask, answers: list[Value]) -> str:
    if not answers:
        return ""
    if isinstance(ask, Pick):
        counts = Counter(map(str, answers))
        told = "; ".join(f"{text.lower()}: {counts[id]}" for id, text in ask.options)
        return f"Predicted before this round: {told}."
    middle = median(map(float, answers))
    several = f"The middle of {len(answers)} predictions" if len(answers) > 1 else "One prediction"
    return f"“{ask.label}” {several} was {middle:g}."
