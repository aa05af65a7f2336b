"""A room is its events: whatever happens, folding them again gives the same room."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qikit.errors import QikitError
from qikit.workshop.room.clock import Clock
from qikit.workshop.room.room import MOST_SEATS, Room
from qikit.workshop.room.rooms import Rooms
from qikit.workshop.room.state import folded
from qikit.workshop.room.steps import STEPS, next_step, still_to_predict
from qikit.workshop.room.store import Store
from qikit.workshop.room.views import phone_view
from tests.workshop.room.loops import run


class Watch:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def in_a_room(
    folder: Path, slug: str, play: Callable[[Room, Watch], Awaitable[None]], **more: int
) -> Room:
    """Open a room, let things happen in it, and check that its events tell the same."""

    async def work() -> Room:
        watch = Watch()
        rooms = Rooms(Store(f"sqlite:///{folder / 'rooms.db'}"), now=watch)
        room = await rooms.open(slug, **more)
        await play(room, watch)
        assert folded(rooms.store.events(room.code)) == room.state
        assert rooms.store.version(room.code) == room.state.version
        return room

    return run(work())


async def step(room: Room, name: str, **fields: object) -> str:
    said = {field: str(value) for field, value in fields.items()}
    return await STEPS[name](room, lambda field: said.get(field, ""))


async def answer(room: Room, seat: int, ask: str, raw: str, once: str = "x") -> bool:
    turn = str(room.state.turn)
    return await room.enter(room.table.seat_by_number[seat], ask, raw, once=once, turn=turn)


def test_time_on_pause_is_left_out(tmp_path: Path) -> None:
    async def play(room: Room, watch: Watch) -> None:
        await room.join("Owl")
        await step(room, "open")
        watch.now += 10
        await step(room, "pause")
        with pytest.raises(QikitError, match="on pause"):
            await answer(room, 1, "answer", "1")
        assert phone_view(room, 1).asks == ()
        watch.now += 100
        await step(room, "resume")
        watch.now += 5
        await answer(room, 1, "answer", "1")
        await step(room, "more-time")
        assert room.state.clock.left(watch.now) == 3 * 60 - 15

    room = in_a_room(tmp_path, "poll", play)
    assert [entry.at for entry in room.table.entries] == [15.0]


def test_the_clock_stops_with_the_round() -> None:
    clock = Clock(began=0.0, minutes=2).pause(10.0).stop(50.0)
    assert (clock.elapsed(99.0), clock.left(99.0), clock.running) == (10.0, 110.0, False)


def test_a_wrong_entry_is_taken_back_and_earlier_rounds_survive_a_reset(tmp_path: Path) -> None:
    async def play(room: Room, watch: Watch) -> None:
        await room.join("Owl")
        await step(room, "open")
        await answer(room, 1, "answer", "1", once="a")
        await answer(room, 1, "answer", "2", once="b")
        assert "taken back" in await step(room, "undo", number=room.state.numbers[-1])
        assert [entry.value for entry in room.table.entries] == ["1"]
        with pytest.raises(QikitError, match="has been taken back already"):
            await step(room, "undo", number=999)
        await step(room, "close")
        await step(room, "open")
        await answer(room, 1, "answer", "3", once="c")
        await step(room, "reset")
        assert (room.table.phase, room.table.round) == ("closed", 1)
        await step(room, "open")

    room = in_a_room(tmp_path, "poll", play)
    assert [(entry.round, entry.value) for entry in room.table.entries] == [(1, "1")]
    assert room.table.round == 2


def test_a_round_that_was_closed_too_early_goes_on_with_every_answer(tmp_path: Path) -> None:
    async def play(room: Room, watch: Watch) -> None:
        await room.join("Owl")
        with pytest.raises(QikitError, match="No round can go on now"):
            await step(room, "reopen")
        await step(room, "open")
        turn = room.state.turn
        await answer(room, 1, "answer", "1", once="a")
        watch.now += 30
        await step(room, "close")
        watch.now += 100  # the talk does not count
        await step(room, "reopen")
        assert (room.table.phase, room.table.round, room.state.turn) == ("playing", 1, turn)
        assert room.elapsed() == 30
        await answer(room, 1, "answer", "2", once="b")
        for press in ("close", "finish", "reopen", "close"):
            await step(room, press)

    room = in_a_room(tmp_path, "poll", play)
    assert [entry.value for entry in room.table.entries] == ["1", "2"]


def test_what_is_sent_twice_is_counted_once_and_what_is_late_not_at_all(tmp_path: Path) -> None:
    async def play(room: Room, watch: Watch) -> None:
        await room.join("Owl")
        await step(room, "open")
        seat, turn = room.table.seats[0], str(room.state.turn)
        assert await room.enter(seat, "answer", "1", once="a", turn=turn)
        assert not await room.enter(seat, "answer", "1", once="a", turn=turn)
        await step(room, "reset")
        await step(room, "open")
        with pytest.raises(
            QikitError, match="came too late: it was meant for a round that is over"
        ):
            await room.enter(seat, "answer", "2", once="b", turn=turn)
        assert not await room.enter(seat, "answer", "1", once="a", turn=turn)

    assert in_a_room(tmp_path, "poll", play).table.entries == ()


def test_predictions_come_before_the_round_for_everybody(tmp_path: Path) -> None:
    async def play(room: Room, watch: Watch) -> None:
        await room.join("Owl")
        await step(room, "bots")
        await step(room, "open")
        assert room.table.phase == "predicting"
        assert len(still_to_predict(room)) == len(room.table.seats)
        for _ in range(3):
            await room.let_bots_play()
        assert [seat.number for seat in still_to_predict(room)] == [1]
        await step(room, "play")
        (owed,) = phone_view(room, 1).asks
        assert owed.id.startswith("predict")
        await answer(room, 1, owed.id, "10")
        assert all(not ask.id.startswith("predict") for ask in phone_view(room, 1).asks)

    in_a_room(tmp_path, "red-beads", play)


def test_somebody_late_takes_a_bots_seat_and_bots_play_until_then(tmp_path: Path) -> None:
    async def play(room: Room, watch: Watch) -> None:
        await room.join("Owl")
        assert await step(room, "bots") == "5 empty seats are played by bots."
        await step(room, "open")
        await room.let_bots_play()
        assert {entry.seat for entry in room.table.entries} == {2, 3, 4, 5, 6}
        seat, key = await room.join("Heron")
        assert (seat.number, seat.bot) == (2, False)
        assert room.seat_of(key) == seat
        await step(room, "to-bot", seat=2)
        assert room.seat_of(key) is None
        assert room.table.seat_by_number[2].bot

    in_a_room(tmp_path, "red-beads", play)


def test_teams_names_and_the_door(tmp_path: Path) -> None:
    async def play(room: Room, watch: Watch) -> None:
        for number in range(4):
            await room.join(f"Player {number}")
        assert [seat.team for seat in room.table.seats] == [1, 2, 1, 2]
        await step(room, "move", seat=1, team=2)
        await step(room, "rename", seat=2)
        assert room.table.seat_by_number[1].team == 2
        assert room.table.seat_by_number[2].nickname == "Guest 2"
        assert await step(room, "door") == "Nobody else can join."
        with pytest.raises(QikitError, match="Nobody can join this room any more"):
            await room.join("Late")
        with pytest.raises(QikitError, match="There is no team 9"):
            await step(room, "move", seat=1, team=9)
        with pytest.raises(QikitError, match="There is no such seat"):
            await step(room, "rename", seat=99)

    in_a_room(tmp_path, "red-beads", play, teams=2)


def test_a_room_has_an_end_and_a_limit(tmp_path: Path) -> None:
    async def play(room: Room, watch: Watch) -> None:
        for name in ("open", "bots"):
            with pytest.raises(QikitError, match="Nobody is here yet"):
                await step(room, name)
        for number in range(MOST_SEATS):
            await room.join(f"Phone {number}")
        with pytest.raises(QikitError, match=f"all {MOST_SEATS} seats are taken"):
            await room.join("One more")
        for _ in room.game.rounds:
            await step(room, next_step(room).id)
            with pytest.raises(QikitError, match="No round can be opened now"):
                await step(room, "open")
            await step(room, next_step(room).id)
        await step(room, next_step(room).id)
        assert next_step(room) is None
        with pytest.raises(QikitError, match="That cannot be done now"):
            await step(room, "close")

    assert in_a_room(tmp_path, "poll", play).table.phase == "finished"


@settings(max_examples=25)
@given(st.lists(st.sampled_from([*STEPS, "join", "answer", "bots-play"]), max_size=25))
def test_whatever_is_pressed_the_events_tell_the_same_room(presses: list[str]) -> None:
    async def play(room: Room, watch: Watch) -> None:
        for number, press in enumerate(presses):
            watch.now += 3
            try:
                if press == "join":
                    await room.join(f"Phone {number}")
                elif press == "bots-play":
                    await room.let_bots_play()
                elif press == "answer":
                    await answer(room, 1, "predict-red", "9", once=str(number))
                else:
                    last = (*room.state.numbers, 0)[-1]
                    await step(room, press, seat=1, team=1, nickname="Owl", number=last)
            except (QikitError, KeyError):
                continue
        for seat in room.table.seats:
            assert phone_view(room, seat.number).mark

    with TemporaryDirectory() as folder:
        in_a_room(Path(folder), "red-beads", play)
