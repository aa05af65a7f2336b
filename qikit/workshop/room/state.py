"""The state of a room: its events, folded one after the other by pure functions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import reduce

from qikit.workshop.entry import Entry
from qikit.workshop.room import events as kinds
from qikit.workshop.room.clock import Clock
from qikit.workshop.room.events import Event
from qikit.workshop.seat import Seat
from qikit.workshop.table import Phase, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomState:
    """A room at one moment.

    Parameters
    ----------
    table : Table
        What the rules of the game may look at.
    clock : Clock
        The clock of the present round.
    teams : int
        How many teams the facilitator asked for.
    door_open : bool
        Whether people may still join.
    numbers : tuple of int
        For each entry of the table, the number of its event.
    turn : int
        Number of the event that opened the present round: an answer meant for another one is old.
    version : int
        Number of the latest event.
    """

    table: Table
    clock: Clock = field(default_factory=Clock)
    teams: int = 1
    door_open: bool = True
    numbers: tuple[int, ...] = ()
    turn: int = 0
    version: int = 0


_OPENING = {("playing", "lobby"), ("playing", "closed")}  # rounds that ask for no prediction


def folded(events: Iterable[Event]) -> RoomState:
    """Return the state after all these events, the first of which opened the room."""
    return reduce(after, events, RoomState(table=Table(game="", seed=0)))


def after(state: RoomState, event: Event) -> RoomState:
    """Return the state after one more event."""
    return replace(_FOLDS[event.kind](state, event), version=event.number)


def _opened(state: RoomState, event: Event) -> RoomState:
    told = event.told
    table = Table(game=told["game"], seed=told["seed"], settings=told["settings"])
    return replace(state, table=table, teams=told["teams"])


def _seated(state: RoomState, event: Event) -> RoomState:
    seats = {**state.table.seat_by_number, event.seat: Seat(number=event.seat, **event.told)}
    ordered = tuple(seats[number] for number in sorted(seats))
    return replace(state, table=replace(state.table, seats=ordered))


def _phase(state: RoomState, event: Event) -> RoomState:
    phase, number = event.told["phase"], event.told["round"]
    clock, turn = state.clock, state.turn
    if phase == "predicting" or (phase, state.table.phase) in _OPENING:
        turn = event.number
    if phase == "playing":
        clock = Clock(began=event.at, minutes=event.told["minutes"])
    elif phase == "predicting":
        clock = Clock(minutes=event.told["minutes"])
    elif state.table.phase == "playing":
        clock = clock.stop(event.at)
    table = replace(state.table, phase=phase, round=number)
    return replace(state, table=table, clock=clock, turn=turn)


def _paused(state: RoomState, event: Event) -> RoomState:
    return replace(state, clock=state.clock.pause(event.at))


def _resumed(state: RoomState, event: Event) -> RoomState:
    return replace(state, clock=state.clock.resume(event.at))


def _minutes(state: RoomState, event: Event) -> RoomState:
    return replace(state, clock=replace(state.clock, minutes=event.told["minutes"]))


def _entered(state: RoomState, event: Event) -> RoomState:
    entry = Entry(seat=event.seat, **event.told)
    return replace(state, table=state.table.plus(entry), numbers=(*state.numbers, event.number))


def _undone(state: RoomState, event: Event) -> RoomState:
    return _keep_entries(state, lambda entry, number: number != event.told["number"])


def _reset(state: RoomState, event: Event) -> RoomState:
    """The round has not been played: its entries are gone, those of the others stay."""
    reset = event.told["round"]
    kept = _keep_entries(state, lambda entry, number: entry.round != reset)
    phase: Phase = "closed" if reset > 1 else "lobby"
    return replace(kept, table=replace(kept.table, phase=phase, round=reset - 1), clock=Clock())


def _reopened(state: RoomState, event: Event) -> RoomState:
    """The round goes on where it was closed: its entries and its turn stay."""
    table = replace(state.table, phase="playing")
    return replace(state, table=table, clock=state.clock.go_on(event.at))


def _door(state: RoomState, event: Event) -> RoomState:
    return replace(state, door_open=event.told["open"])


def _keep_entries(state: RoomState, stays: Callable[[Entry, int], bool]) -> RoomState:
    pairs = zip(state.table.entries, state.numbers, strict=True)
    kept = [(entry, number) for entry, number in pairs if stays(entry, number)]
    return replace(
        state,
        table=replace(state.table, entries=tuple(entry for entry, _ in kept)),
        numbers=tuple(number for _, number in kept),
    )


_FOLDS: dict[str, Callable[[RoomState, Event], RoomState]] = {
    kinds.OPENED: _opened,
    kinds.SEATED: _seated,
    kinds.PHASE: _phase,
    kinds.PAUSED: _paused,
    kinds.RESUMED: _resumed,
    kinds.MINUTES: _minutes,
    kinds.ENTERED: _entered,
    kinds.UNDONE: _undone,
    kinds.RESET: _reset,
    kinds.REOPENED: _reopened,
    kinds.DOOR: _door,
}
