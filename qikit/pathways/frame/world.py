"""One cohort's world: its random numbers, its daily pressure and its people."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from .calendar import day_number, weekday
from .people import People, populate
from .pressure import POINTS, WEEKDAY_SHIFT, occupancy, pressure
from .streams import Floats, Streams

GENERATION = "wrenshire/1"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class World:
    """What all pathways of a cohort share.

    Attributes
    ----------
    streams : Streams
    occupied : array of float
        Percentage of beds occupied on each day.
    people : People
    """

    streams: Streams
    occupied: Floats
    people: People

    def steady_pressure_at(self, when: NDArray[np.datetime64]) -> Floats:
        """Return the pressure without its weekday pattern, for steps that weekends leave alone."""
        return self.pressure_at(when) - WEEKDAY_SHIFT[weekday(when)] / POINTS

    def pressure_at(self, when: NDArray[np.datetime64]) -> Floats:
        """Return the pressure (about -3 to 3) on the days of these moments."""
        return pressure(self.occupied)[day_number(when)]


@lru_cache(maxsize=4)
def world(cohort: str) -> World:
    """Return the world of a cohort, the same on every machine."""
    streams = Streams(GENERATION).child(cohort)
    return World(
        streams=streams, occupied=occupancy(streams), people=populate(streams.child("people"))
    )
