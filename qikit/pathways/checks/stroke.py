"""Realism of stroke."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from .check import Aim, Check, Draw, holds, in_months, judge, near, percent

SAMUEL = "SAMueL, 358,884 admissions"
AIMS = (
    near("T29a", "NIHSS mean", 7.0, 0.5, SAMUEL),
    near("T29b", "NIHSS median", 4, 1, SAMUEL),
    holds("T19d", "NIHSS equals the sum of its items, every row", "NINDS form"),
    near("T30", "Infarct, %", 86, 2, SAMUEL),
    near("T31a", "Ambulance within 4 h: arrival to scan, lower quartile", 15, 6, SAMUEL),
    near("T31b", "Ambulance within 4 h: arrival to scan, median", 26, 3, SAMUEL),
    near("T31c", "Ambulance within 4 h: arrival to scan, upper quartile", 50, 6, SAMUEL),
    Aim("T32a", "Door to needle, median min", 48, 60, SAMUEL),
    Aim("T32b", "Door to needle within 60 min, %", 50, 66, SAMUEL),
    Aim("T33", "Door to needle, log standard deviation", 0.42, 0.56, "computed"),
    near("T34", "Thrombolysed, %", 11.5, 1.5, SAMUEL),
    near("T35a", "Stroke unit within 4 h, %", 58, 4, "SSNAP to 2018/19"),
    near("T35b", "Stroke unit within 4 h, Dec-Jan minus Jul-Aug", -10, 5, "computed"),
    Aim("T36", "Arrived 03:00 to 06:00, %", 1.5, 4, SAMUEL),
    near("T37", "30-day death, %", 12, 2, "expert"),
    Aim("T38", "Median age, most minus least deprived", -8, -4, "Bray 2018"),
    near("T39", "Acute stay without early supported discharge, mean days", 7.4, 1, "Monks 2016"),
)


def checks(draw: Draw) -> Iterator[Check]:
    """Yield T19d and T29 to T39."""
    alerts = draw.off("stroke")
    cases = alerts[alerts["diagnosis"] == "stroke"]
    items = alerts[[name for name in alerts if name.startswith("nihss_")]].sum(axis=1)
    age = cases.groupby("imd_quintile")["age"].median()
    stay = cases.loc[cases["destination"] != "early supported discharge", "length_of_stay_days"]
    got = {
        "T29a": cases["nihss"].mean(),
        "T29b": cases["nihss"].median(),
        "T19d": bool((items == alerts["nihss"]).all()),
        "T30": percent(cases["stroke_type"] == "infarct"),
        "T34": percent(cases["thrombolysed"]),
        "T36": percent(cases["arrival_dt"].dt.hour.isin((3, 4, 5))),
        "T37": percent(cases["death_30d"]),
        "T38": age[1] - age[5],
        "T39": stay.mean(),
    }
    yield from judge(AIMS, got | _times(cases) | _unit(cases))


def _times(cases: pd.DataFrame) -> dict[str, float]:
    early = (cases["arrival_mode"] == "ambulance") & (cases["minutes_onset_to_arrival"] <= 240)
    low, middle, high = cases.loc[early, "minutes_to_scan"].quantile([0.25, 0.5, 0.75])
    needle = cases["minutes_door_to_needle"].dropna().astype(float)
    return {
        "T31a": low,
        "T31b": middle,
        "T31c": high,
        "T32a": needle.median(),
        "T32b": percent(cases["needle_within_60"]),
        "T33": float(np.log(needle).std()),
    }


def _unit(cases: pd.DataFrame) -> dict[str, float]:
    winter, summer = (
        percent(in_months(cases, months)["stroke_unit_4h"]) for months in ((12, 1), (7, 8))
    )
    return {"T35a": percent(cases["stroke_unit_4h"]), "T35b": winter - summer}
