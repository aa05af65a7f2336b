"""When people arrive: month, weekday and hour patterns with more scatter than pure chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .calendar import DAYS, month, weekday
from .durations import Moments
from .streams import Floats, Streams

# Type-1 emergency department weights: percentages of arrivals in each hour, and on each weekday.
ED_HOURS = (
    2.4, 1.9, 1.6, 1.4, 1.3, 1.3, 1.6, 2.5, 4.3, 5.7, 6.6, 6.7,
    6.3, 6.0, 5.9, 5.8, 5.8, 5.8, 5.8, 5.4, 4.9, 4.4, 3.8, 3.0,
)  # fmt: skip
ED_WEEKDAYS = (16.0, 14.6, 14.2, 14.0, 13.9, 13.3, 14.0)
FLAT_YEAR = (1.0,) * 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """How often people arrive, and when.

    Attributes
    ----------
    per_month : float
        Mean number a month over the three years (30.44 days).
    months : sequence of 12 float
        Relative level from January to December; only ratios matter.
    weekdays, hours : sequence of 7 and of 24 float
        Relative level from Monday, and from midnight.
    growth : float
        Fractional rise a year about the middle of the period.
    dispersion : float
        Daily variance divided by the mean; 1 is pure chance.
    """

    per_month: float
    months: Sequence[float] = FLAT_YEAR
    weekdays: Sequence[float] = ED_WEEKDAYS
    hours: Sequence[float] = ED_HOURS
    growth: float = 0.01
    dispersion: float = 1.2


def daily_means(pattern: Pattern) -> Floats:
    """Return the expected number of arrivals on each day of the period."""
    seasons = np.asarray(pattern.months, dtype=np.float64)[month(DAYS) - 1]
    week = np.asarray(pattern.weekdays, dtype=np.float64)[weekday(DAYS)]
    years = (np.arange(len(DAYS)) - len(DAYS) / 2) / 365.25
    shape = seasons / seasons.mean() * week / week.mean() * (1 + pattern.growth * years)
    return pattern.per_month * 12 / 365.25 * shape


def daily_counts(streams: Streams, pattern: Pattern) -> np.ndarray:
    """Return the number of arrivals on each day: Poisson about a mean that wobbles by day."""
    means = daily_means(pattern)
    sd = np.sqrt(np.log1p((pattern.dispersion - 1) / np.maximum(means, 0.01)))
    wobble = np.exp(sd * streams.normal("arrivals/wobble", len(DAYS)) - sd**2 / 2)
    return streams.poisson("arrivals/count", means * wobble, len(DAYS))


def arrive(streams: Streams, pattern: Pattern) -> Moments:
    """Return every arrival in order, to the minute."""
    counts = daily_counts(streams, pattern)
    days = np.repeat(DAYS, counts).astype("datetime64[m]")
    hours = streams.index("arrivals/hour", pattern.hours, len(days))
    minutes = np.floor(streams.uniform("arrivals/minute", len(days)) * 60)
    offset = (hours * 60 + minutes).astype("timedelta64[m]")
    return np.sort(days + offset)
