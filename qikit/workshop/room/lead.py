"""What the facilitator sees, behind the login of the Jupyter server."""

from __future__ import annotations

from typing import Any

from tornado.web import HTTPError, authenticated

from qikit.errors import QikitError
from qikit.serving.handlers import CONFLICT, NOT_FOUND, CourseHandler
from qikit.serving.teach import WrittenPageHandler
from qikit.workshop.asking import Shares
from qikit.workshop.entry import Value
from qikit.workshop.game import Game
from qikit.workshop.games import GAMES, rules_of
from qikit.workshop.room.desk import Desk
from qikit.workshop.room.doors import open_door
from qikit.workshop.room.lead_view import lead_view
from qikit.workshop.room.playing import answers_in
from qikit.workshop.room.room import Room
from qikit.workshop.room.rooms import KEPT_DAYS
from qikit.workshop.room.steps import STEPS
from qikit.workshop.room.store import JOINING
from qikit.workshop.room.visits import DESK

MOST_TEAMS = 30
_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


class LeadHandler(CourseHandler):
    """What the facilitator's pages have in common."""

    @property
    def content_security_policy(self) -> str:
        """As on every page of the course, and our own script may keep this one up to date."""
        return f"{super().content_security_policy}; script-src 'self'; connect-src 'self'"

    @property
    def desk(self) -> Desk:
        desk: Desk = self.settings[DESK]
        return desk

    @property
    def lead_url(self) -> str:
        return f"{self.base_url}course/workshop"

    def room(self, code: str) -> Room:
        room = self.desk.rooms.find(code)
        if room is None:
            raise HTTPError(NOT_FOUND)
        return room

    def rules(self, slug: str) -> Game:
        if slug not in GAMES:
            raise HTTPError(NOT_FOUND)
        return rules_of(slug)

    def papers_of(self, slug: str) -> list[str]:
        """Return which papers of a game there are to read or to print."""
        folder = self.root / "course" / "workshop" / slug
        return [name for name in ("script", "plan-b") if (folder / f"{name}.md").is_file()]

    def say(self, name: str) -> str:
        """Return a field of the form that was sent."""
        return str(self.get_body_argument(name, ""))

    def joining(self) -> str:
        """Return where phones join, as far as they can reach it; "" if they cannot."""
        if self.desk.door:
            return self.desk.door.address
        name = self.request.host.rsplit(":", 1)[0]
        if name in _LOOPBACK:
            return ""
        address = f"{self.request.protocol}://{self.request.host}{self.base_url}course/room"
        if self.desk.rooms.store.noted(JOINING) != address:
            self.desk.rooms.store.note(JOINING, address)
        return address

    def show_workshop(self, template: str, **values: Any) -> None:
        self.show(f"workshop/{template}", lead_url=self.lead_url, **values)


class GalleryHandler(LeadHandler):
    """All games, and the rooms that are open."""

    @authenticated
    def get(self) -> None:
        self.show_gallery()

    @authenticated
    def post(self) -> None:
        """Let phones of the local network in, or delete old rooms."""
        if self.say("do") == "erase-old":
            self.desk.rooms.erase_old()
            self.redirect(self.lead_url, status=303)
            return
        try:
            open_door(self.desk)
        except QikitError as error:
            self.set_status(CONFLICT)
            self.show_gallery(trouble=str(error))
            return
        self.redirect(self.lead_url, status=303)

    def show_gallery(self, trouble: str = "") -> None:
        self.show_workshop(
            "gallery.html",
            games=[(rules_of(slug), self.papers_of(slug)) for slug in GAMES],
            rooms=self.desk.rooms.lines(),
            kept_days=KEPT_DAYS,
            joining=self.joining(),
            trouble=trouble,
        )


class GameHandler(LeadHandler):
    """One game: what it is, its papers, its choices; opens a room for it."""

    @authenticated
    def get(self, slug: str) -> None:
        self.show_game(self.rules(slug))

    @authenticated
    async def post(self, slug: str) -> None:
        game = self.rules(slug)
        try:
            room = await self.desk.rooms.open(
                slug, settings=self.settings_for(game), teams=self.teams_for(game)
            )
        except QikitError as error:
            self.set_status(CONFLICT)
            self.show_game(game, trouble=str(error))
            return
        self.redirect(f"{self.lead_url}/room/{room.code}", status=303)

    def show_game(self, game: Game, trouble: str = "") -> None:
        self.show_workshop(
            "game.html",
            game=game,
            papers=self.papers_of(game.slug),
            most_teams=MOST_TEAMS,
            trouble=trouble,
        )

    def settings_for(self, game: Game) -> dict[str, Value]:
        sent = dict(answers_in({name: self.say(name) for name in self.request.body_arguments}))
        chosen: dict[str, Value] = {}
        for setting in game.settings:
            raw = sent.get(setting.ask.id, "")
            if raw and not (isinstance(setting.ask, Shares) and not raw.strip("0,")):
                chosen[setting.ask.id] = setting.ask.held(raw)
        return chosen

    def teams_for(self, game: Game) -> int:
        said = self.say("teams")
        known = {str(number): number for number in range(1, MOST_TEAMS + 1)}
        return known.get(said, 1) if game.team_size else 1


class PaperHandler(LeadHandler, WrittenPageHandler):
    """The facilitator's script of a game, or its plan B to print."""

    @authenticated
    def get(self, slug: str, paper: str) -> None:
        self.show_file(self.root / "course" / "workshop" / self.rules(slug).slug / f"{paper}.md")


class LeadRoomHandler(LeadHandler):
    """One room: everything the facilitator can do with it."""

    @authenticated
    def get(self, code: str) -> None:
        self.show_room(self.room(code))

    @authenticated
    async def post(self, code: str) -> None:
        room, step = self.room(code), STEPS.get(self.say("do"))
        if step is None:
            raise HTTPError(NOT_FOUND)
        news, trouble = "", ""
        try:
            news = await step(room, self.say)
        except QikitError as error:
            trouble = str(error)
            self.set_status(CONFLICT)
        if "application/json" in self.request.headers.get("Accept", ""):
            self.finish({**self.as_data(room), "news": news, "trouble": trouble})
        else:
            self.show_room(room, news=news, trouble=trouble)

    def show_room(self, room: Room, *, news: str = "", trouble: str = "") -> None:
        self.show_workshop(
            "lead.html", view=lead_view(room), joining=self.joining(), news=news, trouble=trouble
        )

    def as_data(self, room: Room) -> dict[str, Any]:
        """Return what has changed on the page, for its script."""
        view = lead_view(room)
        part = self.desk.templates.get_template("workshop/lead-part.html")
        page = part.render(view=view, lead_url=self.lead_url, xsrf=self.xsrf_form_html())
        return {"version": view.version, "html": page, "left": view.left, "running": view.running}


class LeadNowHandler(LeadRoomHandler):
    """The part of the page that changes, for its script."""

    @authenticated
    def get(self, code: str) -> None:
        room = self.room(code)
        if self.get_query_argument("version", "") == str(room.state.version):
            self.finish({"version": room.state.version})
        else:
            self.finish(self.as_data(room))


class EraseHandler(LeadHandler):
    """Deletes a room for good."""

    @authenticated
    def get(self, code: str) -> None:
        room = self.room(code)
        self.show_workshop("erase.html", code=room.code, game=room.game)

    @authenticated
    def post(self, code: str) -> None:
        self.desk.rooms.erase(self.room(code).code)
        self.redirect(self.lead_url, status=303)
