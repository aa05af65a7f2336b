"""What one phone shows now: worked out once for each seat and version, made into HTML once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from jinja2 import Environment

from qikit.workshop.asking import Ask, Tap
from qikit.workshop.entry import Value
from qikit.workshop.room.room import Room
from qikit.workshop.seat import Seat

PART = "workshop/phone-part.html"
_TO_PREDICT = "First predict. The round starts when everybody has."
_PREDICTED = "Thank you. The round starts when everybody has predicted."
_LATE = "Predict first, then you are in the round."
_IDLE = "There is nothing for you to do just now. Look at the big screen."


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneView:
    """Everything that one phone shows, its clock apart.

    Parameters
    ----------
    heading : str
        What is going on: the round, or waiting.
    notes : tuple of str
        Plain lines: the instruction while a round is played, and what the rules tell this seat.
    asks : tuple of Ask
        What it can answer now.
    given : tuple of (str, value)
        Its latest answer to each of them.
    used : tuple of (str, int)
        How often each button was pressed in this round.
    seat : Seat
    turn : int
        What an answer carries to say which round it is meant for.
    timed, paused, over : bool
        Whether a clock is shown, stands still, and whether the game is finished.
    """

    heading: str
    notes: tuple[str, ...]
    asks: tuple[Ask, ...]
    given: tuple[tuple[str, Value], ...]
    used: tuple[tuple[str, int], ...]
    seat: Seat
    turn: int
    timed: bool
    paused: bool
    over: bool
    clock: str

    @property
    def mark(self) -> str:
        """What changes if and only if the phone must show something else."""
        return hashlib.blake2b(repr(self).encode(), digest_size=9).hexdigest()


def phone_view(room: Room, number: int) -> PhoneView | None:
    """Return what the phone of a seat shows now; None if there is no such seat any more."""
    key = ("view", number)
    if key not in room.memory:
        seat = room.table.seat_by_number.get(number)
        room.memory[key] = _view(room, seat) if seat else None
    view: PhoneView | None = room.memory[key]
    return view


def _view(room: Room, seat: Seat) -> PhoneView:
    table, game, clock = room.table, room.game, room.state.clock
    paused = clock.paused is not None and table.phase == "playing"
    asks = () if paused else game.open_asks(table, seat)
    answers = ((ask.id, table.latest(seat.number, ask.id)) for ask in asks)
    return PhoneView(
        heading=heading(room),
        notes=_notes(room, seat, idle=not asks and not paused),
        asks=asks,
        given=tuple((ask, entry.value) for ask, entry in answers if entry),
        used=tuple((a.id, len(table.of(seat=seat.number, ask=a.id))) for a in asks if _is_tap(a)),
        seat=seat,
        turn=room.state.turn,
        timed=table.phase == "playing",
        paused=paused,
        over=table.phase == "finished",
        clock=repr(clock),
    )


def heading(room: Room) -> str:
    """Return what is going on, in a few words."""
    table = room.table
    if table.phase == "lobby":
        return "You are in"
    if table.phase == "finished":
        return "The game is finished"
    title = f"Round {table.round}: {room.game.rounds[table.round - 1].title}"
    return f"{title} is closed" if table.phase == "closed" else title


def _notes(room: Room, seat: Seat, *, idle: bool) -> tuple[str, ...]:
    notes = (*_pace(room, seat, idle=idle), *room.game.told(room.table, seat).splitlines())
    return tuple(note for note in notes if note.strip())


def _pace(room: Room, seat: Seat, *, idle: bool) -> tuple[str, ...]:
    """What to do in this phase, and what is new in the round."""
    table = room.table
    owes = room.game.unpredicted(table, seat)
    match table.phase:
        case "predicting":
            one = room.game.rounds[table.round - 1]
            return (one.change, _TO_PREDICT if owes else _PREDICTED)
        case "playing":
            one = room.game.rounds[table.round - 1]
            return (_LATE if owes else "", one.change, _IDLE if idle else one.instruction)
        case "closed":
            return ("Look up: the big screen shows what came of it.",)
        case "finished":
            return ("Thank you for playing. You can close this page.",)
    return ()


def as_data(view: PhoneView, room: Room, templates: Environment) -> dict[str, Any]:
    """Return a view as a phone's script takes it."""
    told, asks = _parts(templates)(view)
    clock = room.state.clock
    return {
        "mark": view.mark,
        "told": told,
        "asks": asks,
        "left": round(clock.left(room.now()), 1) if view.timed else None,
        "running": clock.running,
    }


@lru_cache(maxsize=1)
def _parts(templates: Environment) -> Callable[[PhoneView], tuple[str, str]]:
    part = templates.get_template(PART).module

    @lru_cache(maxsize=2000)
    def parts(view: PhoneView) -> tuple[str, str]:
        return str(part.told(view)), str(part.asks(view, ""))  # type: ignore[attr-defined]

    return parts


def _is_tap(ask: Ask) -> bool:
    return isinstance(ask, Tap)
