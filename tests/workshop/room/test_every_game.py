"""Every game on offer is played through in a room: on phones, on one laptop, on the projector."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment

from qikit.serving.extension import make_templates
from qikit.workshop import load_class_data
from qikit.workshop.drawing import board_html
from qikit.workshop.games import GAMES
from qikit.workshop.room.csv_out import class_data_csv
from qikit.workshop.room.laptop import has_something_to_do, whose_turn
from qikit.workshop.room.lead_view import lead_view
from qikit.workshop.room.pages import add_templates
from qikit.workshop.room.room import Room
from qikit.workshop.room.rooms import Rooms
from qikit.workshop.room.steps import STEPS, next_step
from qikit.workshop.room.store import SETTING, Store
from qikit.workshop.room.views import as_data, phone_view
from tests.workshop.room.loops import run

SECONDS = 20  # of each round, two at a time


@pytest.fixture(scope="module")
def templates() -> Environment:
    templates = make_templates()
    add_templates(templates)
    return templates


async def play(room: Room, templates: Environment, moment: list[float]) -> None:
    """One person joins and lets bots do all the work, to the end of the game."""
    seat, _ = await room.join("Owl")
    await STEPS["bots"](room, str)
    await room.hand_to_bot(seat)
    while (coming := next_step(room)) is not None:
        look_at(room, templates)
        await STEPS[coming.id](room, str)
        for _ in range(0, SECONDS, 2):
            moment[0] += 2
            await room.let_bots_play()
        look_at(room, templates)


def look_at(room: Room, templates: Environment) -> None:
    """Draw every page of the room; a page that cannot be drawn raises."""
    for seat in room.table.seats[:3]:
        view = as_data(phone_view(room, seat.number), room, templates)
        assert view["told"]
    assert lead_view(room).says
    turn = whose_turn(room)
    assert turn is None or not turn.bot
    assert not any(has_something_to_do(room, seat) for seat in room.table.seats if seat.bot)


@pytest.mark.parametrize("slug", GAMES)
def test_a_game_is_played_to_its_end(
    slug: str, tmp_path: Path, templates: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SETTING, f"sqlite:///{tmp_path / 'rooms.db'}")
    moment = [1000.0]

    async def work() -> Room:
        room = await Rooms(Store(), now=lambda: moment[0]).open(slug)
        await play(room, templates, moment)
        return room

    room = run(work())
    assert room.table.phase == "finished"
    assert room.table.entries
    assert board_html(room.game.board(room.table))
    data = load_class_data(room.code)
    file = tmp_path / "class-data.csv"
    file.write_text(class_data_csv(room), encoding="utf-8")
    assert list(load_class_data(file).columns) == list(data.columns)
    assert len(load_class_data(file)) == len(data)
    assert not {"nickname", "name"} & set(data.columns)
