"""The addresses of the room's pages, for phones and for the person who leads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader
from jupyter_server.auth.decorator import allow_unauthenticated
from tornado.web import Application, StaticFileHandler

from qikit.workshop.room import joining, live, playing
from qikit.workshop.room.codes import ALPHABET, LENGTH
from qikit.workshop.room.desk import Desk
from qikit.workshop.room.qr import qr_code
from qikit.workshop.room.rooms import Rooms
from qikit.workshop.room.store import Store
from qikit.workshop.room.visits import DESK

HERE = {"path": str(Path(__file__).parent / "static")}
SLUG = r"([a-z0-9]+(?:-[a-z0-9]+)*)"
CODE = r"([A-Za-z0-9-]{1,12})"


class RoomFile(StaticFileHandler):
    """A style or a script of the room's pages."""

    get = allow_unauthenticated(StaticFileHandler.get)
    head = allow_unauthenticated(StaticFileHandler.head)


def phone_pages() -> list[tuple[Any, ...]]:
    """Every address that phones need; nothing else is served to the network."""
    return [
        (r"/course/room/?", joining.CodeHandler),
        (r"/course/room/static/(phone\.css|asks\.css|phone\.js)", RoomFile, HERE),
        (rf"/course/room/{CODE}", playing.SeatHandler),
        (rf"/course/room/{CODE}/join", joining.JoinHandler),
        (rf"/course/room/{CODE}/enter", playing.EnterHandler),
        (rf"/course/room/{CODE}/news", live.NewsHandler),
        (rf"/course/room/{CODE}/live", live.LiveHandler),
        (rf"/course/room/{CODE}/back/([A-Za-z0-9_-]{{20,64}})", joining.BackHandler),
        (rf"/course/room/{CODE}/leave", joining.LeaveHandler),
    ]


def lead_pages() -> list[tuple[Any, ...]]:
    """Every address of the facilitator, behind the login."""
    from qikit.workshop.room import class_pages, laptop, lead

    room = rf"/course/workshop/room/([{ALPHABET}]{{{LENGTH}}})"
    return [
        (r"/course/workshop/?", lead.GalleryHandler),
        (r"/course/workshop/static/(lead\.css|asks\.css|lead\.js)", RoomFile, HERE),
        (room, lead.LeadRoomHandler),
        (rf"{room}/now", lead.LeadNowHandler),
        (rf"{room}/laptop", laptop.LaptopHandler),
        (rf"{room}/class-data", class_pages.ClassDataHandler),
        (rf"{room}/(class-data|class-chart)\.csv", class_pages.ClassDataFileHandler),
        (rf"{room}/erase", lead.EraseHandler),
        (rf"/course/workshop/{SLUG}", lead.GameHandler),
        (rf"/course/workshop/{SLUG}/(script|plan-b)", lead.PaperHandler),
    ]


def set_up_workshop(web_app: Application, templates: Environment) -> None:
    """Give a server its workshop desk; its rooms open when somebody first asks for one."""
    add_templates(templates)
    web_app.settings[DESK] = Desk(rooms=Rooms(Store()), templates=templates)


def add_templates(templates: Environment) -> None:
    """Let the templates of rooms be found beside those of the course."""
    ours = PackageLoader("qikit.workshop.room")
    templates.loader = ChoiceLoader([*filter(None, [templates.loader]), ours])
    templates.globals["qr_code"] = qr_code
