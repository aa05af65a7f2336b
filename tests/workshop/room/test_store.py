"""What is written is there, together or not at all, in SQLite and in PostgreSQL alike."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from qikit.errors import QikitError
from qikit.workshop.room.codes import print_of
from qikit.workshop.room.events import ENTERED, OPENED, Event
from qikit.workshop.room.rooms import Rooms
from qikit.workshop.room.store import SETTING, Store, Write
from qikit.workshop.room.writer import Writer
from tests.postgres import postgres, server_programs
from tests.workshop.room.loops import run

TOLD = {"game": "poll", "seed": 1, "settings": {"question-1": "Why?"}, "teams": 1}
FIRST = Event(number=1, at=1000.25, kind=OPENED, told=TOLD)


def entry(number: int, once: str) -> Event:
    told = {"round": 1, "ask": "answer", "value": "2", "at": 1.5}
    return Event(number=number, at=1001.0, kind=ENTERED, seat=1, told=told, once=once)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator:
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path_factory.mktemp('store') / 'rooms.db'}"
    elif server_programs() is None:
        pytest.skip("PostgreSQL is not installed (package postgresql)")
    else:
        with postgres() as server:
            yield server


@pytest.fixture
def store(address: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setenv(SETTING, address)
    store = Store()
    yield store
    for code in store.codes():
        store.erase(code)
    store.close()


def test_what_was_written_is_read_again(store: Store) -> None:
    store.append([Write(code="HK47TW", events=(FIRST, entry(2, "a")), keys=(("print", 1),))])
    assert store.events("HK47TW") == (FIRST, entry(2, "a"))
    assert store.events("HK47TW", since=1) == (entry(2, "a"),)
    assert (store.version("HK47TW"), store.version("NONEXX")) == (2, 0)
    assert store.keys("HK47TW") == {"print": 1}
    store.append([Write(code="HK47TW", keys=(("new", 1),), void=(1,))])
    assert store.keys("HK47TW") == {"new": 1}


def test_nothing_is_written_twice_and_nothing_by_halves(store: Store) -> None:
    store.append([Write(code="HK47TW", events=(FIRST, entry(2, "a")))])
    for twice in (entry(2, "b"), entry(3, "a")):
        with pytest.raises(IntegrityError):
            store.append(
                [Write(code="KKKKKK", events=(FIRST,)), Write(code="HK47TW", events=(twice,))]
            )
    assert store.codes() == ("HK47TW",)
    assert store.version("HK47TW") == 2


def test_what_cannot_be_written_does_not_take_others_with_it(store: Store) -> None:
    async def work() -> list[object]:
        import asyncio

        writer = Writer(store)
        writes = [Write(code=code, events=(FIRST,)) for code in ("HK47TW", "HK47TW", "KKKKKK")]
        return await asyncio.gather(*map(writer.save, writes), return_exceptions=True)

    outcomes = run(work())
    assert [type(one) for one in outcomes] == [type(None), IntegrityError, type(None)]
    assert set(store.codes()) == {"HK47TW", "KKKKKK"}


def test_a_room_is_read_anew_when_it_could_not_be_written(store: Store) -> None:
    async def work() -> None:
        rooms = Rooms(store)
        room = await rooms.open("poll")
        other = Event(number=2, at=0.0, kind="door", told={"open": False})
        store.append([Write(code=room.code, events=(other,))])  # somebody else was quicker
        with pytest.raises(IntegrityError):
            await room.join("Owl")
        assert room.broken
        again = rooms.room(room.code)
        assert again is not room
        assert not again.state.door_open
        assert again.table.seats == ()

    run(work())


def test_deleting_a_room_leaves_the_others(store: Store) -> None:
    for code in ("HK47TW", "KKKKKK"):
        store.append([Write(code=code, events=(FIRST,), keys=((print_of(code), 1),))])
    store.erase("HK47TW")
    assert store.codes() == ("KKKKKK",)
    assert store.keys("HK47TW") == {}
    assert store.events("KKKKKK") == (FIRST,)


def test_a_note_is_replaced(store: Store) -> None:
    store.note("door", "8700")
    store.note("door", "8701")
    assert (store.noted("door"), store.noted("other")) == ("8701", "")


@pytest.mark.parametrize(
    ("setting", "shown"),
    [
        ("postgresql://qi:secret@127.0.0.1:1/none", "qi:***@127.0.0.1:1/none"),
        ("nothing at all", "its address is not one"),
    ],
)
def test_a_database_that_does_not_open_is_named_without_its_password(
    setting: str, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SETTING, setting)
    with pytest.raises(QikitError, match="database of workshop rooms does not open") as caught:
        Store().codes()
    assert shown in str(caught.value)
    assert "secret" not in str(caught.value)
    assert f"Correct {SETTING}" in str(caught.value)


def test_without_the_setting_rooms_are_a_file_of_the_course(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(SETTING, raising=False)
    monkeypatch.setenv("QIKIT_HOME", str(tmp_path))
    assert Store().codes() == ()
    assert (tmp_path / ".qi" / "rooms.db").exists()
