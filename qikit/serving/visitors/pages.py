"""The pages that are ready, made when first asked for and made again when something changed."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Awaitable, Callable

from qikit.kernels.client import WarmUnavailable, keep_warm
from qikit.serving.visitors.renderer import ReadyPage

TRY_AGAIN = 300.0  # seconds
Make = Callable[[], Awaitable[ReadyPage]]


class ReadyPages:
    """Keeps one ready page a notebook; however many ask, it is made once.

    Parameters
    ----------
    log : Logger
        Told why a notebook's pages are shown the ordinary way.
    """

    def __init__(self, log: logging.Logger) -> None:
        self._log = log
        self._pages: dict[str, ReadyPage] = {}
        self._refused: dict[str, tuple[int, float]] = {}
        self._making: dict[str, asyncio.Lock] = {}

    @property
    def masters(self) -> dict[str, ReadyPage]:
        """The pages that are ready now, by the path of their notebook."""
        return {path: page for path, page in self._pages.items() if page.master.is_there}

    async def page(self, path: str, edited: int, make: Make) -> ReadyPage | None:
        """The page of one notebook, or None where it must be shown the ordinary way.

        Parameters
        ----------
        path : str
            The notebook, from the root of the server.
        edited : int
            When it was last changed: one that was refused is tried again when that changes, or
            after a while.
        make : callable
            Makes the page.
        """
        async with self._making.setdefault(path, asyncio.Lock()):
            page = self._pages.get(path)
            if page is not None and page.master.is_current:
                return page
            self.forget(path, page)
            refused, until = self._refused.get(path, (None, 0.0))
            if refused == edited and time.monotonic() < until:
                return None
            return await self._made(path, edited, make)

    async def expect_visitors(self) -> None:
        """Have the fork server load its libraries now, so that the first visitor need not wait."""
        with contextlib.suppress(WarmUnavailable, OSError):
            await asyncio.to_thread(keep_warm)

    def forget(self, path: str, page: ReadyPage | None) -> None:
        """Let a page's master go home when its visitors have gone, unless there is a newer page."""
        if page is not None and self._pages.get(path) is page:
            del self._pages[path]
            page.master.retire()

    async def _made(self, path: str, edited: int, make: Make) -> ReadyPage | None:
        try:
            self._pages[path] = await make()
        except (WarmUnavailable, OSError) as why:
            self._refused[path] = (edited, time.monotonic() + TRY_AGAIN)
            self._log.warning("%s is run anew for each visitor, which is slower. %s", path, why)
            return None
        return self._pages[path]
