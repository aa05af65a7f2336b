"""Which picture shows each story: told here, drawn elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import pandas as pd

Kind = Literal["p", "xmr", "run", "t", "groups", "histogram", "pareto"]
Rows = Callable[[pd.DataFrame], "pd.Series[bool]"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plate:
    """One picture of one story.

    Attributes
    ----------
    kind : str
        p chart of a yes/no column; xmr of a monthly mean or median; run chart of counts;
        t chart of days; bars by group; histogram; Pareto chart.
    table, value : str
        Empty table: the pathway's main one.
    groups : tuple of str
        Columns that make the bars.
    every, time : str
        Period and date column of a chart over time.
    only : callable, optional
        Which rows to take.
    extracted : bool
        Take the table as extracted, with its faults.
    average : str
        ``"mean"`` or ``"median"`` for an xmr chart.
    """

    kind: Kind
    value: str
    table: str = ""
    groups: tuple[str, ...] = ()
    every: str = "month"
    time: str = "arrival_dt"
    only: Rows | None = None
    extracted: bool = False
    average: str = "mean"


def high_risk(rows: pd.DataFrame) -> pd.Series:
    """Rows with NEWS2 of 7 or more."""
    return rows["high_risk"]


def late_nights(rows: pd.DataFrame) -> pd.Series:
    """Rows after the e-prescribing upgrade, prescribed at night."""
    hour = rows["abx_prescribed_dt"].dt.hour
    return (rows["arrival_dt"] >= "2025-11-04") & ((hour >= 22) | (hour < 7))


def small_hours(rows: pd.DataFrame) -> pd.Series:
    """Rows before September 2024, prescribed from 02:00 to 06:00."""
    hour = rows["abx_prescribed_dt"].dt.hour
    return (rows["arrival_dt"] < "2024-09-16") & hour.between(2, 5)


def fridays(rows: pd.DataFrame) -> pd.Series:
    """Arrivals on Friday and Saturday."""
    return rows["arrival_group"] == "Fri-Sat"


def odd_practices(rows: pd.DataFrame) -> pd.Series:
    """Practices of the first wave of kits."""
    return rows["practice"].astype(str).str[-2:].astype(int) % 2 == 1


def kit_time(rows: pd.DataFrame) -> pd.Series:
    """Reviews due in 2025/26."""
    return rows["year"] == "2025/26"


def no_english(rows: pd.DataFrame) -> pd.Series:
    """People whose language group is not English."""
    return rows["language_group"] != "English"


def slow_clock(rows: pd.DataFrame) -> pd.Series:
    """Arrivals in February 2024, when both slow clocks ran slow."""
    return rows["arrival_dt"].between("2024-02-01", "2024-02-26")


def autumn(rows: pd.DataFrame) -> pd.Series:
    """Reviews in September 2025."""
    return rows["review_date"].between("2025-09-01", "2025-09-30")


PLATES: dict[str, Plate] = {
    "SEP-R1": Plate(kind="p", value="within_1h"),
    "SEP-H1": Plate(kind="p", value="culture_contaminated", every="quarter"),
    "SEP-F1": Plate(kind="p", value="no_infection_found", table="alerts", time="alert_dt"),
    "SEP-D1": Plate(kind="histogram", value="minutes_prescribed_to_abx", only=late_nights),
    "SEP-B1": Plate(kind="pareto", value="delay_reason", only=small_hours),
    "SEP-E1": Plate(kind="groups", value="within_1h", groups=("interpreter_required",)),
    "SEP-X1": Plate(kind="groups", value="within_1h", groups=("in_coded_sample",)),
    "SEP-N1": Plate(kind="groups", value="within_1h", groups=("weekend",)),
    "SEP-C1": Plate(kind="t", value="days_since_last", table="cdiff", time="date"),
    "SEP-S1": Plate(kind="groups", value="within_1h", groups=("language_group",), only=no_english),
    "CAP-R1": Plate(kind="p", value="abx_within_4h"),
    "CAP-H1": Plate(kind="p", value="escalation_plan"),
    "CAP-T1": Plate(kind="p", value="curb65_documented", every="week"),
    "CAP-S1": Plate(kind="p", value="cxr_within_4h"),
    "CAP-P1": Plate(kind="groups", value="death_30d", groups=("severity", "unit")),
    "CAP-B1": Plate(kind="pareto", value="cxr_delay_reason"),
    "CAP-E1": Plate(kind="groups", value="vaccinated_flu", groups=("imd_quintile",)),
    "CAP-D1": Plate(kind="histogram", value="minutes_to_cxr", extracted=True, only=slow_clock),
    "CAP-N1": Plate(kind="groups", value="abx_within_4h", groups=("weekend",)),
    "STR-R1": Plate(kind="xmr", value="minutes_door_to_needle", average="median"),
    "STR-H1": Plate(kind="p", value="mimic_thrombolysed", every="quarter"),
    "STR-B1": Plate(kind="p", value="stroke_unit_4h"),
    "STR-E1": Plate(kind="groups", value="thrombolysed", groups=("imd_quintile",)),
    "STR-P1": Plate(kind="groups", value="needle_within_60", groups=("pre_alert", "night")),
    "STR-F1": Plate(kind="p", value="swallow_4h"),
    "STR-D1": Plate(kind="histogram", value="minutes_to_scan", extracted=True, only=slow_clock),
    "STR-C1": Plate(kind="p", value="bleed_after_thrombolysis", every="quarter"),
    "STR-N1": Plate(kind="groups", value="needle_within_60", groups=("weekend",)),
    "COP-R1": Plate(kind="p", value="resp_review_24h", only=fridays),
    "COP-H1": Plate(kind="p", value="cancelled_by_service", table="clinics", time="appointment_dt"),
    "COP-F1": Plate(kind="p", value="bundle_complete", time="discharge_dt"),
    "COP-S1": Plate(kind="xmr", value="length_of_stay_days"),
    "COP-D1": Plate(kind="p", value="in_audit"),
    "COP-E1": Plate(kind="groups", value="rehab_started", groups=("imd_quintile",)),
    "COP-B1": Plate(kind="pareto", value="niv_delay_reason"),
    "COP-X1": Plate(kind="p", value="readmit_30d_copd"),
    "COP-N1": Plate(kind="p", value="oxygen_prescribed"),
    "COP-N2": Plate(kind="p", value="tobacco_treatment"),
    "DIA-R1": Plate(kind="p", value="acr_done", time="month", only=odd_practices),
    "DIA-E1": Plate(kind="groups", value="acr_done", groups=("imd_quintile", "kit_posted"),
                    only=kit_time),
    "DIA-F1": Plate(kind="p", value="dna", table="appointments", time="appointment_dt"),
    "DIA-B1": Plate(kind="xmr", value="days_in_queue", table="foot", time="month"),
    "DIA-P1": Plate(kind="groups", value="hba1c_58", groups=("diabetes_type", "care_setting")),
    "DIA-S1": Plate(kind="run", value="", time="review_date"),
    "DIA-D1": Plate(kind="histogram", value="hba1c_mmol_mol", extracted=True, only=autumn),
    "DIA-N1": Plate(kind="groups", value="all_8", groups=("practice",)),
    "DIA-C1": Plate(kind="t", value="days_since_last", table="hypos", time="date"),
    "ECO-R1": Plate(kind="xmr", value="handover_mean", every="week", time="date"),
    "ECO-B1": Plate(kind="xmr", value="ready_to_left_mean_days", every="week", time="date"),
    "ECO-D1": Plate(kind="p", value="within_2h", table="ucr", time="received_dt"),
    "ECO-E1": Plate(kind="xmr", value="calls_999", table="contacts", time="month"),
    "ECO-P1": Plate(kind="groups", value="", table="networks", groups=("network",)),
    "ECO-F1": Plate(kind="groups", value="", table="care_homes", groups=("care_home",)),
    "ECO-S1": Plate(kind="xmr", value="occupancy_percent", every="month", time="date"),
    "ECO-N1": Plate(kind="xmr", value="ed_attendances", every="week", time="date"),
}  # fmt: skip
