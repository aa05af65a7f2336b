"""One laptop, no phones: the machine is passed round, and each seat answers in turn."""

from __future__ import annotations

from tornado.web import HTTPError, authenticated

from qikit.serving.handlers import CONFLICT, NOT_FOUND
from qikit.workshop.asking import Tap
from qikit.workshop.room.lead import LeadHandler
from qikit.workshop.room.playing import enter_all
from qikit.workshop.room.room import Room
from qikit.workshop.room.steps import next_step, seat_said
from qikit.workshop.room.views import phone_view
from qikit.workshop.seat import Seat


class LaptopHandler(LeadHandler):
    """The page of the seat whose turn it is."""

    @authenticated
    def get(self, code: str) -> None:
        room = self.room(code)
        chosen = self.get_query_argument("seat", "")
        seat = _seat(room, chosen) if chosen else whose_turn(room)
        self.show_laptop(room, seat)

    @authenticated
    async def post(self, code: str) -> None:
        room = self.room(code)
        seat = _seat(room, self.say("seat"))
        fields = {name: self.say(name) for name in self.request.body_arguments}
        trouble = await enter_all(room, seat, fields)
        if trouble:
            self.set_status(CONFLICT)
            self.show_laptop(room, seat, trouble=trouble)
            return
        stays = has_something_to_do(room, seat)
        number = seat.number if stays else ""
        self.redirect(f"{self.lead_url}/room/{room.code}/laptop?seat={number}", status=303)

    def show_laptop(self, room: Room, seat: Seat | None, *, trouble: str = "") -> None:
        self.show_workshop(
            "laptop.html",
            code=room.code,
            game=room.game,
            table=room.table,
            next=next_step(room),
            seat=seat,
            view=phone_view(room, seat.number) if seat else None,
            waiting={one.number for one in room.table.seats if has_something_to_do(room, one)},
            once=f"laptop-{room.state.version}",
            trouble=trouble,
        )


def whose_turn(room: Room) -> Seat | None:
    """Return the first seat that has something to do, else the first of all."""
    people = [seat for seat in room.table.seats if not seat.bot]
    return next(
        (seat for seat in people if has_something_to_do(room, seat)), next(iter(people), None)
    )


def has_something_to_do(room: Room, seat: Seat) -> bool:
    """Whether a seat has a question that it has not answered, or a button left to press."""
    if seat.bot:
        return False
    for ask in room.game.open_asks(room.table, seat):
        done = len(room.table.of(seat=seat.number, ask=ask.id))
        if done < (ask.limit if isinstance(ask, Tap) else 1):
            return True
    return False


def _seat(room: Room, said: str) -> Seat:
    seat = seat_said(room, said)
    if seat is None:
        raise HTTPError(NOT_FOUND)
    return seat
