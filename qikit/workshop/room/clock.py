"""The clock of a round: it stands still on pause."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """When a round began, and what a pause has cost it.

    Parameters
    ----------
    began : float or None
        Seconds since 1970; None before the round is played.
    paused : float or None
        When the pause began that lasts.
    lost : float
        Seconds of the pauses that are over.
    minutes : float
        How long the round is meant to take.
    ended : float or None
        When the round was closed.
    """

    began: float | None = None
    paused: float | None = None
    lost: float = 0.0
    minutes: float = 0.0
    ended: float | None = None

    @property
    def running(self) -> bool:
        """Whether time passes."""
        return self.began is not None and self.paused is None and self.ended is None

    def elapsed(self, now: float) -> float:
        """Return the seconds played until ``now``, pauses left out.

        Examples
        --------
        >>> Clock(began=100.0, lost=5.0).elapsed(130.0)
        25.0
        >>> Clock(began=100.0, paused=110.0).elapsed(130.0)
        10.0
        """
        if self.began is None:
            return 0.0
        until = min(moment for moment in (self.paused, self.ended, now) if moment is not None)
        return max(0.0, until - self.began - self.lost)

    def left(self, now: float) -> float:
        """Return the seconds until the time is up; 0 from then on."""
        return max(0.0, self.minutes * 60 - self.elapsed(now))

    def pause(self, now: float) -> Clock:
        return replace(self, paused=now) if self.running else self

    def resume(self, now: float) -> Clock:
        if self.paused is None:
            return self
        return replace(self, paused=None, lost=self.lost + now - self.paused)

    def stop(self, now: float) -> Clock:
        resumed = self.resume(now)
        return replace(resumed, ended=now)

    def go_on(self, now: float) -> Clock:
        """Run again after `stop`, as if the time between had been a pause.

        Examples
        --------
        >>> Clock(began=100.0).stop(130.0).go_on(190.0).elapsed(200.0)
        40.0
        """
        if self.ended is None:
            return self
        return replace(self, ended=None, lost=self.lost + now - self.ended)
