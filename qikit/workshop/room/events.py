"""An event: one thing that happened in a room. A room is nothing but its events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

OPENED, SEATED, DOOR = "opened", "seated", "door"
PHASE, PAUSED, RESUMED, MINUTES = "phase", "paused", "resumed", "minutes"
ENTERED, UNDONE, RESET, REOPENED = "entered", "undone", "reset", "reopened"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What happened.

    Parameters
    ----------
    number : int
        From 1, without gaps, within one room.
    at : float
        Seconds since 1970, by the server's clock.
    kind : str
        One of the names in this file.
    seat : int
        Whose seat it is about; 0 if none.
    told : mapping
        What else there is to know, as JSON holds it.
    once : str or None
        Two events of one room never share it: what is sent twice is counted once.
    """

    number: int
    at: float
    kind: str
    seat: int = 0
    told: Mapping[str, Any] = field(default_factory=dict)
    once: str | None = None
