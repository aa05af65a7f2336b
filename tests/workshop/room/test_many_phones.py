"""A small hall: two games, phones that drop out, phones that send rubbish, and a power cut."""

from __future__ import annotations

import asyncio
import random
from pathlib import Path

import pytest

from benchmarks.hall.accounts import account
from benchmarks.hall.line import Lead
from benchmarks.hall.nuisance import Nuisance
from benchmarks.hall.phones import Phone, Tally
from benchmarks.hall.server import RoomServer, room_server
from qikit.workshop.room.store import Store
from tests.workshop.room.loops import run

PHONES = 16


def hall(server: RoomServer, codes: list[str], tally: Tally) -> list[Phone]:
    """Phones of which one in eight sends rubbish, one in four drops out, half have no socket."""
    return [
        (Nuisance if number % 8 == 7 else Phone)(
            door=server.phones,
            code=codes[number % 2],
            nickname=f"Phone {number}",
            luck=random.Random(number),
            tally=tally,
            pace=0.3,
            drops=number % 4 == 1,
            socket=number % 4 < 2,
        )
        for number in range(PHONES)
    ]


async def until(true: object, seconds: float = 30) -> None:
    async with asyncio.timeout(seconds):
        while not true():
            await asyncio.sleep(0.05)


async def two_halves(folder: Path) -> None:
    """Play until everybody has answered, cut the power, start again, play on."""
    tally, store = Tally(), Store(f"sqlite:///{folder / '.qi' / 'rooms.db'}")
    with room_server(folder) as server:
        lead = Lead(server.base, server.token)
        codes = [await lead.open_room("poll") for _ in range(2)]
        phones = hall(server, codes, tally)
        sound = [phone for phone in phones if not isinstance(phone, Nuisance)]
        playing = [asyncio.ensure_future(phone.live()) for phone in phones]
        await until(lambda: all(phone._proof for phone in phones) and len(tally.seconds) >= PHONES)
        for code in codes:
            await lead.step(code, "open")
        await until(lambda: all(phone.acknowledged for phone in sound))
        server.kill()
        before = account(store, sound)
    assert (before.lost, before.twice, before.from_nowhere) == (0, 0, 0)
    with room_server(folder) as server:
        lead = Lead(server.base, server.token)
        counts = [len(phone.acknowledged) for phone in sound]
        for code in codes:
            await lead.step(code, "close")
            await lead.step(code, "open")
        await until(
            lambda: all(len(p.acknowledged) > n for p, n in zip(sound, counts, strict=True))
        )
        for phone in phones:
            phone.resting = True
        await until(lambda: not any(phone.pending for phone in sound))
        for phone in playing:
            phone.cancel()
    after = account(store, sound)
    assert (after.lost, after.twice, after.from_nowhere) == (0, 0, 0)
    assert after.acknowledged == sum(len(phone.acknowledged) for phone in sound)
    assert after.acknowledged > before.acknowledged
    assert tally.rubbish > 0
    assert tally.dropped > 0


@pytest.mark.slow
def test_nothing_is_lost_or_counted_twice_when_the_power_goes(tmp_path: Path) -> None:
    run(two_halves(tmp_path))
