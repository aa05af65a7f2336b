"""One row a day: the economy's dashboard, counted from its rows."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..frame.calendar import BANK_HOLIDAYS, DAYS, day_number, month_start, week_start
from ..frame.columns import Columns
from ..frame.streams import Floats, Ints
from ..frame.world import World
from ..stories.story import Stories
from .front_door import Attendances, occupied
from .leaving import Leavers

N = len(DAYS)


def daily(world: World, stories: Stories, door: Attendances, gone: Leavers) -> pd.DataFrame:
    """Return the dashboard."""
    return pd.DataFrame(
        {
            "synthetic": np.full(N, True),
            "date": DAYS,
            "week": week_start(DAYS),
            "month": month_start(DAYS),
            "bank_holiday": np.isin(DAYS, BANK_HOLIDAYS),
            "occupancy_percent": np.round(occupied(world, stories), 1),
            **_front_door(door),
            **_ambulances(door),
            **_leaving(gone),
        }
    )


def _front_door(door: Attendances) -> Columns:
    day = day_number(door.arrival)
    return {
        "ed_attendances": _count(day),
        "ed_within_4h": _count(day[door.stay <= 240]),
        "ed_over_12h": _count(day[door.stay > 720]),
        "ed_admitted": _count(day[door.admitted]),
    }


def _ambulances(door: Attendances) -> Columns:
    came = door.ambulance
    day, handover = day_number(door.arrival)[came], np.floor(door.handover[came])
    return {
        "ambulance_arrivals": _count(day),
        "handover_mean": np.round(_mean(day, handover), 1),
        "handover_median": np.round(_median(day, handover), 1),
        "handover_over_30": _count(day[handover > 30]),
        "cat2_mean": np.round(_mean(day, door.response[came]), 1),
    }


def _leaving(gone: Leavers) -> Columns:
    ready = day_number(gone.ready)
    minutes = (gone.ready - DAYS[0]).astype("timedelta64[m]").astype(np.float64) / 1440
    left = np.floor(minutes + gone.days).astype(np.int64)
    waiting = np.cumsum(_count(ready)) - np.cumsum(_count(left[left < N]))
    return {
        "discharges": _count(left[left < N]),
        "ready_not_left": waiting,
        "ready_to_left_mean_days": np.round(_mean(ready, gone.days), 2),
    }


def _count(day: Ints) -> Ints:
    return np.bincount(day, minlength=N)


def _mean(day: Ints, values: Floats) -> Floats:
    return np.bincount(day, values, minlength=N) / np.maximum(_count(day), 1)


def _median(day: Ints, values: Floats) -> Floats:
    return pd.Series(values).groupby(day).median().reindex(range(N)).to_numpy(dtype=float)
