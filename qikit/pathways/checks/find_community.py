"""Can each story in diabetes and in the economy be found, and is each null quiet?"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from ..diabetes.pathway import paradox as clinic_paradox
from ..economy.pathway import paradox as network_paradox
from .check import Draw
from .find_hospital import by
from .signals import even, gap, p_signal, rare_quiet, xmr_signal

Found = Iterator[tuple[str, bool]]


def diabetes(draw: Draw) -> Found:
    """Yield each story's id and whether it showed."""
    reviews = draw.on("diabetes")
    odd = reviews["practice"].astype(str).str[-2:].astype(int) % 2 == 1
    first = p_signal(reviews[odd], "acr_done", "2025-01-01", 1, time="month", dispersed=True)
    second = p_signal(reviews[~odd], "acr_done", "2025-10-01", 1, time="month", dispersed=True)
    yield "DIA-R1", by(first, "2025-04-01") and by(second, "2026-01-01")
    yield "DIA-E1", _gain(reviews, 5) > _gain(reviews, 1) + 4
    booked = draw.on("diabetes", "appointments")
    yield "DIA-F1", even(booked, "dna", time="appointment_dt")
    foot = draw.on("diabetes", "foot")
    wait = foot.dropna(subset=["days_in_queue"]).groupby("month")["days_in_queue"].mean()
    yield "DIA-B1", by(xmr_signal(wait, "2024-12-01", 1), "2025-07-01")
    yield "DIA-P1", clinic_paradox(draw.tables("diabetes", told=True))
    march = reviews["review_date"].dt.month.isin((1, 2, 3)).mean() / 0.25
    yield "DIA-S1", bool(march > 1.3)
    yield "DIA-N1", _outliers(reviews) == {"SYN-P07", "SYN-P29"}
    yield "DIA-C1", rare_quiet(draw.on("diabetes", "hypos")["days_since_last"])


def _gain(reviews: pd.DataFrame, quintile: int) -> float:
    rows = reviews[reviews["imd_quintile"] == quintile]
    return gap(rows, "acr_done", rows["kit_posted"])


def _outliers(reviews: pd.DataFrame) -> set[str]:
    """Practices outside three sigma of a funnel widened by the spread of the middle ones."""
    rows = reviews[reviews["diabetes_type"] == "type 2"]
    each = rows.groupby("practice", observed=True)["all_8"].agg(["mean", "count"])
    logit = np.log(each["mean"] / (1 - each["mean"]))
    z = (logit - logit.median()) * np.sqrt(each["count"] * each["mean"] * (1 - each["mean"]))
    middle = z[(z - z.median()).abs().rank() <= 0.9 * len(z)]
    widened = max(1.0, float(middle.std() * 1.15))
    return set(each.index[(z.abs() > 3 * widened)])


def economy(draw: Draw) -> Found:
    """Yield each story's id and whether it showed."""
    days, ucr = draw.on("economy"), draw.on("economy", "ucr")
    weeks = days.groupby("week")[["handover_mean", "ready_to_left_mean_days"]].mean()
    last_year = weeks[weeks.index >= "2025-04-07"]["handover_mean"]
    yield "ECO-R1", by(xmr_signal(last_year, "2025-09-01", -1), "2025-12-01")
    ready = weeks[weeks.index >= "2023-05-01"]["ready_to_left_mean_days"]
    yield "ECO-B1", by(xmr_signal(ready, "2025-04-01", 1), "2025-06-30")
    yield "ECO-D1", by(p_signal(ucr, "within_2h", "2025-07-01", 1, time="received_dt"),
                       "2025-08-01")  # fmt: skip
    calls = draw.on("economy", "contacts").groupby("imd_quintile")[["calls_999", "people"]].sum()
    rate = calls["calls_999"] / calls["people"]
    yield "ECO-E1", bool(1.7 < rate[1] / rate[5] < 2.1)
    yield "ECO-P1", network_paradox(draw.tables("economy", told=True))
    yield "ECO-F1", _homes(draw.on("economy", "care_homes")) == {"SYN-CH17"}
    yield "ECO-N1", _bank_holidays_alike(days)


def _homes(homes: pd.DataFrame) -> set[str]:
    """Care homes outside three sigma of a funnel of conveyances by bed days."""
    each = homes.groupby("care_home")[["conveyances", "bed_days"]].sum()
    rate = each["conveyances"].median() / each["bed_days"].median()
    expected = each["bed_days"] * rate
    return set(each.index[(each["conveyances"] - expected).abs() > 3 * np.sqrt(expected)])


def _bank_holidays_alike(days: pd.DataFrame) -> bool:
    """Weeks with a bank holiday have as many attendances as others, within three sigma."""
    weeks = days.groupby("week").agg(n=("ed_attendances", "mean"), bank=("bank_holiday", "any"))
    a, b = weeks.loc[weeks["bank"], "n"], weeks.loc[~weeks["bank"], "n"]
    return bool(abs(a.mean() - b.mean()) < 3 * np.sqrt(a.var() / len(a) + b.var() / len(b)))
