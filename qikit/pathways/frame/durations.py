"""Log-normal waits and stays, the shape that measured hospital intervals come closest to.

Source of the choice of shape: the SAMueL project's fits to 358,884 audited stroke admissions
(samuel-book/samuel_2_data_prep), where the log-normal beat nine other families.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .calendar import as_days, hour
from .streams import Floats, Streams

Moments = NDArray[np.datetime64]


def lognormal(
    streams: Streams, name: str, size: int, median: ArrayLike, log_sd: ArrayLike
) -> Floats:
    """Return log-normal values with this median and log-scale standard deviation."""
    return np.asarray(median) * np.exp(np.asarray(log_sd) * streams.normal(name, size))


def after(start: Moments, minutes: Floats) -> Moments:
    """Return the moment this many minutes later, on the whole minute (times are cut, not rounded).

    A missing number of minutes gives a missing moment.
    """
    known = np.isfinite(minutes)
    whole = np.floor(np.where(known, minutes, 0.0)).astype(np.int64)
    moments = start.astype("datetime64[m]") + whole.astype("timedelta64[m]")
    return np.where(known, moments, np.datetime64("NaT", "m"))


def minutes_between(start: Moments, end: Moments) -> Floats:
    """Return whole minutes from start to end, NaN where either is missing.

    Examples
    --------
    >>> start = np.array(["2024-01-01T10:00", "NaT"], dtype="datetime64[m]")
    >>> minutes_between(start, start + np.timedelta64(45, "m")).tolist()
    [45.0, nan]
    """
    gap = end.astype("datetime64[m]") - start.astype("datetime64[m]")
    return np.where(np.isnat(gap), np.nan, gap.astype(np.int64).astype(np.float64))


def midnights_between(start: Moments, end: Moments) -> NDArray[np.int64]:
    """Return how many midnights lie between two moments, neither of them missing.

    Examples
    --------
    >>> start = np.array(["2024-01-01T23:50"], dtype="datetime64[m]")
    >>> midnights_between(start, start + np.timedelta64(20, "m")).tolist()
    [1]
    """
    return (as_days(end) - as_days(start)).astype(np.int64)


def blank_unless(keep: NDArray[np.bool_], moments: Moments) -> Moments:
    """Return the moments, missing where ``keep`` is false."""
    return np.where(keep, moments, np.datetime64("NaT", "m"))


def by_day(
    streams: Streams, name: str, arrival: Moments, seen: Moments, limit_hours: float
) -> Moments:
    """Return the same visits, moved out of the night (18:00 to 08:00) where that can be.

    A visit within the limit stays within it: it moves to the afternoon before, else to the
    morning after, else it stays. A late visit moves to the morning after.
    """
    u = streams.uniform(f"{name}/by day", len(seen))
    at = hour(seen)
    midnight = as_days(seen).astype("datetime64[m]")
    yesterday = np.where(at < 8, midnight - np.timedelta64(1440, "m"), midnight)
    before = after(yesterday, 60 * (14 + 4 * u))
    following = after(yesterday, 60 * (32 + 3.5 * u))
    in_time = minutes_between(arrival, seen) <= 60 * limit_hours
    earlier = in_time & (minutes_between(arrival, before) >= 20)
    later = ~in_time | (minutes_between(arrival, following) <= 60 * limit_hours)
    moved = np.where(earlier, before, np.where(later, following, seen))
    return np.where((at >= 18) | (at < 8), moved, seen)
