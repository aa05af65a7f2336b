"""The table: everything that the rules of a game may look at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, wraps
from itertools import groupby
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from qikit.workshop.entry import Entry, Value
from qikit.workshop.seat import Seat

if TYPE_CHECKING:
    import numpy as np

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
    def memory(self) -> dict[Hashable, Any]:
        """What `once_a_table` has worked out."""
        return {}

    @cached_property
    def _filed(self) -> dict[Hashable, tuple[Entry, ...]]:
        """Entries by round, by round and seat, by round and team; each in their order."""
        return _more({}, self.entries, self.seat_by_number)

    def plus(self, *entries: Entry) -> Table:
        """Return the table with further entries.

        Quicker than building it anew: entries that were filed before stay filed.
        """
        after = replace(self, entries=self.entries + entries)
        after.__dict__["_filed"] = _more(self._filed, entries, self.seat_by_number)
        return after

    @cached_property
    def seat_by_number(self) -> dict[int, Seat]:
        """Seats by their number."""
        return {seat.number: seat for seat in self.seats}

    @property
    def is_over(self) -> bool:
        """Whether the present round is closed: what was answered in it may be seen by all."""
        return self.phase in ("closed", "finished")

    @property
    def rounds_over(self) -> int:
        """How many rounds are closed."""
        return self.round if self.is_over else max(self.round - 1, 0)

    @cached_property
    def teams(self) -> dict[int, tuple[Seat, ...]]:
        """Seats of each team, by their number, in the order of teams."""
        ordered = sorted(self.seats, key=lambda seat: (seat.team, seat.number))
        return {team: tuple(seats) for team, seats in groupby(ordered, lambda seat: seat.team)}

    def of(
        self,
        *,
        seat: int | None = None,
        team: int | None = None,
        ask: str | None = None,
        round: int | None = None,
    ) -> tuple[Entry, ...]:
        """Return the entries of a seat, or a team, to an ask; of this round if none is given."""
        number = self.round if round is None else round
        key: Hashable = number
        if seat is not None:
            key = ("seat", number, seat)
        elif team is not None:
            key = ("team", number, team)
        found = self._filed.get(key, ())
        return found if ask is None else tuple(entry for entry in found if entry.ask == ask)

    def latest(self, seat: int, ask: str, round: int | None = None) -> Entry | None:
        """Return the latest answer of a seat to an ask, or None."""
        found = self.of(seat=seat, ask=ask, round=round)
        return found[-1] if found else None

    def chance(self, *turn: int) -> np.random.Generator:
        """Return the chance of one turn: the same numbers give the same chance, on any machine.

        How many numbers there are counts too: to numpy alone, 1, 2 and 1, 2, 0 are the same seed.
        """
        import numpy as np  # late: a server that opens no room need not load it

        return np.random.default_rng([self.seed, len(turn), *turn])


def once_a_table(rule: Callable[..., T]) -> Callable[..., T]:
    """Work out a rule once for a table and its other arguments, however many phones ask for it."""

    @wraps(rule)
    def known(*given: Any) -> T:
        table = next(each for each in given if isinstance(each, Table))
        key = (rule, *(each for each in given if each is not table))
        if key not in table.memory:
            table.memory[key] = rule(*given)
        found: T = table.memory[key]
        return found

    return known


def _more(
    filed: dict[Hashable, tuple[Entry, ...]], entries: Iterable[Entry], seats: dict[int, Seat]
) -> dict[Hashable, tuple[Entry, ...]]:
    """What is filed, with further entries; nothing that was given changes."""
    added: dict[Hashable, list[Entry]] = defaultdict(list)
    for entry in entries:
        added[entry.round].append(entry)
        added["seat", entry.round, entry.seat].append(entry)
        if entry.seat in seats:
            added["team", entry.round, seats[entry.seat].team].append(entry)
    return filed | {key: filed.get(key, ()) + tuple(more) for key, more in added.items()}
