"""All rooms of one server: in memory while they are used, in the store always."""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy.exc import IntegrityError

from qikit.errors import QikitError
from qikit.workshop.entry import Value
from qikit.workshop.games import GAMES, rules_of
from qikit.workshop.room import codes
from qikit.workshop.room.events import OPENED, Event
from qikit.workshop.room.room import Room
from qikit.workshop.room.state import folded
from qikit.workshop.room.store import Store, Write
from qikit.workshop.room.writer import Writer

TICK = 1.0  # seconds between two looks at what bots do
DAY = 86_400.0  # seconds
KEPT_DAYS = 30  # after these without use, the facilitator is asked to delete a room
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomLine:
    """A room in a list.

    Parameters
    ----------
    code, title : str
    idle : int
        Whole days since something last happened in it.
    people : int
    phase : str
    """

    code: str
    title: str
    idle: int
    people: int
    phase: str

    @property
    def is_old(self) -> bool:
        """Whether it has been kept for longer than anybody needs it."""
        return self.idle >= KEPT_DAYS

    @property
    def when(self) -> str:
        """When it was last used, in words."""
        return {0: "today", 1: "yesterday"}.get(self.idle, f"{self.idle} days ago")


class Rooms:
    """The rooms of one server.

    Parameters
    ----------
    store : Store
    now : callable
        The clock, in seconds since 1970.
    """

    def __init__(self, store: Store, now: Callable[[], float] = time.time) -> None:
        self.store, self.now = store, now
        self._writer = Writer(store)
        self._open: dict[str, Room] = {}
        self._ticking: asyncio.Task[None] | None = None

    async def open(
        self, slug: str, *, settings: Mapping[str, Value] | None = None, teams: int = 1
    ) -> Room:
        """Open a room for a game.

        Raises
        ------
        QikitError
            If there is no such game.
        """
        told = {
            "game": rules_of(slug).slug,
            "seed": secrets.randbelow(2**31),
            "settings": dict(settings or {}),
            "teams": teams,
        }
        event = Event(number=1, at=self.now(), kind=OPENED, told=told)
        while True:
            code = codes.new_code()
            try:
                await self._writer.save(Write(code=code, events=(event,)))
            except IntegrityError:  # the code is taken
                continue
            return self.room(code)

    def find(self, code: str) -> Room | None:
        """Return the room with this code, as typed by somebody, or None."""
        read = codes.read_code(code)
        if read is None:
            return None
        known = self._open.get(read)
        if known is None or known.broken:
            known = self._fetched(read)
        self._tick()
        return known

    def room(self, code: str) -> Room:
        """Return the room with this code.

        Raises
        ------
        QikitError
            If there is none.
        """
        found = self.find(code)
        if found is None:
            raise QikitError(f"There is no room {code!r}.", todo="It may have been deleted.")
        return found

    def lines(self) -> tuple[RoomLine, ...]:
        """Return every room that is kept, the newest first."""
        return tuple(_line(self, code) for code in self.store.codes())

    def erase(self, code: str) -> None:
        """Delete a room and everything in it for good."""
        gone = self._open.pop(code, None)
        self.store.erase(code)
        if gone:
            gone.broken = True
            gone.watchers.wake()

    def erase_old(self) -> int:
        """Delete every room that nobody has used for `KEPT_DAYS`; return how many."""
        old = [line.code for line in self.lines() if line.is_old]
        for code in old:
            self.erase(code)
        return len(old)

    def _fetched(self, code: str) -> Room | None:
        events = self.store.events(code)
        if not events:
            self._open.pop(code, None)
            return None
        room = Room(code, self._writer, events, self.store.keys(code), self.now)
        self._open[code] = room
        return room

    def _tick(self) -> None:
        if self._ticking is None or self._ticking.done():
            self._ticking = asyncio.get_running_loop().create_task(self._keep_ticking())

    async def _keep_ticking(self) -> None:
        while self._open:
            await asyncio.sleep(TICK)
            for room in list(self._open.values()):
                try:
                    await room.let_bots_play()
                except Exception:
                    _log.exception("Bots could not play in a room.")


def _line(rooms: Rooms, code: str) -> RoomLine:
    events = rooms.store.events(code)
    table = folded(events).table
    return RoomLine(
        code=code,
        title=rules_of(table.game).title if table.game in GAMES else table.game,
        idle=max(int((rooms.now() - events[-1].at) // DAY), 0),
        people=sum(not seat.bot for seat in table.seats),
        phase=table.phase,
    )
