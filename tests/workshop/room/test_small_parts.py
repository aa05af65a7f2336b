"""Codes, names, limits, CSV files, doors and screens, each on its own."""

from __future__ import annotations

import re
import socket
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest

from qikit.errors import QikitError
from qikit.workshop import load_class_data
from qikit.workshop.room import doors
from qikit.workshop.room.codes import ALPHABET, new_code, new_key, read_code
from qikit.workshop.room.csv_out import guarded, unguarded
from qikit.workshop.room.desk import Desk
from qikit.workshop.room.guard import checked_nickname, refuse_identifiers
from qikit.workshop.room.limits import MOST_KEPT, Limiter
from qikit.workshop.room.qr import qr_code
from qikit.workshop.room.rooms import Rooms
from qikit.workshop.room.screen import Screen, chosen_room, screen_view, workshop_screen
from qikit.workshop.room.steps import STEPS
from qikit.workshop.room.store import JOINING, SETTING, Store
from tests.workshop.room.loops import run


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setenv(SETTING, f"sqlite:///{tmp_path / 'rooms.db'}")
    return Store()


def test_codes_use_every_letter_alike_and_are_read_as_people_type_them() -> None:
    letters = Counter("".join(new_code() for _ in range(2000)))
    assert set(letters) == set(ALPHABET)
    assert max(letters.values()) < 1.4 * min(letters.values())
    assert not set("01OIL2Z5SB8G") & set(ALPHABET) - {"8"}
    assert read_code(" hk4 7tw ") == "HK47TW"
    assert [read_code(typed) for typed in ("HK47T", "HK47TWW", "HK47T0", "../../")] == [None] * 4
    assert len({new_key() for _ in range(100)}) == 100


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("  \n ", "There is no nickname yet. Type any word you like."),
        ("x" * 21, "has 21 characters. Use at most 20."),
        ("a@b.nhs.uk", "looks as if it holds an e-mail address, so nothing of it was kept."),
        ("NHS 943 476 5919", "looks as if it holds an NHS number"),
        ("+44 7700 900123", "looks as if it holds a telephone number"),
        ("born 1/2/1950", "looks as if it holds a date of birth"),
        ("ward 123456", "a number that could belong to a person"),
    ],
)
def test_nicknames_that_cannot_be_used(typed: str, said: str) -> None:
    with pytest.raises(QikitError, match=re.escape(said)):
        checked_nickname(typed)


@pytest.mark.parametrize("typed", ["Owl", "Ward 5", "Zoë", "Nurse 24/7", "Team 2026", "李"])
def test_nicknames_that_can(typed: str) -> None:
    assert checked_nickname(typed) == typed


def test_words_keep_their_numbers_but_not_peoples() -> None:
    assert refuse_identifiers("12 of 40 beds by 10:30") == "12 of 40 beds by 10:30"


def test_a_bucket_empties_and_time_fills_it() -> None:
    moment = [0.0]
    limiter = Limiter(burst=3, rate=0.5, now=lambda: moment[0])
    assert [limiter.take("a") for _ in range(4)] == [True, True, True, False]
    assert limiter.take("b")
    moment[0] = 2.0
    assert [limiter.take("a") for _ in range(2)] == [True, False]
    moment[0] = 1000.0
    assert limiter.level("a") == 3


def test_buckets_of_many_addresses_do_not_fill_the_memory() -> None:
    limiter = Limiter(burst=2, rate=0, now=lambda: 0.0)
    for number in range(3 * MOST_KEPT):
        limiter.take(str(number))
    assert len(limiter._buckets) <= MOST_KEPT


def test_formulas_are_guarded_and_come_back_as_they_were() -> None:
    said = ["=1+1", "+44", "-1", "@SUM", "\tx", " =2", "it's", "'quoted'", "plain", "'=kept"]
    data = pd.DataFrame({"said": said, "n": range(10), "=bad": 1.5})
    safe = guarded(data)
    assert [text[0] for text in safe["said"][:6]] == ["'"] * 6
    assert safe["said"][6:].tolist() == said[6:]
    assert list(safe.columns) == ["said", "n", "'=bad"]
    assert [unguarded(text) for text in safe["said"]][:9] == said[:9]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("none.csv", None, "There is no file 'none.csv'. Put it into the folder"),
        ("empty.csv", "", "'empty.csv' is not class data."),
        (
            "other.csv",
            "a,b\n1,2\n",
            "it has no column 'round'. For a file of your own, use load_csv",
        ),
        ("early.csv", "round,seat\n", "Nothing was played yet."),
    ],
)
def test_files_that_are_not_class_data(
    tmp_path: Path, name: str, text: str | None, said: str
) -> None:
    if text is not None:
        (tmp_path / name).write_text(text)
    with pytest.raises(QikitError) as caught:
        load_class_data(tmp_path / name)
    assert said in str(caught.value)


@pytest.mark.parametrize("code", ["HK47TW", "hello"])
def test_rooms_that_are_not_here(store: Store, code: str) -> None:
    with pytest.raises(QikitError, match=f"There is no room '{code}' on this machine"):
        load_class_data(code)


def test_a_qr_code_says_what_it_holds_and_scales() -> None:
    drawn = qr_code('http://192.0.2.7:8700/course/room/"><script>')
    assert "viewBox" in drawn
    assert "<script>" not in drawn


def test_a_door_finds_a_port_again_and_says_when_there_is_none(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def work() -> None:
        from qikit.serving.extension import make_templates

        desk = Desk(rooms=Rooms(store), templates=make_templates())
        with socket.create_server(("0.0.0.0", 0)) as taken:
            port = taken.getsockname()[1]
            monkeypatch.setattr(doors, "FIRST", port)
            monkeypatch.setattr(doors, "TRIES", 1)
            with pytest.raises(QikitError, match=f"No port from {port} to {port} is free"):
                doors.open_door(desk)
        first = doors.open_door(desk)
        assert doors.open_door(desk) is first
        assert first.address.endswith(f":{port}/course/room")
        first.close()
        assert store.noted(JOINING) == first.address

    run(work())


def test_the_screen_follows_the_room_named_by_its_address(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def work() -> None:
        rooms = Rooms(store)
        first, second = await rooms.open("poll"), await rooms.open("red-beads")
        assert chosen_room(store, None) == second.code
        monkeypatch.setenv("QUERY_STRING", f"room={first.code.lower()}")
        assert chosen_room(store, None) == first.code
        store.note(JOINING, "http://192.0.2.7:8700/course/room")
        screen = Screen(store, first.code)
        assert screen.view["says"] == "0 people are in."
        assert f"/course/room/{first.code}" in screen.view["qr"]
        await first.join("<b>Owl</b>")
        await STEPS["open"](first, str)
        screen.look()
        assert screen.view["says"].startswith("Round 1, Question 1.")
        assert 0 < screen.view["left"] <= 120
        assert "Owl" not in str(screen_view(store, first.code))
        rooms.erase(first.code)
        screen.look()
        assert screen.view["title"] == "No room is open"

    run(work())


def test_a_screen_without_any_room_says_where_to_open_one(store: Store) -> None:
    assert "Workshop games" in workshop_screen().view["says"]
    with pytest.raises(QikitError, match="'hello' is not a code of a room"):
        workshop_screen("hello")


def test_a_room_that_is_not_there_is_named(store: Store) -> None:
    async def work() -> None:
        with pytest.raises(QikitError, match=r"no room 'HK47TW'\. It may have been deleted"):
            Rooms(store).room("HK47TW")

    run(work())
