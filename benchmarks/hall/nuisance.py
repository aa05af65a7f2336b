"""Phones that send rubbish of every kind."""

from __future__ import annotations

import asyncio

from benchmarks.hall.line import GONE, Line
from benchmarks.hall.phones import INPUTS, TURN, Phone


class Nuisance(Phone):
    """A phone that joins and then sends rubbish of every kind."""

    async def play(self) -> None:
        while not self.resting:
            await asyncio.sleep(self.luck.expovariate(1 / self.pace))
            self.tally.rubbish += 1
            line = Line(self.door, self.cookies)
            try:
                async with asyncio.timeout(5):
                    await self.luck.choice(_RUBBISH)(self, line)
            except GONE:
                pass
            line.drop()


async def _no_such_ask(phone: Phone, line: Line) -> None:
    fields = {"proof": phone._proof, "turn": "2", "once": "x", "a.no-such-thing": "1", "tap": "'"}
    await line.ask("POST", f"{phone.path}/enter", fields)


async def _wrong_values(phone: Phone, line: Line) -> None:
    turn = TURN.search(phone.view.get("asks", ""))
    names = INPUTS.findall(phone.view.get("asks", "")) or ["a.answer"]
    rubbish = phone.luck.choice(["1e999", "-5", "<script>", "NaN", "'; DROP TABLE", "\0", "٣"])
    fields = dict.fromkeys(names, rubbish) | {"turn": turn[1] if turn else "0", "once": "y"}
    await line.ask("POST", f"{phone.path}/enter", {"proof": phone._proof, **fields})


async def _no_form(phone: Phone, line: Line) -> None:
    await line.send_raw(phone.luck.randbytes(400) + b"\r\n\r\n")


async def _huge(phone: Phone, line: Line) -> None:
    await line.ask("POST", f"{phone.path}/enter", {"a.answer": "x" * 50_000})


async def _half(phone: Phone, line: Line) -> None:
    path = f"{phone.path}/enter".encode()
    await line.send_raw(
        b"POST " + path + b" HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\nproof"
    )


async def _elsewhere(phone: Phone, line: Line) -> None:
    await line.ask("GET", phone.luck.choice(["/lab", "/course", "/api/kernels", "/%00", "/../etc"]))


_RUBBISH = (_no_such_ask, _wrong_values, _no_form, _huge, _half, _elsewhere)
