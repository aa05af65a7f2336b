"""The foot clinic: referrals, a queue for too few slots, and healing at twelve weeks."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..frame.arrivals import Pattern, arrive
from ..frame.calendar import DAYS, START, is_weekend, month_start
from ..frame.durations import Moments
from ..frame.people import person_ids
from ..frame.streams import Floats, Ints, Streams
from ..stories.story import Stories
from .register import Register

DEMAND = Pattern(per_month=46, weekdays=(1.2, 1.1, 1, 1, 0.9, 0.1, 0.1), growth=0.0)
HEALED = ((2, 13, 60), (0.53, 0.49, 0.43, 0.335))  # days from first seen, share ulcer free
NOT_HEALED = {"persisting": 78, "minor amputation": 8, "major amputation": 2, "died": 7,
              "lost": 5}  # fmt: skip
SOURCES = {"GP": 42, "practice nurse": 24, "self": 16, "ward": 12, "other": 6}


def foot(streams: Streams, people: Register, stories: Stories) -> pd.DataFrame:
    """Return foot ulcer episodes, one row a referral."""
    referred = np.sort(arrive(streams, DEMAND).astype("datetime64[D]"))
    n = len(referred)
    first_seen = referred - _delay(streams, n).astype("timedelta64[D]")
    assessed = referred[0] + first_come(referred, slots(stories)).astype("timedelta64[D]")
    total = (assessed - first_seen).astype(np.int64)
    limits, shares = HEALED
    share = np.asarray(shares)[np.searchsorted(limits, total, "left")]
    healed = streams.chance("healed", share, n)
    other = streams.pick("outcome", NOT_HEALED, n)
    known = assessed <= DAYS[-1]
    row = np.floor(streams.uniform("who", n) * len(people.person)).astype(np.int64)
    return pd.DataFrame(
        {
            "synthetic": True,
            "episode_id": [f"SYN-FOT-{i + 1:05d}" for i in range(n)],
            "person_id": person_ids(people.person[row]),
            "source": streams.pick("source", SOURCES, n),
            "first_seen": first_seen,
            "referral_date": referred,
            "month": month_start(referred),
            "assessment_date": np.where(known, assessed, np.datetime64("NaT")),
            "days_in_queue": np.where(known, (assessed - referred).astype(np.int64), np.nan),
            "days_to_assessment": np.where(known, total, np.nan),
            "sinbad": streams.index("sinbad", (10, 25, 27, 20, 11, 5, 2), n),
            "outcome_12w": np.where(healed, "ulcer free", other),
            "ulcer_free_12w": healed,
        }
    )


def _delay(streams: Streams, n: int) -> Ints:
    """Days from an ulcer being seen by anyone to referral."""
    days = 6.5 * np.exp(1.4 * streams.normal("delay", n))
    return np.minimum(np.floor(days), 200).astype(np.int64)


def slots(stories: Stories) -> Ints:
    """Return how many slots there are on each day: working days only, fewer under DIA-B1."""
    before, late = (stories.number("DIA-B1", name) for name in ("before", "after"))
    felt = stories.strength("DIA-B1", DAYS)
    daily = (before + (late - before) * felt) * 12 / 365.25 * 7 / 5
    daily = np.where(is_weekend(DAYS), 0.0, daily)
    return np.diff(np.floor(np.cumsum(daily)), prepend=0.0).astype(np.int64)


def first_come(referred: Moments, free: Ints) -> Ints:
    """Return the day, counted from the first referral, on which each person is seen.

    People are seen in the order of referral, from the same day on. Those still waiting at the
    end get the days after the period, at the last rate.
    """
    ahead = int((referred[0] - START).astype(np.int64))
    tail = np.where(np.arange(700) % 7 < 5, 2, 0)
    left = np.concatenate([free, tail]).tolist()
    seen, day = [], 0
    for asked in (referred - START).astype(np.int64).tolist():
        day = max(day, asked)
        while left[day] == 0:
            day += 1
        left[day] -= 1
        seen.append(day)
    return np.array(seen, dtype=np.int64) - ahead


def waiting(table: pd.DataFrame) -> Floats:
    """Return how many people wait for the clinic at the end of each day of the period."""
    days = pd.DatetimeIndex(DAYS)
    joined = np.searchsorted(np.sort(table["referral_date"].to_numpy()), days, "right")
    seen = np.sort(table["assessment_date"].dropna().to_numpy())
    return (joined - np.searchsorted(seen, days, "right")).astype(np.float64)
