"""Realism of sepsis."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from ..frame.people import IMD_SHARES
from ..scores.news2 import news2
from .check import Aim, Check, Draw, area_under_curve, holds, judge, near, percent

AIMS = (
    near("T03", "Arrived 09:00 to 18:00, %", 54, 3, "HSCIC"),
    near("T11", "NEWS2 7+: dose within 1 h of NEWS2, %", 50, 4, "design, within published trusts"),
    near("T12", "NEWS2 7+: dose within 1 h of arrival, %", 32, 4, "computed; RCEM 2016/17 44 %"),
    near("T13", "NEWS2 5-6: dose within 3 h, %", 76, 4, "computed"),
    near("T14a", "30-day death, NEWS2 5+, %", 13.6, 1.5, "Sivayoham 2023"),
    near("T14b", "30-day death, NEWS2 7+, %", 19.0, 2.5, "Sivayoham 2023"),
    holds("T15a", "Death rises with NEWS2 band", "computed"),
    Aim("T15b", "Death by NEWS2, area under the curve", 0.62, 0.72, "computed"),
    Aim("T16", "Severely frail over not frail, death", 1.4, 2.1, "van Staa 2024"),
    near("T17", "Most over least deprived, incidence", 1.48, 0.12, "van Staa 2024"),
    near("T18", "Readmitted within 30 days, %", 19, 2.5, "review PMC7222906"),
    holds("T19a", "NEWS2 equals the sum of its parts, every row", "RCP 2017"),
    Aim("T19b", "NEWS2 7+: no infection after all, %", 25, 35, "design; Goodacre 2023"),
)


def checks(draw: Draw) -> Iterator[Check]:
    """Yield T03 and T11 to T19."""
    cases = draw.off("sepsis")
    high = cases[cases["high_risk"]]
    got = {
        "T03": percent(cases["arrival_dt"].dt.hour.between(9, 17)),
        "T11": percent(cases["within_1h"]),
        "T12": percent(cases["within_1h_of_arrival"]),
        "T13": percent(cases["within_3h"]),
        "T18": percent(cases["readmit_30d"]),
        "T19a": bool((_recomputed(cases) == cases["news2"]).all()),
        "T19b": 100 - percent(high["infection_confirmed"]),
    }
    yield from judge(AIMS, got | _deaths(cases, high))


def _deaths(cases: pd.DataFrame, high: pd.DataFrame) -> dict[str, float]:
    bands = cases.groupby(cases["news2"].clip(upper=9) // 2)["death_30d"].mean()
    older = cases[cases["age"] >= 65]
    frail, well = older["frailty_cfs"] >= 7, older["frailty_cfs"] <= 3
    rate = cases.groupby("imd_quintile").size()
    return {
        "T14a": percent(cases["death_30d"]),
        "T14b": percent(high["death_30d"]),
        "T15a": bands.is_monotonic_increasing,
        "T15b": area_under_curve(cases["news2"], cases["death_30d"]),
        "T16": percent(older[frail]["death_30d"]) / percent(older[well]["death_30d"]),
        "T17": rate[1] / IMD_SHARES[0] / (rate[5] / IMD_SHARES[4]),
    }


def _recomputed(cases: pd.DataFrame) -> pd.Series:
    names = ("rr", "spo2", "on_oxygen", "sbp", "pulse", "acvpu", "temp_c")
    return news2(**{name: cases[name] for name in names}, scale=cases["spo2_scale"])
