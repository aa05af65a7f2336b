"""Outside the hospital: urgent response, care homes, networks, calls and reviews."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..frame.arrivals import Pattern, arrive
from ..frame.calendar import DAYS, month_start
from ..frame.durations import after, lognormal, minutes_between
from ..frame.partners import NETWORKS, POPULATION
from ..frame.people import BAND_NAMES, IMD_SHARES, age_band, person_ids
from ..frame.streams import Streams
from ..frame.world import World
from ..stories.story import Stories
from .leaving import older_people

MONTHS = np.unique(month_start(DAYS))
CLOCK_RECEIVED, CLOCK_ACCEPTED = "clock starts at receipt", "clock starts at acceptance"
ADMISSIONS_BY_BAND = (0.055, 0.06, 0.075, 0.10, 0.16, 0.28, 0.45)
ADMISSIONS_BY_IMD = (1.90, 1.40, 1.10, 0.92, 0.78)


def ucr(world: World, streams: Streams, stories: Stories) -> pd.DataFrame:
    """Return urgent community response referrals with both clocks (ECO-D1)."""
    received = arrive(streams, Pattern(per_month=300, hours=(0.3,) * 8 + (2,) * 12 + (0.6,) * 4))
    n = len(received)
    accepted = after(received, lognormal(streams, "accepted", n, 19, 1.0))
    visited = after(accepted, lognormal(streams, "visited", n, 56, 0.70))
    from_receipt = minutes_between(received, visited)
    from_acceptance = minutes_between(accepted, visited)
    new = stories.strength("ECO-D1", received) > 0
    return pd.DataFrame(
        {
            "synthetic": True,
            "referral_id": [f"SYN-UCR-{i + 1:06d}" for i in range(n)],
            "person_id": person_ids(older_people(world, streams, n)),
            "received_dt": received,
            "month": month_start(received),
            "accepted_dt": accepted,
            "visited_dt": visited,
            "minutes_from_receipt": from_receipt,
            "minutes_from_acceptance": from_acceptance,
            "within_2h": np.where(new, from_acceptance, from_receipt) <= 120,
            "definition_version": np.where(new, CLOCK_ACCEPTED, CLOCK_RECEIVED).astype(object),
        }
    )


def care_homes(streams: Streams, stories: Stories) -> pd.DataFrame:
    """Return bed days and conveyances of 24 care homes by month (ECO-F1)."""
    beds = np.array([8, 11, 14, *(20 + np.arange(21) * 3)])
    beds = beds[np.argsort(streams.uniform("order", 24))]
    home, month = np.repeat(np.arange(24), len(MONTHS)), np.tile(MONTHS, 24)
    length = ((month.astype("datetime64[M]") + 1).astype("datetime64[D]") - month).astype(int)
    full = np.minimum(0.90 + 0.05 * streams.normal("full", len(home)), 1.0)
    bed_days = np.round(beds[home] * length * full).astype(np.int64)
    odd = int(stories.number("ECO-F1", "home")) - 1
    rate = 1.6 / 1000 * np.where(home == odd, stories.number("ECO-F1", "rate"), 1.0)
    return pd.DataFrame(
        {
            "synthetic": True,
            "row_id": [f"SYN-CH{h + 1:02d}/{m}" for h, m in zip(home, month, strict=True)],
            "care_home": [f"SYN-CH{h + 1:02d}" for h in home],
            "month": month,
            "beds": beds[home],
            "bed_days": bed_days,
            "conveyances": streams.poisson("conveyances", rate * bed_days, len(home)),
        }
    )


def networks(world: World, streams: Streams, stories: Stories) -> pd.DataFrame:
    """Return people and emergency admissions by network, age and deprivation (ECO-P1)."""
    people = world.people
    frame = pd.DataFrame(
        {
            "network": np.array(NETWORKS, dtype=object)[(people.practice - 1) // 9],
            "age_band": np.array(BAND_NAMES, dtype=object)[age_band(people.age)],
            "imd_quintile": people.imd,
        }
    )
    table = frame.value_counts(sort=False).rename("people").reset_index()
    table = table.sort_values(["network", "age_band", "imd_quintile"], ignore_index=True)
    band = table["age_band"].map({name: i for i, name in enumerate(BAND_NAMES)}).to_numpy()
    rate = np.asarray(ADMISSIONS_BY_BAND)[band]
    rate = rate * np.asarray(ADMISSIONS_BY_IMD)[table["imd_quintile"].to_numpy() - 1]
    if stories.on("ECO-P1"):
        rate = rate * table["network"].map(dict(stories["ECO-P1"].parameters)).to_numpy()
    mean = table["people"].to_numpy() * rate
    noise = np.round(np.sqrt(mean) * streams.normal("admissions", len(mean)))
    table["admissions"] = np.maximum(np.round(mean) + noise, 0).astype(np.int64)
    table.insert(0, "row_id", [f"SYN-NET-{i + 1:03d}" for i in range(len(table))])
    table.insert(0, "synthetic", True)
    return table


def contacts(streams: Streams, stories: Stories) -> pd.DataFrame:
    """Return 999 calls and planned GP reviews by deprivation fifth and month (ECO-E1)."""
    quintile, month = np.repeat(np.arange(5), len(MONTHS)), np.tile(MONTHS, 5)
    people = np.round(POPULATION * np.asarray(IMD_SHARES))[quintile]
    along = (4 - quintile) / 4 if stories.on("ECO-E1") else np.full(len(quintile), 0.5)
    calls = people * 0.0085 * stories.number("ECO-E1", "calls") ** along
    reviews = people * 0.055 * stories.number("ECO-E1", "reviews") ** along
    return pd.DataFrame(
        {
            "synthetic": True,
            "row_id": [f"SYN-CON-{q + 1}/{m}" for q, m in zip(quintile, month, strict=True)],
            "imd_quintile": quintile + 1,
            "month": month,
            "people": people.astype(np.int64),
            "calls_999": _counts(streams, "calls", calls),
            "gp_reviews": _counts(streams, "reviews", reviews),
        }
    )


def _counts(streams: Streams, name: str, mean: np.ndarray) -> np.ndarray:
    """Counts about a large mean, with a little more scatter than chance."""
    noise = np.sqrt(1.3 * mean) * streams.normal(name, len(mean))
    return np.maximum(np.round(mean + noise), 0).astype(np.int64)
