"""Turns: a team moves on together, and somebody late or asleep never turns back time."""

from __future__ import annotations

from collections.abc import Callable

from qikit.workshop.seat import Seat
from qikit.workshop.table import Table


def finished_turns(
    table: Table, ask: str, counts: Callable[[Seat], bool]
) -> dict[tuple[int, int], int]:
    """Return how many turns each (round, team) has finished.

    Parameters
    ----------
    ask : str
        What the ids of the asks begin with; the number of the turn follows.
    counts : callable
        Whether a team waits for this seat.

    Notes
    -----
    A turn is over when every seat that counts has answered, or somebody has begun the next.
    """
    answered: dict[tuple[int, int], dict[int, set[int]]] = {}
    for entry in table.entries:
        seat = table.seat_by_number.get(entry.seat)
        if seat and counts(seat) and entry.ask.startswith(ask):
            turn = int(entry.ask.removeprefix(ask))
            turns = answered.setdefault((entry.round, seat.team), {})
            turns.setdefault(turn, set()).add(seat.number)
    done = {}
    for (round, team), turns in answered.items():
        last = max(turns)
        waited_for = {seat.number for seat in table.teams[team] if counts(seat)}
        done[round, team] = last if waited_for <= turns[last] else last - 1
    return done
