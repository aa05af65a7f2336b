"""The screen for the projector: follows a room through its store and draws what has changed."""

from __future__ import annotations

import asyncio
import logging
import os
import time
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import anywidget
import traitlets

from qikit.errors import QikitError
from qikit.workshop.games import rules_of
from qikit.workshop.room.codes import read_code
from qikit.workshop.room.qr import qr_code
from qikit.workshop.room.state import RoomState, folded
from qikit.workshop.room.store import JOINING, Store

EVERY = 1.0  # seconds between two looks at the store
_HERE = Path(__file__).parent / "static"
_log = logging.getLogger(__name__)


class Screen(anywidget.AnyWidget):
    """What everybody in the hall sees.

    Parameters
    ----------
    store : Store
    code : str
        Of the room; "" if there is none yet.
    """

    _esm = _HERE / "screen.js"
    _css = _HERE / "screen.css"

    view = traitlets.Dict().tag(sync=True)

    def __init__(self, store: Store, code: str) -> None:
        self._store, self._code, self._seen = store, code, -1
        super().__init__()
        self.look()

    def look(self) -> None:
        """Show the room as it is now, if it has changed."""
        version = self._store.version(self._code) if self._code else 0
        if version != self._seen:
            self._seen = version
            self.view = screen_view(self._store, self._code) if version else NOBODY

    async def follow(self) -> None:
        """Look again every second, as long as the page lives."""
        while True:
            await asyncio.sleep(EVERY)
            try:
                self.look()
            except Exception:
                _log.exception("The screen could not be drawn.")


NOBODY = {
    "title": "No room is open",
    "says": "Open one from the course home page, under Workshop games.",
}


def workshop_screen(code: str | None = None) -> Screen:
    """Return the screen of a room, which keeps itself up to date.

    Parameters
    ----------
    code : str, optional
        Of the room; without it the one that the page's address names, else the newest.

    Raises
    ------
    QikitError
        If that is not a code.
    """
    store = Store()
    screen = Screen(store, chosen_room(store, code))
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        return screen
    screen.task = loop.create_task(screen.follow())
    return screen


def chosen_room(store: Store, code: str | None) -> str:
    """Return the code that was given, that of the page's address, or the newest room's."""
    asked = parse_qs(os.environ.get("QUERY_STRING", "")).get("room", [""])[0]
    wanted = code or asked
    if not wanted:
        return next(iter(store.codes()), "")
    read = read_code(wanted)
    if read is None:
        raise QikitError(f"{wanted[:20]!r} is not a code of a room.", todo="It has six characters.")
    return read


def screen_view(store: Store, code: str) -> dict[str, Any]:
    """Return everything that the screen of a room shows now."""
    from qikit.workshop.drawing import board_html

    state, joining = folded(store.events(code)), store.noted(JOINING)
    game = rules_of(state.table.game)
    playing, board = state.table.phase == "playing", game.board(state.table)
    address = f"{joining}/{code}" if joining else ""
    return {
        "title": game.title,
        "code": code,
        "joining": joining,
        "qr": str(qr_code(address)) if address else "",
        "lobby": state.table.phase == "lobby",
        "open": state.door_open and state.table.phase != "finished",
        "says": _says(state),
        "left": state.clock.left(time.time()) if playing else None,
        "running": state.clock.running,
        "board": board_html(board, titled=board.title != game.title),
    }


def _says(state: RoomState) -> str:
    """What is going on, for somebody who looks up."""
    table = state.table
    people = sum(not seat.bot for seat in table.seats)
    here = "1 person is in." if people == 1 else f"{people} people are in."
    if table.phase == "lobby":
        return here
    if table.phase == "finished":
        return "The game is finished. Thank you."
    number = table.round
    one = rules_of(table.game).rounds[number - 1]
    words = {
        "predicting": f"{one.change} Predict on your phone. {here}",
        "playing": f"{one.change} {one.instruction}" if state.clock.running else "On pause.",
        "closed": "This round is closed. Look up and talk.",
    }
    return f"Round {number}, {one.title}. {words[table.phase].strip()}"
