"""How often somebody may do something: a bucket that a request takes from and time refills."""

from __future__ import annotations

import time
from collections.abc import Callable

MOST_KEPT = 5000


class Limiter:
    """Buckets by name.

    Parameters
    ----------
    burst : float
        What a full bucket holds.
    rate : float
        What comes back each second.
    now : callable
        A clock that never goes back.
    """

    def __init__(
        self, burst: float, rate: float, now: Callable[[], float] = time.monotonic
    ) -> None:
        self.burst, self.rate, self._now = burst, rate, now
        self._buckets: dict[str, tuple[float, float]] = {}

    def level(self, name: str) -> float:
        """Return how much somebody has left."""
        left, since = self._buckets.get(name, (self.burst, 0.0))
        return min(self.burst, left + (self._now() - since) * self.rate)

    def take(self, name: str) -> bool:
        """Take one if there is one; say whether there was.

        Examples
        --------
        >>> limiter = Limiter(burst=1, rate=0)
        >>> limiter.take("one phone"), limiter.take("one phone"), limiter.take("another")
        (True, False, True)
        """
        level = self.level(name)
        if len(self._buckets) >= MOST_KEPT:
            self._forget_full()
        self._buckets[name] = (level - 1 if level >= 1 else level, self._now())
        return level >= 1

    def _forget_full(self) -> None:
        """Forget those that time has refilled, and if that is not enough, all of them."""
        short = {
            name: kept for name, kept in self._buckets.items() if self.level(name) < self.burst
        }
        self._buckets = short if len(short) < MOST_KEPT else {}
