"""The table: everything that the rules of a game may look at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import Any, Literal, TypeVar

import numpy as np

from qikit.workshop.entry import Entry, Value
from qikit.workshop.seat import Seat

Phase = Literal["lobby", "predicting", "playing", "closed", "finished"]
T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Table:
    """A room at one moment, as the rules see it.

    Parameters
    ----------
    game : str
        Slug of the game.
    seed : int
        All chance in the room comes from it.
    seats : tuple of Seat
    round : int
        From 1; 0 in the lobby.
    phase : {"lobby", "predicting", "playing", "closed", "finished"}
    entries : tuple of Entry
        Of all rounds, in the order in which they were stored.
    settings : mapping
        What the facilitator chose; a game has defaults for the rest.

    Notes
    -----
    No `slots`: what is looked up often is worked out once (`once_a_table`).
    """

    game: str
    seed: int
    seats: tuple[Seat, ...] = ()
    round: int = 0
    phase: Phase = "lobby"
    entries: tuple[Entry, ...] = ()
    settings: Mapping[str, Value] = field(default_factory=dict)

    @cached_property
    def memory(self) -> dict[str, Any]:
        """What `once_a_table` has worked out."""
        return {}

    @cached_property
    def _by_round(self) -> dict[int, tuple[Entry, ...]]:
        return _grouped(self.entries, lambda entry: entry.round)

    @cached_property
    def _by_seat(self) -> dict[tuple[int, int], tuple[Entry, ...]]:
        return _grouped(self.entries, lambda entry: (entry.round, entry.seat))

    @cached_property
    def seat_by_number(self) -> dict[int, Seat]:
        """Seats by their number."""
        return {seat.number: seat for seat in self.seats}

    @cached_property
    def teams(self) -> dict[int, tuple[Seat, ...]]:
        """Seats of each team, by their number, in the order of teams."""
        ordered = sorted(self.seats, key=lambda seat: (seat.team, seat.number))
        return _grouped(ordered, lambda seat: seat.team)

    def of(
        self, *, seat: int | None = None, ask: str | None = None, round: int | None = None
    ) -> tuple[Entry, ...]:
        """Return the entries of a seat, an ask and a round; of this round if none is given."""
        number = self.round if round is None else round
        found = (
            self._by_round.get(number, ())
            if seat is None
            else self._by_seat.get((number, seat), ())
        )
        return found if ask is None else tuple(entry for entry in found if entry.ask == ask)

    def latest(self, seat: int, ask: str, round: int | None = None) -> Entry | None:
        """Return the latest answer of a seat to an ask, or None."""
        found = self.of(seat=seat, ask=ask, round=round)
        return found[-1] if found else None

    def chance(self, *turn: int) -> np.random.Generator:
        """Return the chance of one turn: the same numbers give the same chance, on any machine."""
        return np.random.default_rng([self.seed, *turn])


def once_a_table(rule: Callable[..., T]) -> Callable[..., T]:
    """Work out a rule of (game, table) or (table) once, however many phones ask for it."""

    @wraps(rule)
    def known(*given: Any) -> T:
        memory = given[-1].memory
        name = f"{rule.__module__}.{rule.__qualname__}"
        if name not in memory:
            memory[name] = rule(*given)
        return memory[name]

    return known


def _grouped(items: Any, key: Callable[[Any], Any]) -> dict[Any, tuple[Any, ...]]:
    groups: dict[Any, list[Any]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return {name: tuple(group) for name, group in groups.items()}
