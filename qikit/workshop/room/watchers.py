"""Who waits for news of a room."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

Look = Callable[[], Awaitable[None]]


class Watchers:
    """Things to call when a room has changed; several changes in a row make one call.

    Attributes
    ----------
    pace : float
        Seconds between two rounds of calls.
    """

    pace = 0.4

    def __init__(self) -> None:
        self._looks: dict[int, Look] = {}
        self._count = 0
        self._task: asyncio.Task[None] | None = None
        self._news = False

    def __len__(self) -> int:
        return len(self._looks)

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
            self._news = False
            for look in list(self._looks.values()):
                await look()
                await asyncio.sleep(0)  # answers to phones go first
            await asyncio.sleep(self.pace)
