"""What one participant, or a stranger in the corridor, must not be able to do: a real server."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import websocket_connect

from benchmarks.hall.server import RoomServer
from qikit.workshop.room.codes import new_code
from tests.workshop.room.loops import run
from tests.workshop.room.people import Browser, Facilitator, Phone, hidden

JSON = {"Accept": "application/json"}
MISCHIEF = "<b>\"'&</b>"


@pytest.fixture
def code(facilitator: Facilitator) -> str:
    """A poll whose first question is open."""
    return facilitator.open_room("poll")


def start(facilitator: Facilitator, code: str) -> None:
    assert "Round 1 is open." in facilitator.lead(code, "open").text


def rows(facilitator: Facilitator, code: str) -> list[str]:
    return facilitator.page(f"/room/{code}/class-data.csv").text.strip().splitlines()[1:]


def test_nobody_reads_what_is_anothers(
    server: RoomServer, facilitator: Facilitator, code: str
) -> None:
    one, other, stranger = Phone(server), Phone(server), Phone(server)
    one.join(code, "Red Panda")
    seen = [other.join(code, "Owl").text]
    start(facilitator, code)
    one.answer(code, "answer", "2")
    seen += [other.look(code), other.get(f"{other.door}/{code}/news?mark=x", **JSON).text]
    assert all("Panda" not in page for page in seen)
    assert all("A little." not in page for page in seen)
    assert stranger.get(f"{stranger.door}/{code}/news?mark=x", **JSON).status == 403
    assert "Panda" not in stranger.look(code) + stranger.look(f"{code}/back/{'k' * 32}")


def test_nobody_acts_for_another(server: RoomServer, facilitator: Facilitator, code: str) -> None:
    one, other, stranger = Phone(server), Phone(server), Phone(server)
    one.join(code, "Red Panda")
    other.join(code, "Owl")
    start(facilitator, code)
    turn = hidden(other.look(code), "turn")
    said = {"a.answer": "3", "once": "x", "turn": turn, "seat": "1", "nickname": "Red Panda"}
    assert other.send(f"{code}/enter", JSON, **said).status == 200
    assert stranger.send(f"{code}/enter", JSON, **said).status == 403
    assert [row.split(",")[2] for row in rows(facilitator, code)] == ["2"]  # Owl's own seat


def test_a_key_of_one_room_opens_no_other(
    server: RoomServer, facilitator: Facilitator, code: str
) -> None:
    phone, second = Phone(server), facilitator.open_room("poll")
    phone.join(code, "Red Panda")
    key = phone.cookie(f"qi_seat_{code}")
    thief = Browser()
    page = thief.get(f"{server.phones}/{second}", Cookie=f"qi_seat_{second}={key}")
    assert "Nickname" in page.text
    assert "Panda" not in page.text


def test_guessing_a_room_is_slow_and_teaches_nothing(
    server: RoomServer, facilitator: Facilitator, code: str
) -> None:
    seated, guesser = Phone(server), Browser(source="127.0.0.77")
    seated.join(code, "Red Panda")
    gone = facilitator.open_room("poll")
    facilitator.press(f"/room/{gone}/erase")
    wrong = [guesser.get(f"{server.phones}/{one}") for one in (new_code(), gone, "hello", "-")]
    assert {(one.status, one.text) for one in wrong} == {(404, wrong[0].text)}
    for _ in range(20):
        guesser.get(f"{server.phones}/{new_code()}")
    refused = [guesser.get(f"{server.phones}/{one}") for one in (new_code(), code)]
    assert {(one.status, one.text) for one in refused} == {(429, refused[0].text)}
    assert Browser(source="127.0.0.78").get(f"{server.phones}/{code}").status == 200
    assert "You are in" in seated.look(code)


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/course", "/course/workshop", "/course/workshop/poll", "/lab", "/tree", "/login"),
        *("/api/contents", "/api/kernels", "/course/static/course.css", "/files/README.md"),
        *("/course/room/static/../room.py", "/course/room/static/lead.js", "/formgrader"),
    ],
)
def test_the_door_serves_nothing_but_the_room(server: RoomServer, path: str) -> None:
    found = Browser().get(server.phones.removesuffix("/course/room") + path)
    assert found.status == 404
    assert "There is no such room" in found.text


def test_jupyter_is_not_on_the_network(server: RoomServer) -> None:
    found = Path("/proc/net/tcp")
    if not found.exists():
        pytest.skip("no list of open sockets here")
    listening = {line.split()[1] for line in found.read_text().splitlines() if " 0A " in line}
    assert f"0100007F:{server.port:04X}" in listening
    assert f"00000000:{server.port:04X}" not in listening


def test_nobody_becomes_facilitator(
    server: RoomServer, facilitator: Facilitator, phone: Phone, code: str
) -> None:
    phone.join(code, "Red Panda")
    key = phone.cookie(f"qi_seat_{code}")
    for path in ("", f"/room/{code}", f"/room/{code}/now", f"/room/{code}/class-data.csv"):
        for token in ("", f"?token={key}"):
            page = phone.get(f"{server.base}course/workshop{path}{token}")
            assert code not in page.text.replace(page.url, "").replace(f"room%2F{code}", "")
            assert 'name="password"' in page.text
    assert phone.post(f"{server.base}course/workshop/room/{code}", do="open").status == 403
    phone.send(f"{code}/enter", JSON, do="open", once="x", **{"a.open": "1"})
    assert "Open round 1" in facilitator.page(f"/room/{code}").text


def test_no_html_gets_into_a_page(
    server: RoomServer, facilitator: Facilitator, phone: Phone
) -> None:
    code = facilitator.open_room("poll", **{"a.question-1": MISCHIEF, "a.answers-1": "x|y"})
    joined = phone.join(code, MISCHIEF)
    start(facilitator, code)
    again = phone.send(f"{code}/join", nickname=MISCHIEF)
    refused = Phone(server).join(code, MISCHIEF * 3)
    pages = [joined, again, refused, facilitator.page(f"/room/{code}")]
    pages += [facilitator.page(f"/room/{code}/laptop"), facilitator.page(f"/room/{code}/now")]
    for page in pages:
        assert "&lt;b&gt;" in page.text
        assert "<b>" not in page.text


def test_no_formula_gets_into_the_csv_file(facilitator: Facilitator, phone: Phone) -> None:
    formula = '=HYPERLINK("http://192.0.2.9","x")'
    code = facilitator.open_room("poll", **{"a.question-1": "+1", "a.answers-1": f"{formula}|-1"})
    phone.join(code, "=1+1")
    start(facilitator, code)
    phone.answer(code, "answer", "1")
    text = facilitator.page(f"/room/{code}/class-data.csv").text
    assert "'=HYPERLINK" in text
    assert "'+1" in text
    assert not re.search(r'(^|,)"?[=+@-]', text, re.MULTILINE)
    assert "=1+1" not in text


@pytest.mark.parametrize(
    "nickname",
    ["robin@trust.example", "943 476 5919", "07700 900123", "FY3 8NR", "RXL123456", "AB123456C"],
)
def test_a_nickname_that_points_to_somebody_is_refused_and_not_kept(
    server: RoomServer, facilitator: Facilitator, phone: Phone, code: str, nickname: str
) -> None:
    page = phone.join(code, nickname)
    assert page.status == 409
    assert "nothing of it was kept" in page.text
    assert "0 people" in facilitator.page(f"/room/{code}").text


def test_a_form_from_elsewhere_changes_nothing(
    server: RoomServer, facilitator: Facilitator, phone: Phone, code: str
) -> None:
    phone.join(code, "Red Panda")
    start(facilitator, code)
    turn = hidden(phone.look(code), "turn")
    answer = {"a.answer": "1", "once": "x", "turn": turn}
    for proof in ("", "0" * 32, Phone(server).proof):
        assert phone.post(f"{phone.door}/{code}/enter", proof=proof, **answer).status == 403
        assert phone.post(f"{phone.door}/{code}/leave", proof=proof).status == 403
        assert Browser().post(f"{phone.door}/{code}/join", proof=proof, nickname="x").status == 403
    assert rows(facilitator, code) == []
    assert facilitator.post(f"{server.base}course/workshop/room/{code}", do="close").status == 403
    assert "Close round 1" in facilitator.page(f"/room/{code}").text


def test_a_flood_from_one_seat_is_stopped_and_others_play_on(
    server: RoomServer, facilitator: Facilitator, code: str
) -> None:
    flooder, other = Phone(server), Phone(server)
    flooder.join(code, "Flood")
    other.join(code, "Owl")
    start(facilitator, code)
    turn = hidden(flooder.look(code), "turn")
    statuses = [
        flooder.send(
            f"{code}/enter", JSON, **{"a.answer": "1", "once": f"n{number}", "turn": turn}
        ).status
        for number in range(80)
    ]
    assert 429 in statuses
    assert statuses[:40] == [200] * 40
    assert 'aria-pressed="true"' in other.answer(code, "answer", "2").text


def test_what_is_too_large_is_refused(server: RoomServer, phone: Phone, code: str) -> None:
    phone.join(code, "Red Panda")
    with pytest.raises(ConnectionError):
        _status_or_raise(phone, code, "x" * 100_000)
    assert phone.send(f"{code}/enter", JSON, **{f"f{n}": "x" for n in range(100)}).status == 400
    assert "You are in" in phone.look(code)


def _status_or_raise(phone: Phone, code: str, nickname: str) -> None:
    """A server that hangs up on somebody who still sends is seen as an error or as a status."""
    try:
        status = phone.join(code, nickname).status
    except OSError as error:
        raise ConnectionError from error
    if status in (400, 413):
        raise ConnectionError


def test_headers_keep_the_page_to_itself(phone: Phone, code: str) -> None:
    phone.join(code, "Red Panda")
    page = phone.get(f"{phone.door}/{code}")
    policy = page.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert page.headers["Cache-Control"] == "no-store"
    assert "Server" not in page.headers
    assert not re.search(r"<script(?! src=)|style=|\son\w+=|https?://", page.text)
    for cookie in phone.cookies:
        assert cookie.has_nonstandard_attr("HttpOnly")
        assert cookie.get_nonstandard_attr("SameSite") == "Lax"


def test_a_live_connection_is_for_its_own_seat_only(
    server: RoomServer, facilitator: Facilitator, phone: Phone, code: str
) -> None:
    phone.join(code, "Red Panda")
    cookie = f"qi_seat_{code}={phone.cookie(f'qi_seat_{code}')}"
    address = server.phones.replace("http", "ws", 1) + f"/{code}/live"

    async def first_word(**headers: str) -> object:
        socket = await websocket_connect(HTTPRequest(address, headers=headers))
        return await socket.read_message()

    assert "You are in" in str(run(first_word(Cookie=cookie)))
    assert run(first_word()) is None
    assert run(first_word(Cookie=f"qi_seat_{code}=guess")) is None
    with pytest.raises(HTTPClientError, match="403"):
        run(first_word(Cookie=cookie, Origin="http://elsewhere.example"))


def test_somebody_who_leaves_takes_the_nickname_along(
    server: RoomServer, facilitator: Facilitator, phone: Phone, code: str
) -> None:
    phone.join(code, "Red Panda")
    phone.send(f"{code}/leave")
    assert "Panda" not in facilitator.page(f"/room/{code}").text
    assert "Nickname" in phone.look(code)


def test_nothing_of_a_deleted_room_is_left_on_the_disk(
    server: RoomServer, facilitator: Facilitator, phone: Phone, code: str
) -> None:
    nickname = "Quokka-of-the-attic"
    phone.join(code, nickname)
    start(facilitator, code)
    phone.answer(code, "answer", "2")
    assert any(nickname.encode() in one.read_bytes() for one in server.folder.glob(".qi/rooms.db*"))
    facilitator.press(f"/room/{code}/erase")
    for kept in server.folder.glob(".qi/rooms.db*"):
        assert nickname.encode() not in kept.read_bytes()
    with sqlite3.connect(server.folder / ".qi" / "rooms.db") as database:
        for table in ("room_events", "room_keys"):
            query = f"SELECT count(*) FROM {table} WHERE code = ?"
            assert database.execute(query, (code,)).fetchone() == (0,)


def test_keys_are_not_kept_in_a_form_that_opens_a_seat(
    server: RoomServer, phone: Phone, code: str
) -> None:
    phone.join(code, "Red Panda")
    key = phone.cookie(f"qi_seat_{code}").encode()
    assert len(key) >= 32
    assert all(key not in one.read_bytes() for one in server.folder.glob(".qi/rooms.db*"))
