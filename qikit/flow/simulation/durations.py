"""How long a patient needs a room, a person or a bed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from qikit.flow.checks import Floats, amount, profile
from qikit.flow.saying import DAY, HOUR


class Duration(Protocol):
    """Whatever says when a patient who starts now will be done."""

    @property
    def mean(self) -> float:
        """Average minutes."""

    def draw(self, patients: int, chance: np.random.Generator) -> Floats:
        """Return what chance decides for each patient, one row a patient."""

    def end(self, start: float, drawn: Floats) -> float:
        """Return the minute at which a patient is done."""


class _Minutes:
    """Done so many minutes after the start."""

    __slots__ = ()

    def end(self, start: float, drawn: Floats) -> float:
        """Return the minute at which a patient is done."""
        return start + float(drawn)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed(_Minutes):
    """The same minutes for everyone.

    Examples
    --------
    >>> Fixed(minutes=20).end(60, 20.0)
    80.0
    """

    minutes: float

    def __post_init__(self) -> None:
        amount(self.minutes, "minutes")

    @property
    def mean(self) -> float:
        """Average minutes."""
        return float(self.minutes)

    def draw(self, patients: int, chance: np.random.Generator) -> Floats:
        """Return the minutes of each patient."""
        return np.full(patients, float(self.minutes))


@dataclass(frozen=True, slots=True, kw_only=True)
class Exponential(_Minutes):
    """Minutes that vary as much as their mean: what queue formulas assume.

    Examples
    --------
    >>> bool(Exponential(mean=20).draw(1000, np.random.default_rng(1)).mean() > 18)
    True
    """

    mean: float

    def __post_init__(self) -> None:
        amount(self.mean, "mean", above=0)

    def draw(self, patients: int, chance: np.random.Generator) -> Floats:
        """Return the minutes of each patient."""
        return self.mean * chance.exponential(size=patients)


@dataclass(frozen=True, slots=True, kw_only=True)
class LogNormal(_Minutes):
    """Minutes with a long tail: most patients take a little less than the mean, a few far more.

    Parameters
    ----------
    mean : float
        Average minutes, more than 0.
    cv : float
        Standard deviation / mean, 0 or more.

    Raises
    ------
    QikitError
        If a number cannot be used.

    Examples
    --------
    >>> minutes = LogNormal(mean=30, cv=0.5).draw(20_000, np.random.default_rng(1))
    >>> round(float(minutes.mean())), round(float(minutes.std() / minutes.mean()), 1)
    (30, 0.5)
    """

    mean: float
    cv: float

    def __post_init__(self) -> None:
        amount(self.mean, "mean", above=0)
        amount(self.cv, "cv")

    def draw(self, patients: int, chance: np.random.Generator) -> Floats:
        """Return the minutes of each patient."""
        return _log_normal(self.mean, self.cv, chance.normal(size=patients))


def _log_normal(mean: float, cv: float, normal: Floats) -> Floats:
    spread = np.log1p(cv**2)
    return mean * np.exp(np.sqrt(spread) * normal - spread / 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Nights:
    """A stay of whole nights that ends at an hour of the day.

    Parameters
    ----------
    mean : float
        Average length of the stay in minutes (5 nights are ``5 * DAY``), more than 0.
    cv : float
        Standard deviation / mean of the nights: log-normal, rounded, and at least 1.
    leave_by_hour : tuple of float, length 24
        How many leave in each hour of the day, from midnight; only the proportions count.

    Raises
    ------
    QikitError
        If a number cannot be used.

    Examples
    --------
    Two nights from Monday 15:00, leaving at 11:00 on Wednesday:

    >>> stay = Nights(mean=2 * DAY, cv=0, leave_by_hour=(0,) * 11 + (1,) + (0,) * 12)
    >>> stay.end(15 * HOUR, np.array([2, 11 * HOUR])) / HOUR
    59.0
    """

    mean: float
    cv: float
    leave_by_hour: tuple[float, ...]

    def __post_init__(self) -> None:
        amount(self.mean, "mean", above=0)
        amount(self.cv, "cv")
        profile(self.leave_by_hour, "leave_by_hour", 24)

    def draw(self, patients: int, chance: np.random.Generator) -> Floats:
        """Return the nights, and the minute of the day at which they leave, of each patient."""
        from scipy.special import ndtri

        luck = chance.random((patients, 3))
        nights = np.round(_log_normal(self.mean / DAY, self.cv, ndtri(luck[:, 0])))
        shares = np.concatenate([[0.0], np.cumsum(self.leave_by_hour)])
        hour = np.searchsorted(shares, luck[:, 1] * shares[-1], side="right") - 1
        return np.column_stack([np.maximum(1, nights), (hour + luck[:, 2]) * HOUR])

    def end(self, start: float, drawn: Floats) -> float:
        """Return the minute at which a patient leaves."""
        return (start // DAY + float(drawn[0])) * DAY + float(drawn[1])
