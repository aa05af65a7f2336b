"""When patients come: at random through the week, or booked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from qikit.errors import QikitError
from qikit.flow.checks import Floats, amount, amounts, profile
from qikit.flow.saying import DAY, HOUR

EVEN_DAY = (1.0,) * 24
EVEN_WEEK = (1.0,) * 7


class Arrivals(Protocol):
    """Whatever says when patients come."""

    @property
    def mean_per_day(self) -> float:
        """Patients a day, on average over a week."""

    def times(self, days: int, chance: np.random.Generator) -> Floats:
        """Return the minutes at which patients come, in order, from 0 to ``days`` days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AtRandom:
    """Patients who come independently of each other, more of them at some hours and on some days.

    Parameters
    ----------
    per_day : float
        Average a day over the whole week, 0 or more.
    by_hour : tuple of float, length 24
        How busy each hour of the day is, from midnight; only the proportions count.
    by_weekday : tuple of float, length 7
        How busy each day is, from Monday; only the proportions count.

    Raises
    ------
    QikitError
        If a number is below 0, a profile has another length, or is 0 throughout.

    Notes
    -----
    A Poisson process whose rate changes (non-homogeneous), made by turning an even one through
    the cumulative rate: E. Çinlar, *Introduction to Stochastic Processes* (1975).

    Examples
    --------
    >>> day_only = AtRandom(per_day=10, by_hour=(0,) * 9 + (1,) * 8 + (0,) * 7)
    >>> times = day_only.times(7, np.random.default_rng(1)) % DAY
    >>> bool(times.min() >= 9 * HOUR and times.max() <= 17 * HOUR)
    True
    """

    per_day: float
    by_hour: tuple[float, ...] = EVEN_DAY
    by_weekday: tuple[float, ...] = EVEN_WEEK

    def __post_init__(self) -> None:
        amount(self.per_day, "per_day")
        profile(self.by_hour, "by_hour", 24)
        profile(self.by_weekday, "by_weekday", 7)

    @property
    def mean_per_day(self) -> float:
        """Patients a day, on average over a week."""
        return float(self.per_day)

    def times(self, days: int, chance: np.random.Generator) -> Floats:
        """Return the minutes at which patients come, in order, from 0 to ``days`` days."""
        hours, weekdays = np.array(self.by_hour, float), np.array(self.by_weekday, float)
        week = np.outer(weekdays / weekdays.mean(), hours / hours.sum()).ravel() * self.per_day
        rates = np.resize(week, days * 24)
        expected = np.concatenate([[0.0], np.cumsum(rates)])
        even = _even_times(float(expected[-1]), chance)
        hour = np.searchsorted(expected, even, side="right") - 1
        return (hour + (even - expected[hour]) / rates[hour]) * HOUR


def _even_times(total: float, chance: np.random.Generator) -> Floats:
    """Times of an even Poisson process of rate 1, up to ``total``."""
    times = np.cumsum(chance.exponential(size=_block(total)))
    while times[-1] < total:
        more = np.cumsum(chance.exponential(size=_block(total)))
        times = np.concatenate([times, times[-1] + more])
    return times[times < total]


def _block(total: float) -> int:
    return int(total + 6 * np.sqrt(total)) + 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Booked:
    """Patients with an appointment, some of whom do not come.

    Parameters
    ----------
    times_of_day : tuple of float
        Minutes after midnight of each appointment, from 0 to below 1,440.
    weekdays : tuple of int
        Days with a clinic: 0 is Monday.
    missed : float
        Share of appointments to which nobody comes, from 0 to 1.

    Raises
    ------
    QikitError
        If a time, a day or the share cannot be used.

    Examples
    --------
    >>> clinic = Booked(times_of_day=(9 * HOUR, 9.5 * HOUR), weekdays=(0, 3))
    >>> clinic.times(7, np.random.default_rng(1)).tolist()
    [540.0, 570.0, 4860.0, 4890.0]
    """

    times_of_day: tuple[float, ...]
    weekdays: tuple[int, ...] = (0, 1, 2, 3, 4)
    missed: float = 0.0

    def __post_init__(self) -> None:
        for time in amounts(self.times_of_day, "times_of_day"):
            amount(float(time), "times_of_day", at_most=DAY - 1e-6)
        amount(self.missed, "missed", at_most=1)
        if not set(self.weekdays) <= set(range(7)):
            raise QikitError(
                f"{self.weekdays} are no weekdays.", where="weekdays", todo="Monday is 0, Sunday 6."
            )

    @property
    def mean_per_day(self) -> float:
        """Patients who come a day, on average over a week."""
        return len(self.times_of_day) * len(set(self.weekdays)) / 7 * (1 - self.missed)

    def times(self, days: int, chance: np.random.Generator) -> Floats:
        """Return the minutes at which patients come, in order, from 0 to ``days`` days."""
        open_days = np.flatnonzero(np.isin(np.arange(days) % 7, self.weekdays))
        booked = np.add.outer(open_days * float(DAY), np.sort(self.times_of_day)).ravel()
        return booked[chance.random(booked.size) >= self.missed]
