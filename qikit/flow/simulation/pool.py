"""A SimPy resource that knows shifts, priorities and carve-out."""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Generator
from itertools import cycle
from typing import Any

import numpy as np
import simpy
from simpy.resources.resource import PriorityRequest, SortedQueue

from qikit.flow.saying import WEEK
from qikit.flow.simulation.resource import Resource


class Claim(PriorityRequest):
    """One patient's turn in the queue of a pool."""

    def __init__(self, pool: Pool, priority: int, group: str) -> None:
        self.group = group
        super().__init__(pool, priority)


class _Line(SortedQueue):
    """Those who wait, in order; finding one's place stays quick in a long queue."""

    def append(self, item: Any) -> None:
        insort(self, item, key=lambda claim: claim.key)


class Pool(simpy.PriorityResource):
    """The units of one resource: who has one, who waits, and how many are on duty.

    Parameters
    ----------
    env : simpy.Environment
    resource : Resource
    """

    PutQueue = _Line

    def __init__(self, env: simpy.Environment, resource: Resource) -> None:
        super().__init__(env, capacity=resource.most)
        self.on_duty = resource.at(0)
        self._kept = dict(resource.kept)
        self._using: Counter[str] = Counter()
        if resource.shifts:
            env.process(self._change_shifts(env, resource))

    def _change_shifts(
        self, env: simpy.Environment, resource: Resource
    ) -> Generator[simpy.Event, Any, None]:
        starts, units = resource.plan()
        waits = np.diff(starts, append=WEEK)
        for wait, following in cycle(zip(waits, np.roll(units, -1), strict=True)):
            yield env.timeout(wait)
            self.on_duty = int(following)
            self._trigger_put(None)

    def _do_put(self, event: Any) -> bool:  # type: ignore[override]
        """Give the patient a unit if there is one for them; say whether to ask the next."""
        has_room = self._has_room(event.group)
        if has_room:
            self._using[event.group] += 1
            self.users.append(event)
            event.succeed()
        return has_room or bool(self._kept)

    def _do_get(self, event: Any) -> None:
        """Take a unit back."""
        self._using[event.request.group] -= 1
        super()._do_get(event)

    def _has_room(self, group: str) -> bool:
        if len(self.users) >= self.on_duty:
            return False
        if self._using[group] < self._kept.get(group, 0):
            return True
        open_units = self.on_duty - sum(self._kept.values())
        beyond = sum(max(0, n - self._kept.get(name, 0)) for name, n in self._using.items())
        return beyond < open_units
