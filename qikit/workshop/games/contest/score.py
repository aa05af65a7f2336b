"""Hits, misses and false alarms, as in any test of a test."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How decisions about signal or noise turned out.

    Parameters
    ----------
    hits, misses : int
        Real signals that were called, and that were not.
    false_alarms, left_alone : int
        Noise that was called a signal, and noise that was left alone.

    Examples
    --------
    >>> Score().after(is_signal=True, said_signal=False)
    Score(hits=0, misses=1, false_alarms=0, left_alone=0)
    """

    hits: int = 0
    misses: int = 0
    false_alarms: int = 0
    left_alone: int = 0

    def after(self, *, is_signal: bool, said_signal: bool) -> Score:
        """Return the score after one more decision."""
        name = {
            (True, True): "hits",
            (True, False): "misses",
            (False, True): "false_alarms",
            (False, False): "left_alone",
        }[is_signal, said_signal]
        return replace(self, **{name: getattr(self, name) + 1})

    @property
    def played(self) -> int:
        """Decisions so far."""
        return self.hits + self.misses + self.false_alarms + self.left_alone

    @property
    def right(self) -> int:
        """Right decisions so far."""
        return self.hits + self.left_alone
