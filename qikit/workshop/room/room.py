"""An open room: its state in memory, one step ahead of what is acknowledged and never behind."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from typing import Any

from qikit.errors import QikitError
from qikit.workshop.entry import Entry
from qikit.workshop.game import Game
from qikit.workshop.games import rules_of
from qikit.workshop.room import codes
from qikit.workshop.room import events as kinds
from qikit.workshop.room.events import Event
from qikit.workshop.room.guard import checked_nickname, refuse_identifiers
from qikit.workshop.room.state import after, folded
from qikit.workshop.room.store import Write
from qikit.workshop.room.watchers import Watchers
from qikit.workshop.room.writer import Writer
from qikit.workshop.seat import Seat
from qikit.workshop.seating import bots_for, seat_for
from qikit.workshop.table import Table

MOST_SEATS = 200
Happening = tuple[str, int, Mapping[str, Any], str | None]


def happening(kind: str, *, seat: int = 0, once: str | None = None, **told: Any) -> Happening:
    """Something that is about to become an event."""
    return kind, seat, told, once


class Room:
    """One room.

    Parameters
    ----------
    code : str
    writer : Writer
    events : tuple of Event
        All of them, from the store.
    keys : dict
        Seat that each key opens, by the key's print.
    now : callable
        The clock, in seconds since 1970.
    """

    def __init__(
        self,
        code: str,
        writer: Writer,
        events: tuple[Event, ...],
        keys: dict[str, int],
        now: Callable[[], float] = time.time,
    ) -> None:
        self.code, self.now = code, now
        self.state = folded(events)
        self.watchers = Watchers()
        self.memory: dict[Any, Any] = {}  # what was worked out of this version
        self.broken = False
        self._writer, self._keys = writer, keys
        self._known = {event.once for event in events if event.once}

    @property
    def game(self) -> Game:
        return rules_of(self.state.table.game)

    @property
    def table(self) -> Table:
        return self.state.table

    def elapsed(self) -> float:
        """Seconds since the present round was opened, pauses left out."""
        return self.state.clock.elapsed(self.now())

    def seat_of(self, key: str) -> Seat | None:
        """Return the seat that a phone's key opens, or None."""
        number = self._keys.get(codes.print_of(key))
        return self.table.seat_by_number.get(number) if number else None

    async def record(
        self,
        *happenings: Happening,
        keys: tuple[tuple[str, int], ...] = (),
        void: tuple[int, ...] = (),
    ) -> None:
        """Let things happen; when this returns they are stored.

        What comes next is checked against the new state at once, also while it is being stored. If
        it cannot be stored, the room is read anew from the store.
        """
        started, moment = self.state.version, self.now()
        events = tuple(
            Event(number=started + place, at=moment, kind=kind, seat=seat, told=told, once=once)
            for place, (kind, seat, told, once) in enumerate(happenings, start=1)
        )
        for event in events:
            self.state = after(self.state, event)
        self._known |= {event.once for event in events if event.once}
        self._keys = {k: seat for k, seat in self._keys.items() if seat not in void} | dict(keys)
        self.memory = {}
        try:
            await self._writer.save(Write(code=self.code, events=events, keys=keys, void=void))
        except Exception:
            self.broken = True
            raise
        finally:
            self.watchers.wake()

    async def join(self, typed: str, *, team: int | None = None) -> tuple[Seat, str]:
        """Give somebody a seat, and the key to come back to it.

        Raises
        ------
        QikitError
            If the door is closed, the room is full, or the nickname cannot be used.
        """
        nickname = checked_nickname(typed)
        seat = self.seat_for(nickname, team=team)
        key = codes.new_key()
        await self.record(seated(seat), keys=((codes.print_of(key), seat.number),))
        return seat, key

    def seat_for(self, nickname: str, *, team: int | None = None) -> Seat:
        """Return the seat that somebody gets who comes now."""
        if not self.state.door_open or self.table.phase == "finished":
            raise QikitError(
                "Nobody can join this room any more.", todo="Ask the person who leads it."
            )
        seats = self.table.seats
        if len(seats) >= MOST_SEATS and not any(seat.bot for seat in seats):
            raise QikitError(f"This room is full: all {MOST_SEATS} seats are taken.")
        return seat_for(self.game, seats, nickname, teams=self.state.teams, team=team)

    async def enter(self, seat: Seat, ask: str, raw: str, *, once: str, turn: str) -> bool:
        """Keep an answer; return whether it was new, not one that came before.

        Parameters
        ----------
        seat : Seat
        ask, raw : str
            Id of what was asked; the answer as it was sent.
        once : str
            Of this press: the same answer sent again with it is the same answer.
        turn : str
            The turn of the room for which the answer is meant.

        Raises
        ------
        QikitError
            If it comes too late, is not asked of this seat now, cannot be answered so, or
            identifies somebody.
        """
        mark = mark_of(seat.number, once, ask, raw)
        if mark in self._known:
            return False
        if turn != str(self.state.turn):
            raise QikitError(
                "That came too late: it was meant for a round that is over.",
                todo="Answer what your page asks now.",
            )
        if self.table.phase == "playing" and self.state.clock.paused is not None:
            raise QikitError("The round is on pause.", todo="Send it again when it goes on.")
        entry = self.game.accept(self.table, seat, ask, raw, self.elapsed())
        if isinstance(entry.value, str):
            refuse_identifiers(entry.value)
        await self.record(entered(entry, once=mark))
        return True

    async def fill_with_bots(self) -> int:
        """Let bots take the seats that teams lack; return how many."""
        bots = bots_for(self.game, self.table.seats)
        if bots:
            await self.record(*(seated(bot) for bot in bots))
        return len(bots)

    async def let_bots_play(self) -> None:
        """Let every bot do what it does now, one after the other."""
        for number in [seat.number for seat in self.table.seats if seat.bot]:
            seat = self.table.seat_by_number.get(number)
            if seat and seat.bot and not self.state.clock.paused:
                entries = self.game.bot_entries(self.table, seat, self.elapsed())
                if entries:
                    await self.record(*map(entered, entries))

    async def hand_to_bot(self, seat: Seat) -> None:
        """Somebody has gone: their key opens nothing any more and a bot plays on."""
        await self.record(seated(replace(seat, nickname="bot", bot=True)), void=(seat.number,))


def seated(seat: Seat) -> Happening:
    told = asdict(seat)
    return happening(kinds.SEATED, seat=told.pop("number"), **told)


def entered(entry: Entry, once: str | None = None) -> Happening:
    told = asdict(entry)
    return happening(kinds.ENTERED, seat=told.pop("seat"), once=once, **told)


def mark_of(seat: int, once: str, ask: str, raw: str) -> str:
    """What makes an answer the same as one before: who, which press, which ask, what."""
    said = "\0".join((str(seat), once, ask, raw))
    return hashlib.sha256(said.encode()).hexdigest()
