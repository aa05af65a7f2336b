"""Faults in times: midnight, heaps of five minutes, wrong days, slow clocks, copied times."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd

from ..frame.calendar import CLOCKS_CHANGE
from .soil import Fault, Soil


def midnight(columns: Sequence[str], share: float) -> Fault:
    """A missing time of day that a system turned into 00:00."""

    def spoil(soil: Soil) -> None:
        for name in columns:
            rows = soil.some(f"midnight/{name}", share) & soil.known(name)
            soil.put(rows, name, soil.table.loc[rows, name].dt.normalize(), "midnight")

    return Fault("times of 00:00 where none was recorded", spoil)


def heaped(columns: Sequence[str], share: float) -> Fault:
    """Times written to the nearest five minutes."""

    def spoil(soil: Soil) -> None:
        for name in columns:
            rows = soil.some(f"heaped/{name}", share) & soil.known(name)
            soil.put(rows, name, soil.table.loc[rows, name].dt.round("5min"), "five minutes")

    return Fault("times heaped on five minutes", spoil)


def wrong_day(columns: Sequence[str], share: float) -> Fault:
    """Just after midnight, yesterday's date."""

    def spoil(soil: Soil) -> None:
        for name in columns:
            early = (soil.table[name].dt.hour < 6).to_numpy() & soil.known(name)
            after_arrival = soil.table[name].dt.normalize() > soil.table[soil.time].dt.normalize()
            rows = early & after_arrival.to_numpy() & soil.some(f"wrong day/{name}", share)
            soil.put(rows, name, soil.table.loc[rows, name] - pd.Timedelta(days=1), "wrong day")

    return Fault("dates not moved on after midnight", spoil)


def far_off(columns: Sequence[str], share: float) -> Fault:
    """A mistyped month or year: months away, rarely."""

    def spoil(soil: Soil) -> None:
        for name in columns:
            rows = soil.some(f"far off/{name}", share) & soil.known(name)
            late = soil.some(f"far off/{name}/by", 0.5)[rows]
            days = pd.to_timedelta(np.where(late, 365, 31), unit="D")
            soil.put(rows, name, soil.table.loc[rows, name] + days, "mistyped date")

    return Fault("mistyped months and years", spoil)


def clock_change(columns: Sequence[str]) -> Fault:
    """On the nights when the clocks change, an hour too many or too few."""

    def spoil(soil: Soil) -> None:
        for name in columns:
            when = soil.table[name]
            on_night = np.isin(when.to_numpy().astype("datetime64[D]"), CLOCKS_CHANGE)
            rows = on_night & (when.dt.hour >= 1).to_numpy() & (when.dt.hour < 9).to_numpy()
            spring = (when.dt.month == 3).to_numpy()[rows]
            hour = pd.to_timedelta(np.where(spring, 60, -60), unit="min")
            soil.put(rows, name, when[rows] + hour, "clock change")

    return Fault("an hour's error on the nights the clocks change", spoil)


def slow_clock(column: str, minutes: int, start: date, end: date) -> Fault:
    """A device whose clock ran slow for a while."""

    def spoil(soil: Soil) -> None:
        day = soil.since()
        rows = (day >= np.datetime64(start)) & (day <= np.datetime64(end)) & soil.known(column)
        shifted = soil.table.loc[rows, column] - pd.Timedelta(minutes=minutes)
        soil.put(rows, column, shifted, "slow clock")

    return Fault("a device whose clock ran slow for some months", spoil)


def copied(column: str, source: str, share: float, only: tuple[str, str] | None = None) -> Fault:
    """A time copied from another step."""

    def spoil(soil: Soil) -> None:
        rows = soil.some(f"copied/{column}", share) & soil.known(column) & soil.known(source)
        if only:
            rows &= (soil.table[only[0]] == only[1]).to_numpy()
        soil.put(rows, column, soil.table.loc[rows, source], "copied time")

    return Fault("times copied from another step", spoil)


def swapped(first: str, second: str, share: float) -> Fault:
    """Two times entered in each other's box."""

    def spoil(soil: Soil) -> None:
        rows = soil.some(f"swapped/{first}", share) & soil.known(first) & soil.known(second)
        one, other = soil.table.loc[rows, first].copy(), soil.table.loc[rows, second].copy()
        soil.put(rows, first, other, "swapped times")
        soil.put(rows, second, one, "swapped times")

    return Fault("two times entered in each other's box", spoil)


def just_under(column: str, minutes: tuple[int, int], share: float, start: date) -> Fault:
    """Times that pile up just under a target after somebody published a league table."""

    def spoil(soil: Soil) -> None:
        target = pd.Timedelta(minutes=minutes[1])
        gap = soil.table[column] - soil.table[soil.time]
        slow = (gap > target).to_numpy() & (gap < 2 * target).to_numpy()
        rows = slow & soil.some(f"under/{column}", share) & (soil.since() >= np.datetime64(start))
        spread = minutes[1] - minutes[0]
        u = soil.streams.uniform(f"under/{column}/by", len(rows))[rows]
        by = pd.to_timedelta(minutes[0] + np.floor(u * spread), unit="min")
        soil.put(rows, column, soil.table.loc[rows, soil.time] + by, "just under the target")

    return Fault("times heaped just under a target", spoil)
