"""A phone at its seat: what it shows, and the answers that it sends."""

from __future__ import annotations

import re

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado.web import HTTPError

from qikit.errors import QikitError
from qikit.workshop.room.joining import show_form
from qikit.workshop.room.room import Room
from qikit.workshop.room.views import PhoneView, as_data, phone_view
from qikit.workshop.room.visits import CONFLICT, TOO_MANY, Visit, cookie_of
from qikit.workshop.seat import Seat

QUICK, SLOW = 4, 20  # seconds until a page without script looks again
ONCE = re.compile(r"[A-Za-z0-9_-]{1,40}")


class SeatHandler(Visit):
    """The page of one seat, or the question for a nickname."""

    @allow_unauthenticated
    def get(self, code: str) -> None:
        room = self.room(code)
        seat = self.seat_in(room)
        if seat:
            show_seat(self, room, seat)
        else:
            show_form(self, room)


class EnterHandler(Visit):
    """Takes answers, and says so once they are stored."""

    @allow_unauthenticated
    def get(self, code: str) -> None:
        self.redirect(f"{self.here}/{self.room(code).code}")

    @allow_unauthenticated
    async def post(self, code: str) -> None:
        room, fields = self.room(code), self.fields()
        seat = self.seat_in(room)
        if seat is None:
            raise HTTPError(403)
        if not self.desk.presses.take(f"{room.code} {seat.number}"):
            raise HTTPError(TOO_MANY)
        trouble = await enter_all(room, seat, fields)
        if trouble:
            self.set_status(CONFLICT)
        view = phone_view(room, seat.number)
        if view and "application/json" in self.request.headers.get("Accept", ""):
            self.finish({**as_data(view, room, self.templates), "trouble": trouble})
        elif trouble:
            show_seat(self, room, seat, trouble=trouble)
        else:
            self.redirect(f"{self.here}/{room.code}", status=303)


async def enter_all(room: Room, seat: Seat, fields: dict[str, str]) -> str:
    """Keep the answers of one form; return what was wrong with those that could not be kept."""
    once = fields.get("once", "")
    answers = answers_in(fields)
    if not ONCE.fullmatch(once) or not answers:
        return "Nothing was filled in."
    troubles = []
    for ask, raw in answers:
        try:
            await room.enter(seat, ask, raw, once=once, turn=fields.get("turn", ""))
        except QikitError as error:
            troubles.append(str(error))
    return " ".join(troubles)


def answers_in(fields: dict[str, str]) -> list[tuple[str, str]]:
    """Return the answers in a form as (ask, what was sent); what was left empty is left out.

    Examples
    --------
    >>> answers_in({"a.how-many": "12", "a.dots.0": "2", "a.dots.1": "", "once": "x"})
    [('how-many', '12'), ('dots', '2,0')]
    """
    answers = [(fields["tap"], "1")] if fields.get("tap") else []
    shares: dict[str, list[str]] = {}
    for name, raw in fields.items():
        _, ask, part = (*name.split("."), "", "", "")[:3]
        if not name.startswith("a.") or len(raw) > 1000:
            continue
        if part:
            shares.setdefault(ask, []).append(raw.strip() or "0")
        elif raw.strip():
            answers.append((ask, raw))
    return answers + [(ask, ",".join(parts)) for ask, parts in shares.items()]


def show_seat(visit: Visit, room: Room, seat: Seat, *, trouble: str = "") -> None:
    """Write the whole page of a seat, which works without any script."""
    view = phone_view(room, seat.number)
    if view is None:
        raise HTTPError(404)
    clock = room.state.clock
    visit.show(
        "phone-seat.html",
        view=view,
        room=room,
        code=room.code,
        game=room.game,
        seat=view.seat,
        once=f"page-{room.state.version}",
        left=int(clock.left(room.now())) if view.timed else None,
        running=clock.running,
        trouble=trouble,
        key=visit.get_cookie(cookie_of(room.code)) or "",
        refresh=seconds_until_look(view),
    )


def seconds_until_look(view: PhoneView) -> int:
    """How long a page without script waits before it loads again; 0 while somebody may type."""
    if view.over:
        return 0
    if any(ask.kind not in ("tap", "pick") for ask in view.asks):
        return 0
    return SLOW if view.asks else QUICK
