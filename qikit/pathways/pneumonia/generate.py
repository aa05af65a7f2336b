"""The pneumonia table, put together."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..frame.calendar import is_weekend, month_start, week_start
from ..frame.columns import Columns, flag
from ..frame.durations import blank_unless, minutes_between
from ..frame.outcomes import Ending, ending_columns
from ..frame.partners import SITES
from ..frame.roster import care_home, common_columns, frailty
from ..frame.streams import Streams
from ..frame.world import World
from ..stories.story import Stories
from .care import death_risk, documentation, ending, prevention, treatment, unit
from .clocks import Clocks, clocks
from .patients import Patients, patients

GROUPS = np.array(["low", "moderate", "high"], dtype=object)
NICE_NG250 = np.datetime64("2025-09-02")


def generate(world: World, streams: Streams, stories: Stories) -> dict[str, pd.DataFrame]:
    """Return the clean table of the pneumonia pathway, one row a patient."""
    who = patients(world, streams)
    times = clocks(world, streams, who, stories)
    on_unit = unit(streams, who)
    end = ending(streams, who, times, death_risk(who, on_unit, stories))
    documented = documentation(streams, who, stories)
    care = treatment(streams, who, times, stories)
    care["iv_to_oral_dt"] = blank_unless(
        care["iv_to_oral_dt"] < end.discharge, care["iv_to_oral_dt"]
    )
    columns = {
        **common_columns(world, who.roster, "SYN-CAP-"),
        **_arrival_columns(streams, who),
        **_severity_columns(who),
        **_clock_columns(times, end),
        **care,
        **prevention(streams, who, stories),
        **documented,
        **_measure_columns(who, times, care, documented),
        "unit": np.where(on_unit, "respiratory unit", "general ward"),
        **_outcome_columns(streams, who, end),
    }
    return {"pneumonia": pd.DataFrame(columns)}


def _arrival_columns(streams: Streams, who: Patients) -> Columns:
    arrival, n = who.roster.arrival, len(who.roster)
    cfs = frailty(streams, who.roster.age, (30, 34, 18, 18))
    return {
        "site": streams.pick("site", dict(zip(SITES, (55, 45), strict=True)), n),
        "route": streams.pick("route", {"emergency department": 85, "GP direct": 12,
                                        "transfer": 3}, n),
        "arrival_dt": arrival,
        "week": week_start(arrival),
        "month": month_start(arrival),
        "weekend": is_weekend(arrival),
        "definition_version": np.where(arrival >= NICE_NG250, "NICE NG250 (2025)",
                                       "NICE CG191 (2014)").astype(object),
        "frailty_cfs": cfs,
        "care_home": care_home(streams, cfs),
    }  # fmt: skip


def _severity_columns(who: Patients) -> Columns:
    return {
        "confusion": who.confusion,
        "urea_mmol": who.urea,
        "rr": who.rr,
        "sbp": who.sbp,
        "dbp": who.dbp,
        "curb65": who.curb65,
        "severity": GROUPS[who.severity],
    }


def _clock_columns(times: Clocks, end: Ending) -> Columns:
    return {
        "cxr_request_dt": times.request,
        "cxr_dt": times.cxr,
        "cxr_report_dt": blank_unless(times.report < end.discharge, times.report),
        "abx_dt": times.abx,
        "bed_dt": times.bed,
        "consultant_dt": times.consultant,
    }


def _measure_columns(who: Patients, times: Clocks, care: Columns, noted: Columns) -> Columns:
    to_cxr = minutes_between(who.roster.arrival, times.cxr)
    to_abx = minutes_between(who.roster.arrival, times.abx)
    everyone = np.full(len(to_cxr), True)
    all_four = (to_cxr <= 240) & (to_abx <= 240) & care["abx_concordant"]
    return {
        "minutes_to_cxr": to_cxr,
        "minutes_to_abx": to_abx,
        "minutes_to_consultant": minutes_between(who.roster.arrival, times.consultant),
        "cxr_within_4h": flag(to_cxr <= 240, everyone),
        "abx_within_4h": flag(to_abx <= 240, everyone),
        "bundle_met": all_four & noted["curb65_documented"],
    }


def _outcome_columns(streams: Streams, who: Patients, end: Ending) -> Columns:
    likely = np.array([0.004, 0.02, 0.075])[who.severity]
    return {
        "icu": streams.chance("icu", likely, len(likely)),
        **ending_columns(who.roster, end),
    }
