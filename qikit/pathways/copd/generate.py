"""The COPD tables, put together."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..frame.arrivals import Pattern, arrive
from ..frame.calendar import is_weekend, month_start, week_start, weekday
from ..frame.columns import Columns, flag, words
from ..frame.durations import blank_unless, midnights_between, minutes_between
from ..frame.roster import care_home, common_columns, frailty
from ..frame.streams import Streams
from ..frame.world import World
from ..stories.story import Stories
from .clocks import Clocks, clocks
from .outcomes import Ending, after_care, ending
from .patients import Patients, patients

CLINIC = Pattern(
    per_month=260,
    weekdays=(1, 1, 1, 1, 0.8, 0, 0),
    hours=(*(0,) * 9, 1, 1, 1, 0, 0, 1, 1, 1, *(0,) * 7),
)


def generate(world: World, streams: Streams, stories: Stories) -> dict[str, pd.DataFrame]:
    """Return the clean tables: ``"copd"`` (a row an admission) and ``"clinics"``."""
    who = patients(world, streams)
    times = clocks(world, streams, who, stories)
    end = ending(streams, who, times, stories)
    columns = {
        **common_columns(world, who.roster, "SYN-COP-"),
        **_arrival_columns(streams, who),
        **who.vitals.columns(),
        **_severity_columns(streams, who, times),
        **_clock_columns(who, times, end),
        **_measure_columns(streams, who, times, end, stories),
        **_process_columns(streams, who),
        **after_care(streams, who, end, stories),
        **_outcome_columns(who, end),
    }
    return {"copd": pd.DataFrame(columns), "clinics": clinics(streams.child("clinics"), stories)}


def _arrival_columns(streams: Streams, who: Patients) -> Columns:
    arrival, n = who.roster.arrival, len(who.roster)
    day = weekday(arrival)
    cfs = frailty(streams, who.roster.age, (26, 40, 20, 14))
    return {
        "arrival_mode": streams.pick(
            "mode", {"ambulance": 66, "walk-in": 18, "GP referral": 16}, n
        ),
        "rescue_pack_used": streams.chance("rescue", 0.28, n),
        "arrival_dt": arrival,
        "week": week_start(arrival),
        "month": month_start(arrival),
        "weekend": is_weekend(arrival),
        "arrival_group": np.select(
            [np.isin(day, (4, 5)), day == 6], ["Fri-Sat", "Sun"], "Mon-Thu"
        ).astype(object),
        "definition_version": np.full(n, "NRAP COPD continuous audit", dtype=object),
        "frailty_cfs": cfs,
        "care_home": care_home(streams, cfs),
    }


def _severity_columns(streams: Streams, who: Patients, times: Clocks) -> Columns:
    tested = streams.chance("spirometry", 0.49, len(who.roster))
    return {
        "emrcd": who.emrcd,
        "eosinophils": who.eosinophils,
        "consolidation": who.consolidation,
        "ph": who.ph,
        "paco2_kpa": who.paco2,
        "atrial_fibrillation": who.fibrillation,
        "decaf": who.decaf,
        "fev1_percent": np.where(tested, who.fev1, np.nan),
        "spirometry_available": tested,
        "niv": who.niv,
        "niv_late_starter": flag(times.late_starter, who.niv),
        "niv_delay_reason": times.reason,
    }


def _clock_columns(who: Patients, times: Clocks, end: Ending) -> Columns:
    return {
        "first_gas_dt": times.first_gas,
        "defining_gas_dt": blank_unless(times.niv < end.discharge, times.defining_gas),
        "niv_bed_request_dt": times.bed_request,
        "niv_dt": times.niv,
        "bed_dt": times.bed,
        "resp_review_dt": blank_unless(times.review < end.discharge, times.review),
    }


def _measure_columns(
    streams: Streams, who: Patients, times: Clocks, end: Ending, stories: Stories
) -> Columns:
    arrival = who.roster.arrival
    reviewed = times.review < end.discharge
    day_one = reviewed & (minutes_between(arrival, times.review) <= 24 * 60)
    audited = _audited(streams, who, day_one, stories)
    to_niv = minutes_between(arrival, times.niv)
    from_gas = minutes_between(times.defining_gas, times.niv)
    return {
        "minutes_to_gas": minutes_between(arrival, times.first_gas),
        "minutes_to_niv": to_niv,
        "minutes_gas_to_niv": from_gas,
        "niv_within_120": flag(to_niv <= 120, who.niv),
        "niv_within_60_of_gas": flag(from_gas <= 60, who.niv),
        "resp_review_24h": day_one,
        "in_audit": audited,
        "resp_review_24h_audited": flag(day_one, audited),
    }


def _audited(streams: Streams, who: Patients, reviewed: np.ndarray, stories: Stories) -> np.ndarray:
    """COP-D1: while the audit nurse is away, mostly cases seen promptly are entered."""
    felt = stories.strength("COP-D1", who.roster.arrival)
    usual, easy, hard = (stories.number("COP-D1", name) for name in ("usual", "easy", "hard"))
    share = np.where(felt > 0, np.where(reviewed, easy, hard), usual)
    return streams.chance("in audit", share, len(reviewed))


def _process_columns(streams: Streams, who: Patients) -> Columns:
    n = len(who.roster)
    smoking = streams.pick("smoking", {"current": 33, "ex": 61, "never": 6}, n)
    on_oxygen = who.vitals.on_oxygen
    offered = streams.chance("offered", 0.62, n)
    treated = offered & streams.chance("treated", 0.45 / 0.62, n)
    return {
        "oxygen_prescribed": flag(streams.chance("oxygen rx", 0.70, n), on_oxygen | who.niv),
        "smoker": smoking,
        "tobacco_offered": flag(offered, smoking == "current"),
        "tobacco_treatment": flag(treated, smoking == "current"),
    }


def _outcome_columns(who: Patients, end: Ending) -> Columns:
    alive = ~end.died_in_hospital
    within_30 = np.nan_to_num(end.days_to_return, nan=999) < 30
    arrival = who.roster.arrival
    survived = end.death - arrival  # missing for those who lived
    return {
        "hospital_at_home": end.at_home,
        "discharge_dt": end.discharge,
        "length_of_stay_days": midnights_between(arrival, end.discharge),
        "discharge_method": np.where(end.died_in_hospital, "died", "discharged"),
        "death_30d": survived <= np.timedelta64(30, "D"),
        "death_90d": survived <= np.timedelta64(90, "D"),
        "death_date": end.death.astype("datetime64[D]"),
        "readmit_date": end.readmit.astype("datetime64[D]"),
        "readmit_cause": words(~np.isnat(end.readmit), np.where(end.copd_return, "COPD", "other")),
        "readmit_30d": flag(within_30, alive),
        "readmit_30d_copd": flag(within_30 & end.copd_return, alive),
        "readmit_90d": flag(~np.isnat(end.readmit), alive),
    }


def clinics(streams: Streams, stories: Stories) -> pd.DataFrame:
    """Return weekday respiratory clinic appointments (COP-H1)."""
    booked = arrive(streams, CLINIC)
    before, late = (stories.number("COP-H1", name) for name in ("before", "after"))
    share = before + (late - before) * stories.strength("COP-H1", booked)
    return pd.DataFrame(
        {
            "synthetic": True,
            "appointment_id": [f"SYN-RCL-{i + 1:06d}" for i in range(len(booked))],
            "appointment_dt": booked,
            "week": week_start(booked),
            "month": month_start(booked),
            "cancelled_by_service": streams.chance("cancelled", share, len(booked)),
        }
    )
