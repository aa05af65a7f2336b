"""Simulated phones: they join, answer, drop out and come back.

Each keeps a list of what the server has acknowledged, so that afterwards every answer can be looked
for in the store.
"""

from __future__ import annotations

import asyncio
import json
import random
import re
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import websocket_connect

from benchmarks.hall.line import GONE, Line
from qikit.workshop.room.playing import answers_in

MOST_ANSWERS = 6  # of one phone in one turn
PRESSES = re.compile(r'<button[^>]* name="(tap|a\.[\w-]+)" value="([^"]*)"([^>]*)>')
INPUTS = re.compile(r'<input[^>]* name="(a\.[^"]+)"[^>]*>')
TURN = re.compile(r'name="turn" value="(\d+)"')


class Sent(NamedTuple):
    """One answer as it was sent: which press, which ask, what."""

    once: str
    ask: str
    raw: str


@dataclass(slots=True, kw_only=True)
class Tally:
    """What a hall of phones has seen."""

    seconds: list[float] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)
    dropped: int = 0
    rubbish: int = 0


@dataclass(slots=True, kw_only=True)
class Phone:
    """One phone.

    Parameters
    ----------
    door, code, nickname : str
    luck : random.Random
    pace : float
        Mean seconds before somebody answers.
    """

    door: str
    code: str
    nickname: str
    luck: random.Random
    tally: Tally
    pace: float = 2.0
    drops: bool = False
    socket: bool = False
    cookies: dict[str, str] = field(default_factory=dict)
    acknowledged: list[Sent] = field(default_factory=list)
    perhaps: list[Sent] = field(default_factory=list)
    pending: dict[str, str] | None = None
    view: dict[str, Any] = field(default_factory=dict)
    answers_in_turn: Counter[str] = field(default_factory=Counter)
    resting: bool = False
    _proof: str = ""
    _answers: Line = field(init=False)
    _news: Line = field(init=False)

    def __post_init__(self) -> None:
        self._answers, self._news = Line(self.door, self.cookies), Line(self.door, self.cookies)

    @property
    def path(self) -> str:
        return f"{urlsplit(self.door).path}/{self.code}"

    async def live(self) -> None:
        """Join and play until the game is over."""
        await self.join()
        await asyncio.gather(self.listen(), self.play())

    async def join(self) -> None:
        _, page, _ = await self._answers.ask("GET", self.path)
        self._proof = re.search(r'name="proof" value="(\w+)"', page)[1]
        fields = {"proof": self._proof, "nickname": self.nickname}
        started = time.perf_counter()
        status, page, _ = await self._answers.ask("POST", f"{self.path}/join", fields)
        self.tally.seconds.append(time.perf_counter() - started)
        assert status == 303, page

    async def listen(self) -> None:
        """Wait for news, and again."""
        while True:
            try:
                if self.socket:
                    await self._listen_live()
                    continue
                mark = self.view.get("mark", "")
                status, text, _ = await self._news.ask("GET", f"{self.path}/news?mark={mark}")
                if status == 200:
                    self.view = json.loads(text)
                else:
                    await asyncio.sleep(1)
            except (*GONE, HTTPClientError):
                await asyncio.sleep(0.5)

    async def _listen_live(self) -> None:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        address = f"{self.door.replace('http', 'ws', 1)}/{self.code}/live"
        live = await websocket_connect(HTTPRequest(address, headers={"Cookie": cookies}))
        while (news := await live.read_message()) is not None:
            self.view = json.loads(news)

    async def play(self) -> None:
        while True:
            await asyncio.sleep(self.luck.expovariate(1 / self.pace))
            if self.drops and not self.resting and self.luck.random() < 0.2:
                await self.drop_out()
            if not self.resting:
                self.pending = self.pending or self.chosen()
            if self.pending:
                await self.send()

    async def drop_out(self) -> None:
        """Lose the network, often in the middle of an answer, and come back after a while."""
        self.tally.dropped += 1
        self.pending = self.pending or self.chosen()
        if self.pending:
            sending = asyncio.ensure_future(self._answers.ask("POST", *self._form()))
            await asyncio.sleep(self.luck.uniform(0, 0.02))
            sending.cancel()
            await asyncio.gather(sending, return_exceptions=True)
        self._answers.drop()
        self._news.drop()
        await asyncio.sleep(self.luck.uniform(1, 4))

    async def send(self) -> None:
        """Send the answer that waits, until the server says what became of it."""
        started = time.perf_counter()
        try:
            status, text, _ = await self._answers.ask("POST", *self._form())
        except GONE:
            await asyncio.sleep(0.5)
            return
        if status in (429, 500, 503):
            self.tally.refused[str(status)] += 1
            return
        self.tally.seconds.append(time.perf_counter() - started)
        self.view = json.loads(text)
        if self.view.get("trouble"):
            self.perhaps += self._answered()
            self.tally.refused[self.view["trouble"][:60]] += 1
        else:
            self.acknowledged += self._answered()
        self.pending = None

    def chosen(self) -> dict[str, str] | None:
        """Return an answer to what is asked now; None if there is nothing to say."""
        asks = self.view.get("asks", "")
        turn = TURN.search(asks)
        if not turn or self.answers_in_turn[turn[1]] >= MOST_ANSWERS:
            return None
        presses = [
            (name, value) for name, value, rest in PRESSES.findall(asks) if "disabled" not in rest
        ]
        said = dict([self.luck.choice(presses)]) if presses else dict(self._typed(asks))
        if not said:
            return None
        self.answers_in_turn[turn[1]] += 1
        return {**said, "turn": turn[1], "once": f"{self.luck.getrandbits(96):x}"}

    def _typed(self, asks: str) -> list[tuple[str, str]]:
        typed = []
        for found in INPUTS.finditer(asks):
            given = dict(re.findall(r'(\w+)="([^"]*)"', found[0]))
            if given["type"] == "radio":
                typed.append((found[1], given["value"]))
            elif given["type"] == "text":
                typed.append((found[1], f"word {self.luck.randrange(100)}"))
            else:
                shares = re.search(r"\.\d+$", found[1])
                low, high = float(given["min"]), 1 if shares else float(given["max"])
                typed.append((found[1], str(int(self.luck.uniform(low, high + 0.99)))))
        return typed

    def _form(self) -> tuple[str, dict[str, str]]:
        return f"{self.path}/enter", {"proof": self._proof, **(self.pending or {})}

    def _answered(self) -> list[Sent]:
        said = self.pending or {}
        return [Sent(said["once"], ask, raw) for ask, raw in answers_in(said)]
