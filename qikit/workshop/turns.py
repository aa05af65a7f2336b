"""Turns: a team moves on together, and somebody late or asleep never turns back time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from qikit.workshop.seat import Seat
from qikit.workshop.table import Table


def finished_turns(
    table: Table, team: int, round: int, ask: str, counts: Callable[[Seat], bool]
) -> int:
    """Return how many turns a team has finished in a round.

    Parameters
    ----------
    ask : str
        What the ids of the asks begin with; the number of the turn follows.
    counts : callable
        Whether the team waits for this seat.

    Notes
    -----
    A turn is over when every seat that counts has answered, or somebody has begun the next.
    """
    waited_for = {seat.number for seat in table.teams.get(team, ()) if counts(seat)}
    turns: dict[int, set[int]] = defaultdict(set)
    for entry in table.of(team=team, round=round):
        if entry.seat in waited_for and entry.ask.startswith(ask):
            turns[int(entry.ask.removeprefix(ask))].add(entry.seat)
    if not turns:
        return 0
    last = max(turns)
    return last if waited_for <= turns[last] else last - 1
