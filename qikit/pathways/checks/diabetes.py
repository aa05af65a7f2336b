"""Realism of diabetes."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from ..diabetes.reviews import PROCESSES
from .check import Aim, Check, Draw, holds, judge, near, percent

NDA, NDFA, DKA = "National Diabetes Audit", "NDFA 2018-23", "Dhatariya 2016"
AIMS = (
    near("T49a", "All eight processes, type 2, %", 57, 2, NDA),
    near("T49b", "All eight processes, type 1, %", 42, 4, NDA),
    holds("T50", "Urine albumin and foot are the two lowest processes, both types", NDA),
    holds("T19f", "Processes done equals the sum of the eight, every row", NDA),
    near("T51a", "HbA1c 58 or less, type 2, %", 65, 2, NDA),
    near("T51b", "HbA1c over 75, type 2, %", 9.5, 1.5, NDA),
    near("T51c", "HbA1c 58 or less, type 1, %", 38, 4, NDA),
    near("T52a", "All three targets, type 2, %", 35, 3, NDA),
    near("T52b", "All three targets, type 1, %", 23, 4, NDA),
    near("T53", "HbA1c 58 or less, type 2: least minus most deprived", 7, 2.5, NDA),
    Aim("T54", "All eight: standard deviation of practices, points", 9, 15, "expert"),
    near("T55a", "Ulcer free: assessed within 13 days, %", 50, 6, NDFA),
    near("T55b", "Ulcer free: assessed after 2 months, %", 33, 6, NDFA),
    near("T56a", "Ketoacidosis: insulin, median min", 60, 6, DKA),
    near("T56b", "Ketoacidosis: resolved, median h", 18.7, 2, DKA),
    near("T57", "Did not attend, %", 16.5, 1, "Campbell-Richards"),
)


def checks(draw: Draw) -> Iterator[Check]:
    """Yield T19f and T49 to T57."""
    reviews = draw.off("diabetes")
    one, two = (reviews[reviews["diabetes_type"] == kind] for kind in ("type 1", "type 2"))
    total = reviews[[f"{name}_done" for name in PROCESSES]].sum(axis=1)
    got = {
        "T49a": percent(two["all_8"]),
        "T49b": percent(one["all_8"]),
        "T50": all(_two_lowest(rows) == {"acr", "foot"} for rows in (one, two)),
        "T19f": bool((total == reviews["processes_done"]).all()),
        "T54": 100 * two.groupby("practice")["all_8"].mean().std(),
    }
    yield from judge(AIMS, got | _results(one, two) | _clinics(draw))


def _two_lowest(rows: pd.DataFrame) -> set[str]:
    shares = pd.Series({name: rows[f"{name}_done"].mean() for name in PROCESSES})
    return set(shares.nsmallest(2).index)


def _results(one: pd.DataFrame, two: pd.DataFrame) -> dict[str, float]:
    by_imd = two["hba1c_58"].astype("Float64").groupby(two["imd_quintile"]).mean()
    return {
        "T51a": percent(two["hba1c_58"]),
        "T51b": percent(two["hba1c_mmol_mol"].dropna() > 75),
        "T51c": percent(one["hba1c_58"]),
        "T52a": percent(two["all_3_targets"]),
        "T52b": percent(one["all_3_targets"]),
        "T53": 100 * (by_imd[5] - by_imd[1]),
    }


def _clinics(draw: Draw) -> dict[str, float]:
    foot, dka = draw.off("diabetes", "foot"), draw.off("diabetes", "dka")
    waits = foot["days_to_assessment"]
    return {
        "T55a": percent(foot[waits <= 13]["ulcer_free_12w"]),
        "T55b": percent(foot[waits > 60]["ulcer_free_12w"]),
        "T56a": dka["minutes_to_insulin"].median(),
        "T56b": dka["hours_to_resolution"].median(),
        "T57": percent(draw.off("diabetes", "appointments")["dna"]),
    }
