"""A rehearsal: bots play a whole game, for a facilitator who tries it alone."""

from __future__ import annotations

from dataclasses import replace

from qikit.workshop.game import Game
from qikit.workshop.seat import Seat
from qikit.workshop.seating import seat_for
from qikit.workshop.table import Phase, Table

_TICK = 1.0
_QUIET_TICKS = 30


def bots(game: Game, count: int, *, teams: int = 1) -> tuple[Seat, ...]:
    """Return `count` bots, seated as people would be."""
    seats: tuple[Seat, ...] = ()
    for _ in range(count):
        seats += (seat_for(game, seats, "bot", teams=teams),)
    return tuple(replace(seat, bot=True) for seat in seats)


def rehearse(game: Game, table: Table, *, rounds: int | None = None) -> Table:
    """Return the table after bots have played some rounds, or all.

    Each round is predicted, played until nobody has anything to do, and closed.

    Examples
    --------
    >>> from qikit.workshop import Table, rules_of
    >>> poll = rules_of("poll")
    >>> len(rehearse(poll, Table(game="poll", seed=1, seats=bots(poll, 5))).entries)
    20
    """
    for number in range(table.round + 1, (rounds or len(game.rounds)) + 1):
        for phase in ("predicting", "playing"):
            table = _played(game, moved(table, number, phase))
        table = moved(table, number, "closed")
    return table


def moved(table: Table, round: int, phase: Phase) -> Table:
    """Return the table in another round and phase."""
    return replace(table, round=round, phase=phase)


def _played(game: Game, table: Table) -> Table:
    now, quiet = 0.0, 0
    while quiet < _QUIET_TICKS:
        new = tuple(e for seat in table.seats for e in game.bot_entries(table, seat, now))
        table = table.plus(*new)
        quiet = 0 if new else quiet + 1
        now += _TICK
    return table
