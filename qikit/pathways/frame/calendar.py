"""Three years of days: 1 April 2023 to 31 March 2026, with real English bank holidays.

Clock times are kept on one unbroken clock. The spring and autumn clock changes are left out of
the clean tables, so that no interval is an hour too long or too short; the faults layer puts
those errors back.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Days = NDArray[np.datetime64]

START = np.datetime64("2023-04-01")
END = np.datetime64("2026-03-31")
DAYS: Days = np.arange(START, END + 1)
DAYS.flags.writeable = False

_HOLIDAYS = """
2023-04-07 2023-04-10 2023-05-01 2023-05-08 2023-05-29 2023-08-28 2023-12-25 2023-12-26
2024-01-01 2024-03-29 2024-04-01 2024-05-06 2024-05-27 2024-08-26 2024-12-25 2024-12-26
2025-01-01 2025-04-18 2025-04-21 2025-05-05 2025-05-26 2025-08-25 2025-12-25 2025-12-26
2026-01-01
"""
_CHANGES = "2023-10-29 2024-03-31 2024-10-27 2025-03-30 2025-10-26 2026-03-29"
BANK_HOLIDAYS: Days = np.array(_HOLIDAYS.split(), dtype="datetime64[D]")
CLOCKS_CHANGE: Days = np.array(_CHANGES.split(), dtype="datetime64[D]")

Numbers = NDArray[Any]


def as_days(when: NDArray[np.datetime64]) -> Days:
    """Return the dates of these moments."""
    return when.astype("datetime64[D]")


def day_number(when: NDArray[np.datetime64]) -> Numbers:
    """Return days since 1 April 2023, held to the period at both ends."""
    return np.clip((as_days(when) - START).astype(np.int64), 0, len(DAYS) - 1)


def weekday(when: NDArray[np.datetime64]) -> Numbers:
    """Return the weekday, Monday 0 to Sunday 6."""
    return (as_days(when).astype(np.int64) + 3) % 7


def hour(when: NDArray[np.datetime64]) -> Numbers:
    """Return the hour of the day, 0 to 23."""
    return (when.astype("datetime64[h]").astype(np.int64)) % 24


def month(when: NDArray[np.datetime64]) -> Numbers:
    """Return the month of the year, 1 to 12."""
    return when.astype("datetime64[M]").astype(np.int64) % 12 + 1


def week_start(when: NDArray[np.datetime64]) -> Days:
    """Return the Monday of the week."""
    days = as_days(when)
    return days - weekday(days).astype("timedelta64[D]")


def month_start(when: NDArray[np.datetime64]) -> Days:
    """Return the first day of the month."""
    return when.astype("datetime64[M]").astype("datetime64[D]")


def is_weekend(when: NDArray[np.datetime64]) -> NDArray[np.bool_]:
    """Return whether the day is a Saturday or a Sunday."""
    return np.asarray(weekday(when) >= 5)


def in_hours(when: NDArray[np.datetime64], first: int, until: int) -> NDArray[np.bool_]:
    """Return whether the hour lies from ``first`` up to ``until``, which may be past midnight.

    Examples
    --------
    >>> night = np.array(["2024-01-01T23:10", "2024-01-01T12:00"], dtype="datetime64[m]")
    >>> in_hours(night, 22, 7).tolist()
    [True, False]
    """
    hours = hour(when)
    if first < until:
        return np.asarray((hours >= first) & (hours < until))
    return np.asarray((hours >= first) | (hours < until))
