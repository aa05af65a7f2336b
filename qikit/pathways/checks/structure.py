"""Checks of structure: digits, clocks, over-dispersion, and twins that differ only where told."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from ..catalogue import pathway
from ..faults.spoil import negative_share
from ..stories.story import Stories
from ..tables.conform import conform
from .check import Aim, Check, Draw, holds, judge, overdispersion

CLINICAL = ("sepsis", "pneumonia", "stroke", "copd")
MEASURES = (
    ("sepsis", "within_1h"),
    ("pneumonia", "abx_within_4h"),
    ("pneumonia", "cxr_within_4h"),
    ("stroke", "stroke_unit_4h"),
    ("copd", "resp_review_24h"),
)
CHI2_9_P01, CHI2_9_P001 = 21.67, 27.88  # chi-squared with 9 degrees of freedom
AIMS = (
    Aim("T60a", "Monthly over-dispersion, mean of five ward measures", 1, 2, "Anhøj, prime charts"),
    Aim("T61a", "Last digit of times, clean: chi-squared", 0, CHI2_9_P01, "design"),
    Aim("T61b", "Last digit of times, as extracted: chi-squared", CHI2_9_P001, np.inf, "design"),
    *(Aim(f"T62a {name}", "Rows with a backward interval, clean, %", 0, 0, "exact")
      for name in CLINICAL),
    *(Aim(f"T62b {name}", "Rows with a backward interval, as extracted, %", 0.9, 3.1, "design")
      for name in CLINICAL),
    holds("T64", "Twins differ only in rows and fields the story reaches", "exact"),
)  # fmt: skip


def checks(draw: Draw) -> Iterator[Check]:
    """Yield T60a to T62 and T64."""
    spread = [
        overdispersion(draw.off(name)[column], draw.off(name)["month"]) for name, column in MEASURES
    ]
    dirty, backwards = _extracts(draw)
    got = {
        "T60a": float(np.mean(spread)),
        "T61a": last_digit(draw.on("sepsis")["abx_prescribed_dt"]),
        "T61b": last_digit(dirty["abx_prescribed_dt"]),
        **{f"T62a {name}": _backwards(draw.on(name)) for name in CLINICAL},
        **{f"T62b {name}": share for name, share in backwards.items()},
        "T64": _twins_agree(draw),
    }
    yield from judge(AIMS, got)


def last_digit(times: pd.Series) -> float:
    """Return chi-squared of the last digits of the minutes against even tenths."""
    counts = np.bincount(times.dropna().dt.minute % 10, minlength=10)
    expected = counts.sum() / 10
    return float(((counts - expected) ** 2 / expected).sum())


def _backwards(table: pd.DataFrame) -> float:
    minutes = table[[name for name in table if name.startswith("minutes_")]].astype("Float64")
    return 100 * float((minutes < 0).any(axis=1).mean())


def _extracts(draw: Draw) -> tuple[pd.DataFrame, dict[str, float]]:
    kept, shares = {}, {}
    for name in CLINICAL:
        found = pathway(name)
        spoilt = found.spoilt(draw.cohort, draw.attempts[name], draw.on(name))
        if spoilt and found.plan:
            kept[name] = conform(spoilt[1], spoilt[0].schema())
            shares[name] = 100 * negative_share(kept[name], found.plan)
    return kept["sepsis"], shares


def _twins_agree(draw: Draw) -> bool:
    """With SEP-R1 off, what came before it and what it cannot reach stay the same."""
    found = pathway("sepsis")
    stories = Stories(found.stories)
    untold = found.draw(draw.cohort, draw.attempts["sepsis"], stories.without("SEP-R1"))["sepsis"]
    told = draw.on("sepsis")
    before = told["arrival_dt"] < pd.Timestamp(stories["SEP-R1"].start)
    settled = ["person_id", "arrival_dt", "news2", "rr", "lactate_mmol", "infection_confirmed"]
    return bool(told[before].equals(untold[before]) and told[settled].equals(untold[settled]))
