"""Log-normal waits and stays, the shape that measured hospital intervals come closest to.

Source of the choice of shape: the SAMueL project's fits to 358,884 audited stroke admissions
(samuel-book/samuel_2_data_prep), where the log-normal beat nine other families.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

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


def blank_unless(keep: NDArray[np.bool_], moments: Moments) -> Moments:
    """Return the moments, missing where ``keep`` is false."""
    return np.where(keep, moments, np.datetime64("NaT", "m"))
