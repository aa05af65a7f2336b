"""What phones and the wall say in each phase: what is new, what to do, and nothing out of date."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

from qikit.workshop.room.room import Room
from qikit.workshop.room.rooms import Rooms
from qikit.workshop.room.screen import screen_view
from qikit.workshop.room.steps import STEPS
from qikit.workshop.room.store import Store
from qikit.workshop.room.views import phone_view
from tests.workshop.room.loops import run


def in_a_room(folder: Path, slug: str, talk: Callable[[Room], Awaitable[None]]) -> None:
    """Open a room, sit Owl and Heron in it, and look at what is said."""

    async def work() -> None:
        room = await Rooms(Store(f"sqlite:///{folder / 'rooms.db'}")).open(slug)
        for nickname in ("Owl", "Heron"):
            await room.join(nickname)
        await talk(room)

    run(work())


async def step(room: Room, *names: str) -> None:
    for name in names:
        await STEPS[name](room, lambda _: "")


async def answer(room: Room, seat: int, ask: str, raw: str) -> None:
    who, turn = room.table.seat_by_number[seat], str(room.state.turn)
    await room.enter(who, ask, raw, once=ask, turn=turn)


def said(room: Room, seat: int = 1) -> str:
    """Everything that one phone says."""
    view = phone_view(room, seat)
    return " ".join((view.heading, *view.notes))


def test_what_is_new_in_a_round_is_said_before_the_prediction_and_while_it_is_played(
    tmp_path: Path,
) -> None:
    new = "Each die shows only 3 or 4"

    async def talk(room: Room) -> None:
        await step(room, "open", "play", "close")
        assert new not in said(room)
        await step(room, "open")
        store = Store(f"sqlite:///{tmp_path / 'rooms.db'}")
        assert new in said(room)
        assert new in screen_view(store, room.code)["says"]
        await step(room, "play")
        assert new in said(room)
        assert new in screen_view(store, room.code)["says"]

    in_a_room(tmp_path, "dice-flow", talk)


def test_somebody_without_anything_to_do_is_told_where_to_look(tmp_path: Path) -> None:
    idle = "nothing for you to do just now. Look at the big screen."

    async def talk(room: Room) -> None:
        await step(room, "open")
        for seat in (1, 2):
            await answer(room, seat, "predict-out", "60")
        await step(room, "play")
        assert idle not in said(room)
        await answer(room, 1, "roll-1", "1")
        assert idle in said(room)
        assert idle not in said(room, 2)
        await step(room, "pause")
        assert idle not in said(room)

    in_a_room(tmp_path, "dice-flow", talk)


def test_an_answer_can_be_changed_only_while_it_says_so(tmp_path: Path) -> None:
    async def talk(room: Room) -> None:
        await step(room, "open")
        await answer(room, 1, "answer", "2")
        assert "You chose: A little. You can change it" in said(room)
        await step(room, "close")
        assert said(room).endswith("the big screen shows what came of it. You chose: A little.")
        await step(room, "open", "close", "open", "close", "open", "close", "finish")
        assert "Thank you for playing. You can close this page." in said(room)

    in_a_room(tmp_path, "poll", talk)


def test_the_phones_of_the_funnel_do_not_say_that_it_is_chance(tmp_path: Path) -> None:
    async def talk(room: Room) -> None:
        await step(room, "open")
        assert "You aim for a wait of 60 days." in said(room)
        await step(room, "play")
        assert "chance" not in f"{room.game.summary} {said(room)}".lower()
        await step(room, "close", "open")
        assert "The diary stays at 60 days, whatever happens." in said(room)

    in_a_room(tmp_path, "funnel", talk)


def test_a_board_does_not_say_the_title_of_the_screen_again(tmp_path: Path) -> None:
    async def talk(room: Room) -> None:
        await step(room, "open")
        view = screen_view(Store(f"sqlite:///{tmp_path / 'rooms.db'}"), room.code)
        assert view["title"] == "Red beads"
        assert "<h2>" not in view["board"]

    in_a_room(tmp_path, "red-beads", talk)
