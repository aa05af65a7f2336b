"""News for phones as they come: by WebSocket, else by a request that waits."""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict
from typing import Any

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado.web import HTTPError
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from qikit.workshop.room.room import Room
from qikit.workshop.room.views import as_data, phone_view
from qikit.workshop.room.visits import DESK, Visit, cookie_of

PATIENCE = 20.0  # seconds that a request waits for news
MOST_AT_ONCE = 3  # connections that one seat may keep open
LONGEST_MESSAGE = 256  # bytes from a phone; it has nothing to say here
_open: dict[tuple[str, int], list[Any]] = defaultdict(list)


class NewsHandler(Visit):
    """Answers as soon as the phone's page is out of date."""

    @allow_unauthenticated
    async def get(self, code: str) -> None:
        room = self.room(code)
        seat = self.seat_in(room)
        if seat is None:
            raise HTTPError(403)
        seen = self.get_query_argument("mark", "")[:40]
        self._gone = asyncio.Event()
        with _one_of_few(room, seat.number, self._gone.set):
            await self._wait_for_news(room, seat.number, seen)
        view = phone_view(room, seat.number)
        if view is None or self.seat_in(room) is None:
            raise HTTPError(403)
        self.finish(as_data(view, room, self.templates))

    async def _wait_for_news(self, room: Room, seat: int, seen: str) -> None:
        async def look() -> None:
            view = phone_view(room, seat)
            if room.broken or view is None or view.mark != seen:
                self._gone.set()

        stop = room.watchers.add(look)
        try:
            await look()
            await asyncio.wait_for(self._gone.wait(), PATIENCE)
        except TimeoutError:
            pass
        finally:
            stop()

    def on_connection_close(self) -> None:
        if hasattr(self, "_gone"):
            self._gone.set()


class LiveHandler(WebSocketHandler):
    """Sends the phone's page whenever it is out of date."""

    max_message_size = LONGEST_MESSAGE
    get = allow_unauthenticated(WebSocketHandler.get)

    def check_xsrf_cookie(self) -> None:
        """Nothing is changed through this connection; `check_origin` looks where it comes from."""

    async def open(self, code: str) -> None:
        desk = self.settings[DESK]
        key, who = self.get_cookie(cookie_of(code)) or "", str(self.request.remote_ip)
        patient = bool(key) and desk.guesses.level(who) >= 1
        room: Room | None = desk.rooms.find(code) if patient else None
        seat = room.seat_of(key) if room else None
        if room is None or seat is None:
            desk.guesses.take(who)
            self.close(1008, "This phone has no seat in that room.")
            return
        self._room, self._key, self._seat, self._seen = room, key, seat.number, ""
        self._stop = room.watchers.add(self._look)
        self._few = _one_of_few(room, seat.number, self.close)
        self._few.__enter__()
        await self._look()

    async def _look(self) -> None:
        room = self._room
        view = phone_view(room, self._seat)
        if room.broken or view is None or room.seat_of(self._key) is None:
            self.close(1012, "Open the page again.")
        elif view.mark != self._seen:
            self._seen = view.mark
            try:
                await self.write_message(
                    json.dumps(as_data(view, room, self.settings[DESK].templates))
                )
            except WebSocketClosedError:
                self.on_close()

    def on_message(self, message: str | bytes) -> None:
        self.close(1008, "Answers are sent as forms.")

    def on_close(self) -> None:
        if hasattr(self, "_stop"):
            self._stop()
            self._few.__exit__()


class _one_of_few:
    """Keeps a seat's latest connections and ends the oldest one when there are too many."""

    def __init__(self, room: Room, seat: int, end: Any) -> None:
        self._key, self._end = (room.code, seat), end

    def __enter__(self) -> None:
        kept = _open[self._key]
        kept.append(self._end)
        if len(kept) > MOST_AT_ONCE:
            kept.pop(0)()

    def __exit__(self, *_: object) -> None:
        kept = _open[self._key]
        if self._end in kept:
            kept.remove(self._end)
        if not kept:
            _open.pop(self._key, None)
