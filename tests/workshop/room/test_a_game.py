"""A game from joining to deleting, with browsers that run no script."""

from __future__ import annotations

import csv
import io

from benchmarks.hall.server import RoomServer
from tests.workshop.room.people import Facilitator, Phone


def test_a_poll_from_joining_to_deleting(
    server: RoomServer, facilitator: Facilitator, phone: Phone
) -> None:
    code = facilitator.open_room("poll")
    assert code in facilitator.page(f"/room/{code}").text
    page = phone.join(code, "Red Panda")
    assert "You are in" in page.text
    assert "Red Panda" in page.text
    assert "Round 1 is open." in facilitator.lead(code, "open").text
    assert "How sure are you" in phone.look(code)
    assert 'aria-pressed="true"' in phone.answer(code, "answer", "2").text
    assert "Round 1 is closed." in facilitator.lead(code, "close").text
    assert "is closed" in phone.look(code)

    data = facilitator.page(f"/room/{code}/class-data.csv")
    assert data.headers["Content-Type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(data.text)))
    assert [(row["round"], row["seat"], row["answer"]) for row in rows] == [("1", "1", "A little")]
    assert "Red Panda" not in data.text

    assert facilitator.press(f"/room/{code}/erase").status == 200
    assert facilitator.page(f"/room/{code}").status == 404
    assert phone.get(f"{phone.door}/{code}").status == 404
