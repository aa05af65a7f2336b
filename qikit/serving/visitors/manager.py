"""The server's kernels: some are visitors', of whom only so many can be let in."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

from jupyter_core.utils import ensure_async
from jupyter_server._tz import utcnow
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from tornado.web import HTTPError
from traitlets import Integer
from voila.utils import ENV_VARIABLE

from qikit.kernels.ready.provisioner import ReadyProvisioner

FROM = "from_master"
FULL = 503


class RoomIsFull(HTTPError):
    """There are as many visitors as may come."""

    def __init__(self) -> None:
        super().__init__(FULL, "There are as many visitors as this server takes.")


class VisitorKernelManager(AsyncMappingKernelManager):  # type: ignore[misc]
    """As Jupyter Server's own, with visitors: those who look at a notebook as a page.

    ``start_kernel(from_master=…)`` forks a page's master (`qikit.kernels.ready`).
    """

    most_visitors = Integer(
        60, config=True, help="How many pages may be open at the same time; each has a kernel."
    )
    visitor_idle_timeout = Integer(
        1800,
        config=True,
        help="Seconds without use, and without a browser, after which a page is closed.",
    )
    visitor_gone_timeout = Integer(
        60,
        config=True,
        help="Seconds after which, when the room is full, a page gives up its place if no browser "
        "is connected to it.",
    )

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self._visitors: set[str] = set()
        self._arriving = 0

    @property
    def visitors(self) -> frozenset[str]:
        """The kernels of visitors who are here now."""
        self._visitors.intersection_update(self.list_kernel_ids())
        return frozenset(self._visitors)

    @property
    def room_left(self) -> int:
        """How many more visitors may come."""
        return max(self.most_visitors - len(self.visitors) - self._arriving, 0)

    async def _async_start_kernel(self, **given: Any) -> str:  # type: ignore[override]
        if not _is_visitor(given):
            return str(await super()._async_start_kernel(**given))
        if not self.room_left:
            await self._let_go_of_those_who_left()
        if not self.room_left:
            raise RoomIsFull
        self._arriving += 1
        try:
            kernel_id = str(await super()._async_start_kernel(**given))
            self._visitors.add(kernel_id)
        finally:
            self._arriving -= 1
        return kernel_id

    start_kernel = _async_start_kernel  # type: ignore[assignment]

    def pre_start_kernel(self, kernel_name: str | None, kwargs: Any) -> Any:
        master, is_visitor = kwargs.pop(FROM, None), _is_visitor(kwargs)
        started: Any = super().pre_start_kernel(kernel_name, kwargs)
        manager, name, kernel_id = started
        if is_visitor:  # what Jupyter Server's culling asks for
            manager.kernel_spec.metadata["cull_idle_timeout"] = self.visitor_idle_timeout
        if master is not None:
            manager.provisioner = ReadyProvisioner(
                kernel_id=kernel_id, kernel_spec=manager.kernel_spec, parent=manager, master=master
            )
        return manager, name, kernel_id

    async def _async_shutdown_all(self, now: bool = False) -> None:
        """End all kernels, also if one is just starting, or ends because its page was closed."""
        await asyncio.gather(*self._pending_kernels.values(), return_exceptions=True)
        ending = [self._async_shutdown_kernel(each, now=now) for each in self.list_kernel_ids()]
        for trouble in await asyncio.gather(*ending, return_exceptions=True):
            if isinstance(trouble, Exception):
                self.log.info("A kernel could not be ended: %s", trouble)

    shutdown_all = _async_shutdown_all  # type: ignore[assignment]

    async def _let_go_of_those_who_left(self) -> None:
        """A phone that goes out of reach does not say goodbye."""
        latest = utcnow() - timedelta(seconds=self.visitor_gone_timeout)
        for kernel_id in self.visitors:
            kernel: Any = self.get_kernel(kernel_id)
            if not self._kernel_connections.get(kernel_id) and kernel.last_activity < latest:
                await ensure_async(self.shutdown_kernel(kernel_id))


def _is_visitor(options: dict[str, Any]) -> bool:
    """Whether it is Voilà that asks for this kernel."""
    return ENV_VARIABLE.VOILA_BASE_URL in (options.get("env") or {})
