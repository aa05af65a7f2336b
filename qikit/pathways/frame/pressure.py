"""One shared daily pressure: how full the hospital is, felt by every pathway."""

from __future__ import annotations

import numpy as np

from .calendar import DAYS, weekday
from .streams import Floats, Streams

MEAN_OCCUPANCY, POINTS = 93.0, 2.5
WEEKDAY_SHIFT = np.array([1.0, 0.7, 0.3, 0.0, -0.4, -0.9, -0.7])


def occupancy(streams: Streams) -> Floats:
    """Return the percentage of general and acute beds occupied on each day, from 84 to 100.

    A yearly wave that peaks in mid January, a weekday pattern, and an autoregressive
    disturbance that carries three quarters of itself to the next day.
    """
    day_of_year = (DAYS - DAYS.astype("datetime64[Y]")).astype(np.int64) + 1
    wave = 2.2 * np.cos(2 * np.pi * (day_of_year - 15) / 365.25)
    drift = autoregressive(streams.normal("occupancy", len(DAYS)) * 0.9, carry=0.75)
    return np.clip(MEAN_OCCUPANCY + wave + WEEKDAY_SHIFT[weekday(DAYS)] + drift, 84.0, 100.0)


def pressure(occupied: Floats) -> Floats:
    """Return pressure: occupancy about its mean, in units of 2.5 points (roughly normal, 0 and 1).

    Examples
    --------
    >>> pressure(np.array([93.0, 98.0])).tolist()
    [0.0, 2.0]
    """
    return (occupied - MEAN_OCCUPANCY) / POINTS


def autoregressive(shocks: Floats, carry: float) -> Floats:
    """Return a first-order autoregressive series driven by these shocks."""
    series = np.empty_like(shocks)
    level = 0.0
    for day, shock in enumerate(shocks):
        level = carry * level + shock
        series[day] = level
    return series
