"""After the game: the class data to take away, and old rooms that should go."""

from __future__ import annotations

import time
from html import unescape
from pathlib import Path

from benchmarks.hall.server import RoomServer
from qikit.workshop.room.events import OPENED, Event
from qikit.workshop.room.rooms import DAY, KEPT_DAYS, Rooms
from qikit.workshop.room.store import Store, Write
from tests.workshop.room.loops import run
from tests.workshop.room.people import Facilitator, Phone


def keep_room(store: Store, code: str, *, idle: float) -> None:
    """Keep a room that nobody has used for some days."""
    told = {"game": "poll", "seed": 1, "settings": {}, "teams": 1}
    event = Event(number=1, at=time.time() - idle * DAY, kind=OPENED, told=told)
    store.append([Write(code=code, events=(event,))])


def test_old_rooms_are_told_apart_and_go_together(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'rooms.db'}")
    for code, idle in [("HHHHHH", 0.5), ("JJJJJJ", 1.5), ("KKKKKK", 29.5), ("MMMMMM", 30.5)]:
        keep_room(store, code, idle=idle)
    rooms = Rooms(store)
    assert [(line.code, line.when, line.is_old) for line in rooms.lines()] == [
        ("HHHHHH", "today", False),
        ("JJJJJJ", "yesterday", False),
        ("KKKKKK", "29 days ago", False),
        ("MMMMMM", "30 days ago", True),
    ]
    assert rooms.erase_old() == 1
    assert "MMMMMM" not in store.codes()
    assert len(store.codes()) == 3


def test_a_room_that_is_still_used_is_not_old(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'rooms.db'}")
    keep_room(store, "HHHHHH", idle=KEPT_DAYS + 5)

    async def come_back() -> None:
        await Rooms(store).room("HHHHHH").join("Owl")

    run(come_back())
    (line,) = Rooms(store).lines()
    assert (line.when, line.is_old) == ("today", False)


def test_the_facilitator_is_reminded_and_one_press_deletes_old_rooms(
    server: RoomServer, facilitator: Facilitator
) -> None:
    kept = facilitator.open_room("poll")
    assert "erase-old" not in facilitator.page("").text
    keep_room(Store(f"sqlite:///{server.folder / '.qi' / 'rooms.db'}"), "QQQQQQ", idle=40)
    page = facilitator.page("").text
    assert "1 room has not been used for 30 days" in page
    assert "last used 40 days ago" in page
    assert f"/room/{kept}/erase" in page
    page = facilitator.press("", do="erase-old").text
    assert "QQQQQQ" not in page
    assert kept in page
    assert "erase-old" not in page


def test_class_data_without_code(facilitator: Facilitator, phone: Phone) -> None:
    code = facilitator.open_room("same-measure")
    assert "Nothing was played yet." in facilitator.page(f"/room/{code}/class-data").text
    phone.join(code, "Red Panda")
    facilitator.lead(code, "open")
    phone.answer(code, "predict-answers", "4")
    facilitator.lead(code, "play")
    phone.answer(code, "wait-a", "42")
    page = unescape(facilitator.page(f"/room/{code}/class-data").text)
    assert "your-own-data.ipynb" in page
    assert "The wait as measured, in minutes." in page
    assert "<td>42</td>" in page
    assert "Red Panda" not in page
    file = facilitator.page(f"/room/{code}/class-chart.csv")
    assert f"class-chart-same-measure-{code}.csv" in file.headers["Content-Disposition"]
    assert file.text == "seat,minutes\n1,42\n"


def test_a_game_without_order_says_why_and_shows_its_rows(
    facilitator: Facilitator, phone: Phone
) -> None:
    code = facilitator.open_room("poll")
    phone.join(code, "Owl")
    facilitator.lead(code, "open")
    phone.answer(code, "answer", "2")
    page = unescape(facilitator.page(f"/room/{code}/class-data").text)
    assert "do not look for a trend" in page
    assert "<td>A little</td>" in page
    assert "class-chart.csv" not in page
    assert facilitator.page(f"/room/{code}/class-chart.csv").url.endswith("/class-data")
