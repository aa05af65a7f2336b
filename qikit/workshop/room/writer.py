"""Stores what happens, many at a time, and says when it is safe on disk."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

from qikit.workshop.room.store import Store, Write


class Writer:
    """One thread that writes; while it does, what comes in waits and goes together next time.

    A hall of people who answer at once costs a few transactions, not one for each of them.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="rooms")
        self._waiting: list[tuple[Write, asyncio.Future[None]]] = []
        self._task: asyncio.Task[None] | None = None

    async def save(self, write: Write) -> None:
        """Return once this is on disk.

        Raises
        ------
        sqlalchemy.exc.SQLAlchemyError
            If it cannot be stored; nothing of it is then.
        """
        loop = asyncio.get_running_loop()
        done: asyncio.Future[None] = loop.create_future()
        self._waiting.append((write, done))
        if self._task is None or self._task.done():
            self._task = loop.create_task(self._run())
        await done

    async def _run(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting, []
            if not await self._stored(batch) and len(batch) > 1:
                for one in batch:  # what cannot be stored must not take the others with it
                    await self._stored([one])

    async def _stored(self, batch: list[tuple[Write, asyncio.Future[None]]]) -> bool:
        """Store these together; tell those who wait, unless they may be stored one by one."""
        writes = [write for write, _ in batch]
        loop = asyncio.get_running_loop()
        try:
            await loop.run_in_executor(self._thread, self.store.append, writes)
        except Exception as error:
            if len(batch) == 1 and not batch[0][1].done():
                batch[0][1].set_exception(error)
            return False
        for _, done in batch:
            if not done.done():
                done.set_result(None)
        return True
