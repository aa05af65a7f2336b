"""Rooms, beds and people that patients need, and when they are there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np

from qikit.errors import QikitError
from qikit.flow.checks import Floats, amount, whole
from qikit.flow.saying import DAY, HOUR, WEEK

EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """Hours of the week in which some units are on duty.

    Parameters
    ----------
    start, end : float
        Hours of the day, from 0 to 24; a shift that ends at or before its start ends the next day.
    units : int
        How many come on duty.
    weekdays : tuple of int
        The days on which it starts: 0 is Monday.

    Raises
    ------
    QikitError
        If an hour, a day or the number cannot be used.

    Examples
    --------
    >>> Shift(start=20, end=8, units=2).hours
    12.0
    """

    start: float
    end: float
    units: int
    weekdays: tuple[int, ...] = EVERY_DAY

    def __post_init__(self) -> None:
        amount(self.start, "start of a shift", at_most=24)
        amount(self.end, "end of a shift", at_most=24)
        whole(self.units, "units of a shift")
        if not self.weekdays or not set(self.weekdays) <= set(EVERY_DAY):
            raise QikitError(
                f"{self.weekdays} are no weekdays.", where="shift", todo="Monday is 0, Sunday 6."
            )

    @property
    def hours(self) -> float:
        """Length of the shift in hours."""
        return float((self.end - self.start) % 24) or 24.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """Something that patients need one unit of: beds, clinicians, rooms, machines.

    Parameters
    ----------
    name : str
    units : int, optional
        How many are there day and night.
    shifts : tuple of Shift, optional
        When units are on duty; instead of `units`. Overlapping shifts add up. Whoever is with a
        patient when the shift ends finishes first.
    kept : mapping of str to int, optional
        Carve-out: how many units are kept for each group of patients, by the group's name. The
        rest is open to all.

    Raises
    ------
    QikitError
        If neither or both of `units` and `shifts` are given, or more is kept than is there.

    Examples
    --------
    >>> nurses = Resource(name="nurse", shifts=(Shift(start=8, end=20, units=3),
    ...                                         Shift(start=20, end=8, units=2)))
    >>> nurses.at(9 * HOUR), nurses.at(22 * HOUR), nurses.most
    (3, 2, 3)
    """

    name: str
    units: int | None = None
    shifts: tuple[Shift, ...] = ()
    kept: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "kept", MappingProxyType(dict(self.kept)))
        if (self.units is None) == (not self.shifts):
            raise QikitError(
                f"{self.name!r} has {self.units} units and {len(self.shifts)} shifts.",
                where="resource",
                todo="Give units that are always there, or shifts.",
            )
        if self.units is not None:
            whole(self.units, f"units of {self.name}")
        for group, number in self.kept.items():
            whole(number, f"{self.name} kept for {group}")
        if sum(self.kept.values()) > self.most:
            raise QikitError(
                f"{sum(self.kept.values())} units of {self.most} are kept.",
                where=self.name,
                todo="Keep no more than there are.",
            )

    def plan(self) -> tuple[Floats, Floats]:
        """Return the minutes of the week at which the number on duty changes, and the numbers.

        Returns
        -------
        starts, units : ndarray, shape (changes,)
            The first start is 0, midnight before Monday.
        """
        if self.units is not None:
            return np.zeros(1), np.array([float(self.units)])
        spans = np.array(
            [
                (day * DAY + shift.start * HOUR, shift.hours * HOUR, shift.units)
                for shift in self.shifts
                for day in shift.weekdays
            ]
        )
        begins, lasts, units = spans.T
        starts = np.unique(np.concatenate([[0.0], begins % WEEK, (begins + lasts) % WEEK]))
        on_duty = ((starts[:, None] - begins) % WEEK < lasts) @ units
        return starts, on_duty

    @property
    def most(self) -> int:
        """The most units that are ever on duty."""
        return int(self.plan()[1].max())

    def at(self, minute: float) -> int:
        """Return how many are on duty at a minute; minute 0 is midnight before a Monday."""
        starts, units = self.plan()
        return int(units[np.searchsorted(starts, minute % WEEK, side="right") - 1])

    def minutes_per_week(self) -> float:
        """Return the minutes of capacity in a week."""
        starts, units = self.plan()
        return float(np.diff(starts, append=WEEK) @ units)

    def minutes_between(self, start: float, end: float) -> float:
        """Return the minutes of capacity between two minutes of the simulation.

        Examples
        --------
        >>> Resource(name="bed", units=2).minutes_between(0, DAY)
        2880.0
        """
        return self._until(end) - self._until(start)

    def _until(self, minute: float) -> float:
        starts, units = self.plan()
        weeks, rest = divmod(minute, WEEK)
        lasts = np.clip(rest - starts, 0, np.diff(starts, append=WEEK))
        return float(weeks * self.minutes_per_week() + lasts @ units)
