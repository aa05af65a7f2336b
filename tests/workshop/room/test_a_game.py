"""A game from joining to deleting, with browsers that run no script."""

from __future__ import annotations

import csv
import io
from html import unescape

from benchmarks.hall.server import RoomServer
from qikit.workshop.games import GAMES, rules_of
from tests.workshop.room.people import Facilitator, Phone, hidden


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


def test_phones_may_also_come_through_jupyter_itself(
    server: RoomServer, facilitator: Facilitator
) -> None:
    """On a hub there is no second socket: the room's pages need no login, all others do."""
    code = facilitator.open_room("poll")
    phone = Phone(server, door=f"{server.base}course/room")
    assert "You are in" in phone.join(code, "Red Panda").text
    facilitator.lead(code, "open")
    assert 'aria-pressed="true"' in phone.answer(code, "answer", "1").text
    assert phone.get(f"{server.base}course/room/static/phone.css").status == 200
    assert 'name="password"' in phone.get(f"{server.base}course").text


def test_a_room_can_be_led_without_script(
    server: RoomServer, facilitator: Facilitator, phone: Phone
) -> None:
    code = facilitator.open_room("poll", teams="3")
    phone.join(code, "Red Panda")
    for press, said in [
        ("add", "Owl has seat 2."),
        ("open", "Round 1 is open."),
        ("pause", "The clock stands still"),
        ("resume", "The clock runs again."),
        ("more-time", "One more minute."),
        ("close", "Round 1 is closed."),
        ("close", "That cannot be done now."),
        ("reopen", "Round 1 goes on. Every answer is kept."),
        ("reset", "Round 1 is as if it had not been played."),
        ("door", "Nobody else can join."),
    ]:
        assert said in facilitator.lead(code, press, nickname="Owl").text
    assert facilitator.lead(code, "no-such-step").status == 404
    assert facilitator.page("/no-such-game").status == 404


def test_the_papers_of_a_game_are_pages(facilitator: Facilitator) -> None:
    gallery = unescape(facilitator.page("").text)
    for slug in GAMES:
        assert rules_of(slug).title in gallery
        for paper in ("script", "plan-b"):
            assert f"/course/workshop/{slug}/{paper}" in gallery
            assert "<h1>" in facilitator.page(f"/{slug}/{paper}").text
    assert facilitator.page("/poll/other").status == 404


def test_one_laptop_plays_for_everybody(facilitator: Facilitator) -> None:
    code = facilitator.open_room("poll")
    laptop = f"/room/{code}/laptop"
    assert "Nobody is here yet" in facilitator.page(laptop).text
    for name in ("Owl", "Heron"):
        facilitator.lead(code, "add", nickname=name)
    facilitator.lead(code, "open")
    page = facilitator.page(laptop).text
    sent = {"once": hidden(page, "once"), "turn": hidden(page, "turn"), "a.answer": "1"}
    assert "is now with <strong>Heron" in facilitator.press(laptop, seat="1", **sent).text
    assert facilitator.press(laptop, seat="2", **{**sent, "a.answer": "9"}).status == 409
    assert "Everybody is done for now." in facilitator.press(laptop, seat="2", **sent).text
    assert facilitator.press(laptop, seat="3", **sent).status == 404
