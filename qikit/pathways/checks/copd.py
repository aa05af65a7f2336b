"""Realism of COPD."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from ..scores.decaf import decaf
from .check import Aim, Check, Draw, holds, in_months, judge, near, percent

AUDIT = "UK COPD audits, ERJ Open Research"
AIMS = (
    near("T40a", "Age, median", 73, 1.5, AUDIT),
    near("T40b", "Women, %", 54, 3, AUDIT),
    near("T41a", "Length of stay, lower quartile", 2, 1, AUDIT),
    near("T41b", "Length of stay, median", 4, 0.5, AUDIT),
    near("T41c", "Length of stay, upper quartile", 7, 1, AUDIT),
    near("T42", "Died in hospital, %", 3.9, 0.9, AUDIT),
    near("T43a", "Readmitted within 30 days, any cause, %", 24, 2.5, "expert"),
    near("T43b", "Readmitted within 30 days, COPD, %", 10.5, 2.5, "Harries 2017"),
    near("T44a", "Readmitted within 90 days, %", 43, 3, AUDIT),
    near("T44b", "Died by 90 days, %", 12, 2, AUDIT),
    near("T45a", "NIV within 120 min of arrival, %", 20, 6, "NRAP 2023/24"),
    near("T45b", "NIV within 60 min of the gas, %", 50, 8, "BTS NIV audit 2019"),
    Aim("T46", "DECAF 0 or 1, %", 45, 56, "Echevarria 2016"),
    near("T47", "Respiratory review: Fri-Sat minus Mon-Thu", -31, 8, "Roberts 2017"),
    Aim("T48", "December to February share, %", 28, 35, "Almagro 2015"),
    holds("T19e", "DECAF equals the sum of its parts, every row", "Steer 2012"),
)
PARTS = ("emrcd", "eosinophils", "consolidation", "ph", "atrial_fibrillation")


def checks(draw: Draw) -> Iterator[Check]:
    """Yield T19e and T40 to T48."""
    cases = draw.off("copd")
    low, middle, high = cases["length_of_stay_days"].quantile([0.25, 0.5, 0.75])
    got = {
        "T40a": cases["age"].median(),
        "T40b": percent(cases["sex"] == "female"),
        "T41a": low,
        "T41b": middle,
        "T41c": high,
        "T48": 100 * len(in_months(cases, (12, 1, 2))) / len(cases),
        "T19e": bool((decaf(**{name: cases[name] for name in PARTS}) == cases["decaf"]).all()),
    }
    yield from judge(AIMS, got | _outcomes(cases) | _treatment(cases))


def _outcomes(cases: pd.DataFrame) -> dict[str, float]:
    return {
        "T42": percent(cases["discharge_method"] == "died"),
        "T43a": percent(cases["readmit_30d"]),
        "T43b": percent(cases["readmit_30d_copd"]),
        "T44a": percent(cases["readmit_90d"]),
        "T44b": percent(cases["death_90d"]),
    }


def _treatment(cases: pd.DataFrame) -> dict[str, float]:
    seen = 100 * cases.groupby("arrival_group")["resp_review_24h"].mean()
    return {
        "T45a": percent(cases["niv_within_120"]),
        "T45b": percent(cases["niv_within_60_of_gas"]),
        "T46": percent(cases["decaf"] <= 1),
        "T47": seen["Fri-Sat"] - seen["Mon-Thu"],
    }
