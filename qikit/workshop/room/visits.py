"""What every page for phones has in common: small requests, strict headers, own forms only."""

from __future__ import annotations

import hmac
from typing import Any
from urllib.parse import parse_qs

from jinja2 import Environment
from tornado.web import HTTPError, RequestHandler, stream_request_body

from qikit.workshop.room import codes
from qikit.workshop.room.desk import Desk
from qikit.workshop.room.room import Room
from qikit.workshop.seat import Seat

DESK = "qikit_workshop"
LARGEST_FORM = 8 * 1024  # bytes
VISIT = "qi_visit"
KEPT = 1  # days that a phone keeps its cookies
FORBIDDEN, NOT_FOUND, CONFLICT, TOO_MANY = 403, 404, 409, 429
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_SAID = {
    FORBIDDEN: (
        "This page is too old",
        "Open the room again and send it once more. The page needs cookies to keep your seat.",
    ),
    NOT_FOUND: (
        "There is no such room",
        "Look at the code on the screen again. Rooms are deleted when a workshop is over.",
    ),
    TOO_MANY: (
        "That was too fast",
        "Wait a minute, then open the page again. What you sent before is kept.",
    ),
}
_OTHERWISE = ("This did not work", "Open the room again. What you sent before is kept.")


@stream_request_body
class Visit(RequestHandler):
    """A request from a phone; it needs no login and gets nothing that is not the phone's own."""

    def set_default_headers(self) -> None:
        self.clear_header("Server")
        for name, value in {
            "Content-Security-Policy": _POLICY,
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cache-Control": "no-store",
        }.items():
            self.set_header(name, value)

    def check_xsrf_cookie(self) -> None:
        """`fields` checks what proves a form to be ours, once the form is there."""

    def prepare(self) -> None:
        self._received = bytearray()
        self.request.connection.set_max_body_size(LARGEST_FORM)  # type: ignore[union-attr]
        if not self.desk.requests.take(self.who):
            raise HTTPError(TOO_MANY)

    def data_received(self, chunk: bytes) -> None:
        self._received += chunk

    @property
    def desk(self) -> Desk:
        desk: Desk = self.settings[DESK]
        return desk

    @property
    def templates(self) -> Environment:
        return self.desk.templates

    @property
    def here(self) -> str:
        """Address of the door that every room lies behind."""
        return f"{self.settings.get('base_url', '/')}course/room"

    @property
    def who(self) -> str:
        return str(self.request.remote_ip)

    def room(self, code: str) -> Room:
        """Return the room, to somebody who may know its code.

        Somebody who guesses is sent away, after some guesses also from rooms that are there; a
        phone that has a seat is never taken for a guesser.
        """
        if self.get_cookie(cookie_of(code)):
            room = self.desk.rooms.find(code)
            if room and self.seat_in(room):
                return room
        if self.desk.guesses.level(self.who) < 1:
            raise HTTPError(TOO_MANY)
        room = self.desk.rooms.find(code)
        if room is None:
            self.desk.guesses.take(self.who)
            raise HTTPError(NOT_FOUND)
        return room

    def seat_in(self, room: Room) -> Seat | None:
        """Return the seat that this phone's cookie opens."""
        return room.seat_of(self.get_cookie(cookie_of(room.code)) or "")

    def give_seat(self, room: Room, key: str) -> None:
        """Let this phone keep the key of its seat."""
        self.keep(cookie_of(room.code), key)

    def fields(self) -> dict[str, str]:
        """Return the fields of the form that was sent.

        Raises
        ------
        HTTPError
            If it is no form of ours.
        """
        try:
            sent = parse_qs(
                self._received.decode("utf-8"), keep_blank_values=True, max_num_fields=60
            )
        except ValueError:
            raise HTTPError(400) from None
        fields = {name: values[-1] for name, values in sent.items()}
        visit = self.get_cookie(VISIT) or ""
        if not visit or not hmac.compare_digest(fields.get("proof", "").encode(), _proof(visit)):
            raise HTTPError(FORBIDDEN)
        return fields

    def proof(self) -> str:
        """Return what a form must carry to be taken for one of ours."""
        visit = self.get_cookie(VISIT) or ""
        if not visit:
            visit = codes.new_key()
            self.keep(VISIT, visit)
        return _proof(visit).decode()

    def show(self, template: str, **values: Any) -> None:
        """Write one page."""
        page = self.templates.get_template(f"workshop/{template}")
        self.finish(page.render(here=self.here, proof=self.proof, **values))

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        title, says = _SAID.get(status_code, _OTHERWISE)
        if "application/json" in self.request.headers.get("Accept", ""):
            self.finish({"trouble": f"{title}. {says}"})
        else:
            self.show("phone-trouble.html", title=title, says=says)

    def keep(self, name: str, value: str) -> None:
        """Give the phone a cookie that no script and no other site can use."""
        self.set_cookie(
            name,
            value,
            path=self.here,
            expires_days=KEPT,
            httponly=True,
            samesite="Lax",
            secure=self.request.protocol == "https",
        )


def cookie_of(code: str) -> str:
    """Name of the cookie that keeps a seat in a room."""
    return f"qi_seat_{codes.read_code(code) or 'none'}"


def _proof(visit: str) -> bytes:
    return codes.print_of(f"form {visit}")[:32].encode()
