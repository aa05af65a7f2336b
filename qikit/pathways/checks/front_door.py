"""Realism of the economy: emergency department, ambulances, leaving hospital."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from ..economy.front_door import RISK_BY_IMD
from .check import Aim, Check, Draw, judge, near

NHS = "NHS England A&E statistics (NHSRdatasets)"
PRESS = "press reports of weekly data, 2022"
AIMS = (
    near("T01", "Attendances a day", 233, 7, "RCEM tracker, January 2025"),
    near("T02", "Monday share, %", 16.0, 0.5, "HES A&E 2019/20"),
    near("T04", "Jan-Feb over Jun-Jul attendances a day", 0.93, 0.03, NHS),
    near("T05", "Admitted, %", 30, 2, NHS),
    near("T06a", "Within 4 h, %", 57, 5, NHS),
    near("T06b", "Within 4 h, January minus June, points", -9, 4, NHS),
    Aim("T07", "Over 12 h in December, %", 6, 15, "Healthwatch, January 2025"),
    near("T08a", "Category 2 mean, min", 36, 5, "NHS England 2023/24"),
    near("T08b", "Category 2, winter over summer", 1.17, 0.07, "Stroke Association"),
    near("T09a", "Handover over 30 min, July, %", 24, 5, PRESS),
    near("T09b", "Handover over 30 min, year, %", 32, 5, PRESS),
    near("T09c", "Handover over 30 min, January, %", 41, 5, PRESS),
    Aim("T10", "Most over least deprived, attendances", 1.8, 2.1, "HES A&E 2019/20"),
    near("T58", "Ready to leaving, mean days", 1.3, 0.2, "Health Foundation"),
    Aim("T59a", "Weekly occupancy with handover, correlation", 0.4, 1, "design"),
    Aim("T59b", "Weekly occupancy with stroke unit in 4 h, correlation", -1, -0.1, "design"),
    Aim("T60b", "Monthly over-dispersion of ED within 4 h", 2, np.inf, "Anhøj, prime charts"),
)


def checks(draw: Draw) -> Iterator[Check]:
    """Yield T01 to T10, T58, T59 and T60b."""
    days = draw.off("economy")
    month = days["date"].dt.month
    got = _attendances(days, month) | _waits(days, month) | _ambulances(days, month)
    yield from judge(AIMS, got | _links(draw, days))


def _share(days: pd.DataFrame, column: str, rows: pd.Series | slice = slice(None)) -> float:
    return 100 * float(days.loc[rows, column].sum() / days.loc[rows, "ed_attendances"].sum())


def _attendances(days: pd.DataFrame, month: pd.Series) -> dict[str, float]:
    count, monday = days["ed_attendances"], days["date"].dt.day_of_week == 0
    return {
        "T01": count.mean(),
        "T02": 100 * count[monday].sum() / count.sum(),
        "T04": count[month.isin((1, 2))].mean() / count[month.isin((6, 7))].mean(),
        "T05": _share(days, "ed_admitted"),
        "T10": RISK_BY_IMD[0] / RISK_BY_IMD[-1],
    }


def _waits(days: pd.DataFrame, month: pd.Series) -> dict[str, float]:
    january, june = (_share(days, "ed_within_4h", month == number) for number in (1, 6))
    return {
        "T06a": _share(days, "ed_within_4h"),
        "T06b": january - june,
        "T07": _share(days, "ed_over_12h", month == 12),
        "T58": days["ready_to_left_mean_days"].mean(),
        "T60b": _spread(days),
    }


def _spread(days: pd.DataFrame) -> float:
    sums = days.groupby("month")[["ed_within_4h", "ed_attendances"]].sum()
    centre = sums["ed_within_4h"].sum() / sums["ed_attendances"].sum()
    z2 = (sums["ed_within_4h"] - sums["ed_attendances"] * centre) ** 2 / (
        sums["ed_attendances"] * centre * (1 - centre)
    )
    return float(z2.mean())


def _ambulances(days: pd.DataFrame, month: pd.Series) -> dict[str, float]:
    cat2, late, came = (days[c] for c in ("cat2_mean", "handover_over_30", "ambulance_arrivals"))
    winter, summer = month.isin((11, 12, 1, 2)), month.isin((5, 6, 7, 8))
    return {
        "T08a": cat2.mean(),
        "T08b": cat2[winter].mean() / cat2[summer].mean(),
        "T09a": 100 * late[month == 7].sum() / came[month == 7].sum(),
        "T09b": 100 * late.sum() / came.sum(),
        "T09c": 100 * late[month == 1].sum() / came[month == 1].sum(),
    }


def _links(draw: Draw, days: pd.DataFrame) -> dict[str, float]:
    weeks = days.groupby("week")[["occupancy_percent", "handover_median"]].mean()
    stroke = draw.off("stroke")
    prompt = stroke["stroke_unit_4h"].astype("Float64").groupby(stroke["week"]).mean()
    joined = weeks.join(prompt.astype(float)).dropna()
    return {
        "T59a": weeks["occupancy_percent"].corr(weeks["handover_median"]),
        "T59b": joined["occupancy_percent"].corr(joined["stroke_unit_4h"]),
    }
