"""An entry: one answer to one ask."""

from __future__ import annotations

from dataclasses import dataclass

Value = str | int | float


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What somebody tapped, picked or typed.

    Parameters
    ----------
    seat, round : int
        Whose it is, and in which round.
    ask : str
        Id of the ask that it answers.
    value : str, int or float
        As the ask holds it.
    at : float
        Seconds since that round was opened; time on pause is left out.
    """

    seat: int
    round: int
    ask: str
    value: Value
    at: float
