"""A hall of people in three workshop rooms: is anything lost, how long does an answer take?

    python benchmarks/workshop.py [--phones 150] [--seconds 20] [--joining 40]

The whole course server runs on this machine. Phones join three games, answer, drop out and come
back; some send rubbish. In the middle of the second round the server is killed and started again.
Afterwards every acknowledged answer is looked for in the store. Takes about two minutes. On a busy
machine ``chrt -r 1`` before it keeps the other work from being measured.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.hall.accounts import account
from benchmarks.hall.line import Lead
from benchmarks.hall.nuisance import Nuisance
from benchmarks.hall.phones import Phone, Tally
from benchmarks.hall.server import RoomServer, room_server
from qikit.workshop.room.store import Store

GAMES = ("poll", "red-beads", "dice-flow")
PREDICTING = 6  # seconds


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--phones", type=int, default=150)
    parser.add_argument("--seconds", type=float, default=20, help="each round")
    parser.add_argument("--joining", type=float, default=40, help="until everybody is in")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        asyncio.run(play(Path(name), given))


async def play(folder: Path, given: argparse.Namespace) -> None:
    """Play two rounds of each game, with a power cut in the second."""
    store = Store(f"sqlite:///{folder / '.qi' / 'rooms.db'}")
    tally, weight = Tally(), []
    with room_server(folder, whole=True) as server:
        watching = asyncio.create_task(weigh(server, weight))
        lead = Lead(server.base, server.token)
        codes = [await lead.open_room(game) for game in GAMES]
        phones = hall(server, codes, given.phones, tally)
        playing = asyncio.create_task(let_in(phones, given.joining))
        await asyncio.sleep(given.joining + 1)
        await step(lead, codes, "bots")
        await one_round(lead, codes, given.seconds)
        await open_and_start(lead, codes)
        await asyncio.sleep(given.seconds / 2)
        before = len(tally.seconds)
        server.kill()
        watching.cancel()
    with room_server(folder, whole=True) as server:
        watching = asyncio.create_task(weigh(server, weight))
        lead = Lead(server.base, server.token)
        await asyncio.sleep(given.seconds / 2)
        await step(lead, codes, "close")
        await settle(phones)
        playing.cancel()
        watching.cancel()
    report(phones, tally, before, account(store, healthy(phones)), weight)


def hall(server: RoomServer, codes: list[str], many: int, tally: Tally) -> list[Phone]:
    """Phones, shared out over the rooms; what each does is drawn once and for all."""
    phones = []
    for number in range(many):
        kind = Nuisance if number % 20 == 19 else Phone
        phones.append(
            kind(
                door=server.phones,
                code=codes[number % len(codes)],
                nickname=f"Phone {number}",
                luck=random.Random(number),
                tally=tally,
                drops=number % 10 == 3,
                socket=number % 3 != 0,  # a third sits behind something that blocks WebSockets
            )
        )
    return phones


def healthy(phones: list[Phone]) -> list[Phone]:
    return [phone for phone in phones if not isinstance(phone, Nuisance)]


async def let_in(phones: list[Phone], seconds: float) -> None:
    """Let everybody join within so many seconds."""

    async def one(phone: Phone) -> None:
        await asyncio.sleep(phone.luck.uniform(0, seconds))
        await phone.live()

    for outcome in await asyncio.gather(*map(one, phones), return_exceptions=True):
        print(f"a phone gave up: {outcome!r}")


async def settle(phones: list[Phone]) -> None:
    """Let everybody hear what became of their last answer, but begin nothing new."""
    for phone in phones:
        phone.resting = True
    for _ in range(100):
        await asyncio.sleep(0.1)
        if not any(phone.pending for phone in healthy(phones)):
            return


async def step(lead: Lead, codes: list[str], name: str) -> None:
    for code in codes:
        await lead.step(code, name)


async def open_and_start(lead: Lead, codes: list[str]) -> None:
    await step(lead, codes, "open")
    await asyncio.sleep(PREDICTING)
    for code in codes:
        if await lead.offers(code, "play"):
            await lead.step(code, "play")


async def one_round(lead: Lead, codes: list[str], seconds: float) -> None:
    await open_and_start(lead, codes)
    await asyncio.sleep(seconds)
    await step(lead, codes, "close")


class Moment:
    """What the server weighs, how busy it is, and how busy the machine is."""

    def __init__(self, process: psutil.Process) -> None:
        self.mib = process.memory_info().rss / 2**20
        self.busy = sum(process.cpu_times()[:2])
        self.at = time.monotonic()
        self.load = psutil.getloadavg()[0]


async def weigh(server: RoomServer, weight: list[Moment]) -> None:
    """Look at the server every second."""
    process = psutil.Process(server.process.pid)
    while True:
        weight.append(Moment(process))
        await asyncio.sleep(1)


def report(
    phones: list[Phone], tally: Tally, before: int, found: object, weight: list[Moment]
) -> None:
    seconds = sorted(tally.seconds)
    at = statistics.quantiles(seconds, n=100)
    quiet = sum(not phone.acknowledged for phone in healthy(phones))
    print(f"{len(phones)} phones in {len(GAMES)} games; {tally.dropped} drop-outs, ")
    print(f"{tally.rubbish} pieces of rubbish; killed once, after {before} answers and joins")
    print(f"answers: {found}; {quiet} sound phones without any")
    print(f"refused in words: {tally.refused.total()}, most often {tally.refused.most_common(2)}")
    print(f"acknowledged within: median {at[49] * 1000:.0f} ms, 95 % {at[94] * 1000:.0f} ms, ")
    print(f"99 % {at[98] * 1000:.0f} ms, all {seconds[-1] * 1000:.0f} ms ({len(seconds)} of them)")
    print(f"server: {max(m.mib for m in weight):.0f} MiB at most, {weight[0].mib:.0f} at first")
    pairs = [(b.busy - a.busy, b.at - a.at) for a, b in pairwise(weight) if b.busy > a.busy]
    share = sum(busy for busy, _ in pairs) / sum(passed for _, passed in pairs)
    load = statistics.fmean(moment.load for moment in weight)
    print(f"it took {share:.0%} of one core; {load:.1f} programs wanted two cores at a time")


if __name__ == "__main__":
    main()
