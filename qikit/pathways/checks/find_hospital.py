"""Can each story in sepsis, pneumonia, stroke and COPD be found, and is each null quiet?"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from ..copd.pathway import false_alarm
from ..pneumonia.pathway import paradox
from ..stroke.pathway import night_gaps, unequal
from .check import Draw, percent
from .signals import even, gap, p_signal, rare_quiet, xmr_signal, z_of_gap

Found = Iterator[tuple[str, bool]]


def by(signal: pd.Timestamp | None, latest: str) -> bool:
    """Return whether a signal came, and by then."""
    return signal is not None and signal <= pd.Timestamp(latest)


def sepsis(draw: Draw) -> Found:
    """Yield each story's id and whether it showed (or, for a null, stayed quiet)."""
    cases, alerts = draw.on("sepsis"), draw.on("sepsis", "alerts")
    high = cases[cases["high_risk"]]
    yield "SEP-R1", by(p_signal(cases, "within_1h", "2024-09-16", 1), "2024-12-01")
    yield "SEP-H1", by(p_signal(cases, "culture_contaminated", "2024-09-16", 1), "2026-03-31")
    steady = cases[(cases["arrival_dt"] >= "2024-10-14") & (cases["arrival_dt"] < "2025-11-01")]
    yield (
        "SEP-F1",
        (
            even(steady, "within_1h")
            and by(
                p_signal(alerts, "no_infection_found", "2025-02-01", 1, time="alert_dt"),
                "2025-06-01",
            )
        ),
    )
    late = high[high["arrival_dt"] >= "2025-11-04"]
    yield "SEP-D1", percent(late["minutes_prescribed_to_abx"] == 0) > 10
    early = high[high["arrival_dt"] < "2024-09-16"]
    small_hours = early["abx_prescribed_dt"].dt.hour.isin((2, 3, 4, 5))
    wait = early["minutes_prescribed_to_abx"]
    yield "SEP-B1", bool(wait[small_hours].median() > 1.4 * wait[~small_hours].median())
    yield "SEP-E1", gap(cases, "within_1h", cases["interpreter_required"]) < -4
    yield "SEP-X1", gap(cases, "within_1h", cases["in_coded_sample"]) > 6
    yield "SEP-N1", abs(z_of_gap(cases, "within_1h", cases["weekend"])) < 1.96
    yield "SEP-C1", rare_quiet(draw.on("sepsis", "cdiff")["days_since_last"])
    yield "SEP-S1", _languages_alike(cases)


def _languages_alike(cases: pd.DataFrame) -> bool:
    """No language group but English outside three sigma about their own mean."""
    rest = cases[(cases["language_group"] != "English") & cases["within_1h"].notna()]
    each = rest["within_1h"].astype(float).groupby(rest["language_group"]).agg(["sum", "count"])
    centre = each["sum"].sum() / each["count"].sum()
    sigma = np.sqrt(centre * (1 - centre) / each["count"])
    return bool(((each["sum"] / each["count"] - centre).abs() < 3 * sigma).all())


def pneumonia(draw: Draw) -> Found:
    """Yield each story's id and whether it showed."""
    cases = draw.on("pneumonia")
    yield "CAP-R1", by(p_signal(cases, "abx_within_4h", "2024-10-07", 1), "2025-06-30")
    yield "CAP-H1", by(p_signal(cases, "escalation_plan", "2024-10-07", -1), "2025-05-01")
    weekly = p_signal(cases[cases["arrival_dt"] < "2025-07-14"], "curb65_documented", "2025-05-12",
                      1, every="week")  # fmt: skip
    yield "CAP-T1", by(weekly, "2025-07-01")
    naive = cases[cases["arrival_dt"] < "2024-04-01"]
    yield "CAP-S1", by(p_signal(naive, "abx_within_4h", "2023-10-01", -1), "2024-03-31")
    yield "CAP-P1", paradox(draw.tables("pneumonia", told=True))
    evening = cases["arrival_dt"].dt.hour.between(17, 20)
    wait = cases["minutes_to_cxr"]
    yield "CAP-B1", bool(wait[evening].median() > 1.3 * wait[~evening].median())
    poorest = cases[cases["imd_quintile"].isin((1, 5))]
    yield "CAP-E1", gap(poorest, "vaccinated_flu", poorest["imd_quintile"] == 1) < -8
    yield "CAP-N1", abs(z_of_gap(cases, "abx_within_4h", cases["weekend"])) < 1.96


def stroke(draw: Draw) -> Found:
    """Yield each story's id and whether it showed."""
    cases = draw.on("stroke")
    treated = cases.dropna(subset=["minutes_door_to_needle"]).set_index("arrival_dt")
    minutes = np.log(treated["minutes_door_to_needle"].astype(float))
    yield "STR-R1", by(xmr_signal(minutes, "2024-06-10", -1), "2025-01-31")
    yield "STR-B1", by(p_signal(cases, "stroke_unit_4h", "2024-11-04", -1), "2025-07-31")
    yield "STR-E1", unequal(draw.tables("stroke", told=True))
    crude, adjusted = night_gaps(cases)
    yield "STR-P1", crude > adjusted + 1
    yield "STR-F1", even(cases, "swallow_4h")
    weekend = treated["weekend"].to_numpy(dtype=bool)
    a, b = minutes[weekend], minutes[~weekend]
    t = (a.mean() - b.mean()) / np.sqrt(a.var() / len(a) + b.var() / len(b))
    yield "STR-N1", bool(abs(t) < 1.96)


def copd(draw: Draw) -> Found:
    """Yield each story's id and whether it showed."""
    cases, clinics = draw.on("copd"), draw.on("copd", "clinics")
    friday = cases[cases["arrival_group"] == "Fri-Sat"]
    yield "COP-R1", by(p_signal(friday, "resp_review_24h", "2024-10-05", 1), "2025-06-01")
    cancelled = p_signal(clinics, "cancelled_by_service", "2024-10-05", 1, time="appointment_dt")
    yield "COP-H1", by(cancelled, "2025-02-01")
    bundle = p_signal(cases, "bundle_complete", "2025-01-13", 1, time="discharge_dt")
    yield "COP-F1", by(bundle, "2025-04-01") and even(cases, "readmit_30d")
    months = cases.groupby("month")["length_of_stay_days"].median()
    yield "COP-S1", by(xmr_signal(months, "2025-02-01", -1), "2025-11-01")
    away = cases["arrival_dt"].between("2025-06-01", "2025-10-01")
    yield "COP-D1", gap(cases, "in_audit", away) < -20
    ends = cases[cases["imd_quintile"].isin((1, 5))]
    yield "COP-E1", gap(ends, "rehab_started", ends["imd_quintile"] == 1) < -8
    reasons = cases["niv_delay_reason"].value_counts(normalize=True)
    yield "COP-B1", reasons.idxmax() == "NIV bed"
    yield "COP-X1", percent(cases["readmit_30d"]) > 1.7 * percent(cases["readmit_30d_copd"])
    yield "COP-N1", false_alarm(draw.tables("copd", told=True))
    yield "COP-N2", even(cases, "tobacco_treatment")
