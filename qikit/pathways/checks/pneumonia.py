"""Realism of pneumonia."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from ..scores.curb65 import curb65
from .check import Aim, Check, Draw, holds, in_months, judge, mantel_haenszel, near, percent

BTS = "BTS audit 2018/19"
AIMS = (
    near("T20", "X-ray within 4 h, %", 85, 2, BTS),
    near("T21", "Antibiotic within 4 h, %", 73, 3, BTS),
    near("T22", "30-day death, %", 10.4, 1.2, BTS),
    near("T23a", "CURB-65 low, %", 41, 3, "Lim 2011"),
    near("T23b", "CURB-65 moderate, %", 31, 3, "Lim 2011"),
    near("T23c", "CURB-65 high, %", 28, 3, "Lim 2011"),
    Aim("T24a", "Death, low severity, %", 0, 3, "Lim 2003"),
    Aim("T24b", "Death, moderate severity, %", 6, 12, "Lim 2003"),
    Aim("T24c", "Death, high severity, %", 19, 27, "Lim 2003"),
    near("T25a", "Length of stay, median days", 5, 0.5, BTS),
    near("T25b", "Length of stay, lower quartile", 2, 1, BTS),
    near("T25c", "Length of stay, upper quartile", 9, 1, BTS),
    near("T25d", "Stayed a day or less, %", 14, 2.5, BTS),
    near("T26", "Readmitted within 30 days, %", 14.3, 1.5, BTS),
    Aim("T27", "Dec-Jan over Jul-Aug cases", 1.8, 2.4, "expert"),
    holds("T28", "Weekend death, adjusted odds ratio: limits span 1", "Lawrence 2020"),
    holds("T19c", "CURB-65 equals the sum of its parts, every row", "Lim 2003"),
)
PARTS = ("confusion", "urea_mmol", "rr", "sbp", "dbp", "age")


def checks(draw: Draw) -> Iterator[Check]:
    """Yield T19c and T20 to T28."""
    cases = draw.off("pneumonia")
    winter, summer = (len(in_months(cases, months)) for months in ((12, 1), (7, 8)))
    _, low, high = mantel_haenszel(cases["weekend"], cases["death_30d"], cases["curb65"])
    got = {
        "T20": percent(cases["cxr_within_4h"]),
        "T21": percent(cases["abx_within_4h"]),
        "T22": percent(cases["death_30d"]),
        "T26": percent(cases["readmit_30d"]),
        "T27": winter / summer,
        "T28": low <= 1 <= high,
        "T19c": bool((curb65(**{name: cases[name] for name in PARTS}) == cases["curb65"]).all()),
    }
    yield from judge(AIMS, got | _severity(cases) | _stay(cases))


def _severity(cases: pd.DataFrame) -> dict[str, float]:
    share = 100 * cases["severity"].value_counts(normalize=True)
    death = 100 * cases.groupby("severity")["death_30d"].mean()
    groups = dict(zip("abc", ("low", "moderate", "high"), strict=True))
    return {f"T23{part}": share[name] for part, name in groups.items()} | {
        f"T24{part}": death[name] for part, name in groups.items()
    }


def _stay(cases: pd.DataFrame) -> dict[str, float]:
    lived = cases[cases["discharge_method"] != "died"]["length_of_stay_days"]
    low, middle, high = lived.quantile([0.25, 0.5, 0.75])
    return {"T25a": middle, "T25b": low, "T25c": high, "T25d": percent(lived <= 1)}
