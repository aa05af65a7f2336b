"""The second socket: phones of the local network get the room's pages there and nothing else.

Jupyter itself stays on 127.0.0.1.
"""

from __future__ import annotations

import socket
from dataclasses import dataclass
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.web import Application

from qikit.errors import QikitError
from qikit.workshop.games import GAMES, rules_of
from qikit.workshop.room.desk import Desk
from qikit.workshop.room.pages import phone_pages
from qikit.workshop.room.store import JOINING
from qikit.workshop.room.visits import DESK, LARGEST_FORM, Visit

FIRST, TRIES = 8700, 40
LAST_PORT = "last port of the door"
LONGEST_HEAD = 16 * 1024  # bytes
IDLE = 120  # seconds that a silent connection is kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """Where phones come in.

    Parameters
    ----------
    address : str
        What people type, without the code.
    server : HTTPServer
    """

    address: str
    server: HTTPServer

    def close(self) -> None:
        self.server.stop()


class Nowhere(Visit):
    """Any other address: there is nothing for phones."""

    def get(self, *_: str) -> None:
        self.send_error(404)

    post = get


def open_door(desk: Desk) -> Door:
    """Let phones of the local network in; the same port as last time, so that they come back.

    Raises
    ------
    QikitError
        If no port is free.
    """
    if desk.door is None:
        get_ready(desk)
        server = HTTPServer(
            phone_application(desk),
            max_body_size=LARGEST_FORM,
            max_header_size=LONGEST_HEAD,
            idle_connection_timeout=IDLE,
            body_timeout=IDLE,
        )
        port = _listen(server, _last_port(desk))
        desk.rooms.store.note(LAST_PORT, str(port))
        desk.door = Door(address=f"http://{this_machine()}:{port}/course/room", server=server)
        desk.rooms.store.note(JOINING, desk.door.address)
    return desk.door


def get_ready(desk: Desk) -> None:
    """Load now what would keep everybody waiting when the first phone asks for it."""
    for slug in GAMES:
        rules_of(slug)
    for template in desk.templates.list_templates(filter_func=lambda name: "/phone-" in name):
        desk.templates.get_template(template)


def phone_application(desk: Desk) -> Application:
    """Everything that the network may ask of this machine."""
    settings: dict[str, Any] = {DESK: desk, "websocket_ping_interval": 25}
    return Application([*phone_pages(), (r"/.*", Nowhere)], **settings)


def this_machine() -> str:
    """Return the address under which the local network knows this machine."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # sends nothing: only asks which way it would go
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"


def _last_port(desk: Desk) -> int:
    noted = desk.rooms.store.noted(LAST_PORT)
    return int(noted) if noted.isdecimal() else FIRST


def _listen(server: HTTPServer, wished: int) -> int:
    for port in dict.fromkeys((wished, *range(FIRST, FIRST + TRIES))):
        try:
            server.listen(port, address="0.0.0.0")
        except OSError:
            continue
        return port
    raise QikitError(
        f"No port from {FIRST} to {FIRST + TRIES - 1} is free for phones.",
        todo="Close other programs that serve pages, or play with one laptop.",
    )
