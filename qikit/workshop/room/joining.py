"""Getting in: the code, the nickname, and the way out."""

from __future__ import annotations

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado.web import HTTPError

from qikit.errors import QikitError
from qikit.workshop.room import codes
from qikit.workshop.room.guard import LONGEST_NICKNAME
from qikit.workshop.room.room import Room
from qikit.workshop.room.visits import CONFLICT, NOT_FOUND, TOO_MANY, Visit, cookie_of


class CodeHandler(Visit):
    """Asks for the code of the room."""

    @allow_unauthenticated
    def get(self) -> None:
        self.show("phone-code.html", trouble="")

    @allow_unauthenticated
    def post(self) -> None:
        typed = self.fields().get("code", "")
        code = codes.read_code(typed)
        if code is None:
            self.set_status(CONFLICT)
            self.show(
                "phone-code.html", trouble="That is not a code. It has six letters and numbers."
            )
            return
        self.redirect(f"{self.here}/{code}", status=303)


class JoinHandler(Visit):
    """Gives a seat to a nickname."""

    @allow_unauthenticated
    def get(self, code: str) -> None:
        self.redirect(f"{self.here}/{self.room(code).code}")

    @allow_unauthenticated
    async def post(self, code: str) -> None:
        room, fields = self.room(code), self.fields()
        if self.seat_in(room) is None:
            if not self.desk.joins.take(self.who):
                raise HTTPError(TOO_MANY)
            try:
                _, key = await room.join(fields.get("nickname", ""), team=_team(room, fields))
            except QikitError as error:
                self.set_status(CONFLICT)
                show_form(self, room, trouble=str(error), nickname=fields.get("nickname", "")[:40])
                return
            self.give_seat(room, key)
        self.redirect(f"{self.here}/{room.code}", status=303)


class BackHandler(Visit):
    """Brings somebody back to their seat by its own link, also with another browser."""

    @allow_unauthenticated
    def get(self, code: str, key: str) -> None:
        room = self.room(code)
        if room.seat_of(key) is None:
            self.desk.guesses.take(self.who)
            raise HTTPError(NOT_FOUND)
        self.give_seat(room, key)
        self.redirect(f"{self.here}/{room.code}")


class LeaveHandler(Visit):
    """Lets somebody go: the nickname is replaced, a bot plays on."""

    @allow_unauthenticated
    async def post(self, code: str) -> None:
        room = self.room(code)
        self.fields()
        seat = self.seat_in(room)
        if seat:
            await room.hand_to_bot(seat)
        self.clear_cookie(cookie_of(room.code), path=self.here)
        self.redirect(self.here, status=303)


def show_form(visit: Visit, room: Room, *, trouble: str = "", nickname: str = "") -> None:
    """Write the page that asks for a nickname."""
    visit.show(
        "phone-join.html",
        game=room.game,
        code=room.code,
        teams=room.state.teams,
        longest=LONGEST_NICKNAME,
        trouble=trouble,
        nickname=nickname,
    )


def _team(room: Room, fields: dict[str, str]) -> int | None:
    chosen = fields.get("team", "")
    known = {str(number): number for number in range(1, room.state.teams + 1)}
    return known.get(chosen)
