"""Who waits for news of a room."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

Look = Callable[[], Awaitable[None]]


class Watchers:
    """Things to call when a room has changed; several changes in a row make one round of calls.

    A hall that is told all at once would answer all at once, so calls are spread over a moment, and
    answers to phones go first.

    Attributes
    ----------
    pace : float
        Seconds at least between two rounds of calls.
    gap : float
        Seconds between two calls.
    share : float
        Part of the server's time that calls may take.
    """

    pace, gap, share = 0.3, 0.003, 0.2

    def __init__(self) -> None:
        self._looks: dict[int, Look] = {}
        self._count = 0
        self._task: asyncio.Task[None] | None = None
        self._news = False

    def add(self, look: Look) -> Callable[[], None]:
        """Call ``look`` after changes; return what ends that."""
        self._count += 1
        number = self._count
        self._looks[number] = look
        return lambda: self._looks.pop(number, None) and None

    def wake(self) -> None:
        """Say that something has changed."""
        self._news = True
        if self._looks and (self._task is None or self._task.done()):
            self._task = asyncio.get_running_loop().create_task(self._run())

    async def _run(self) -> None:
        while self._news:
            self._news, spent = False, 0.0
            for look in list(self._looks.values()):
                started = time.perf_counter()
                await look()
                spent += time.perf_counter() - started
                await asyncio.sleep(self.gap)
            await asyncio.sleep(max(self.pace, spent / self.share))
