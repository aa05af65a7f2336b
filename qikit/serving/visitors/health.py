"""How the server does: who is here, for how many more there is room, and what they weigh."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import mean
from typing import Any

from tornado.web import authenticated

from qikit.kernels.availability import warm_available
from qikit.kernels.memory import proportional_set_size
from qikit.serving.handlers import CourseHandler
from qikit.serving.visitors.manager import VisitorKernelManager
from qikit.serving.visitors.pages import ReadyPages

MIB = 1024 * 1024
_WEIGHED = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """How the server does at one moment.

    Parameters
    ----------
    visitors, most_visitors, room_left : int
        Open pages, how many there may be, and how many more there is room for.
    mib_a_visitor : float or None
        Memory of a visitor's kernel, MiB; None without visitors, or where it cannot be measured.
    mib_available : float or None
        Memory that this machine could still give, MiB.
    warm : bool
        Whether pages can be made ready beforehand here.
    warm_says : str
        Why, or why not.
    ready_pages : tuple of str
        The pages that are ready.
    """

    visitors: int
    most_visitors: int
    room_left: int
    mib_a_visitor: float | None
    mib_available: float | None
    warm: bool
    warm_says: str
    ready_pages: tuple[str, ...]


class HealthHandler(CourseHandler):
    """A page for whoever runs a session, and the same as JSON for whatever watches the server."""

    def initialize(self, ready: ReadyPages) -> None:
        self.ready = ready

    @authenticated
    async def get(self, kind: str = "") -> None:
        await self.ready.expect_visitors()
        health = await self._health()
        if kind:
            self.set_header("Cache-Control", "no-store")
            self.finish(asdict(health))
        else:
            self.show("visitors/health.html", health=health)

    async def _health(self) -> Health:
        manager: Any = self.kernel_manager
        warm = warm_available()
        counted = isinstance(manager, VisitorKernelManager)
        visitors = manager.visitors if counted else frozenset(manager.list_kernel_ids())
        pids = [manager.get_kernel(one).provisioner.pid for one in list(visitors)[:_WEIGHED]]
        return Health(
            visitors=len(visitors),
            most_visitors=manager.most_visitors if counted else 0,
            room_left=manager.room_left if counted else 0,
            mib_a_visitor=await asyncio.to_thread(_mib_each, pids),
            mib_available=_mib_available(),
            warm=warm.ok and counted,
            warm_says=warm.reason,
            ready_pages=tuple(sorted(self.ready.masters)),
        )


def _mib_each(pids: Iterable[Any]) -> float | None:
    weights = [weight for pid in pids if pid and (weight := proportional_set_size(pid))]
    return round(mean(weights) / MIB, 1) if weights else None


def _mib_available() -> float | None:
    try:
        lines = Path("/proc/meminfo").read_text().splitlines()
    except OSError:
        return None
    found = (line.split()[1] for line in lines if line.startswith("MemAvailable:"))
    return next((round(int(kib) / 1024) for kib in found), None)
