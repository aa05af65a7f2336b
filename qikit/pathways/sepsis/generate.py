"""The sepsis tables, put together."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..frame.calendar import in_hours, is_weekend, month_start, week_start
from ..frame.columns import Columns, flag, words
from ..frame.durations import Moments, minutes_between
from ..frame.outcomes import ending_columns
from ..frame.partners import SITES
from ..frame.roster import common_columns
from ..frame.streams import Streams
from ..frame.world import World
from ..stories.story import Stories
from .alerts import alerts, cdiff
from .care import treatment
from .clocks import Clocks, clocks
from .outcomes import coded, ending, infection
from .patients import Patients, patients

NICE_NEWS2 = np.datetime64("2024-01-31")
NICE_NG253 = np.datetime64("2025-11-19")


def generate(world: World, streams: Streams, stories: Stories) -> dict[str, pd.DataFrame]:
    """Return the clean tables of the sepsis pathway.

    Parameters
    ----------
    world : World
    streams : Streams
        The pathway's own random numbers.
    stories : Stories
        Which stories are switched on.

    Returns
    -------
    dict of str to DataFrame
        ``"sepsis"`` (a row a patient), ``"alerts"`` (a row an alert), ``"cdiff"`` (a row a case).
    """
    who = patients(world, streams)
    times = clocks(world, streams, who, stories)
    care = treatment(streams, who, times, stories)
    columns = {
        **common_columns(world, who.roster, "SYN-SEP-"),
        **_arrival_columns(streams, who),
        **who.vitals.columns(),
        "high_risk": who.high_risk,
        **_clock_columns(who, times),
        **care,
        **_measure_columns(who, times),
        **_outcome_columns(streams, who, times, care, stories),
    }
    return {
        "sepsis": pd.DataFrame(columns),
        "alerts": alerts(streams.child("alerts"), stories),
        "cdiff": cdiff(streams.child("cdiff"), stories),
    }


def _arrival_columns(streams: Streams, who: Patients) -> Columns:
    arrival, n = who.roster.arrival, len(who.roster)
    mode = streams.pick("mode", {"ambulance": 70, "walk-in": 24, "GP referral": 6}, n)
    warned = streams.chance("pre-alert", np.where(who.high_risk, 0.42, 0.12), n)
    version = np.where(arrival < NICE_NEWS2, "NICE NG51 (2016)", "NICE NG51 (2024)")
    return {
        "site": streams.pick("site", dict(zip(SITES, (55, 45), strict=True)), n),
        "arrival_mode": mode,
        "pre_alert": warned & (mode == "ambulance"),
        "arrival_dt": arrival,
        "week": week_start(arrival),
        "month": month_start(arrival),
        "shift": np.where(in_hours(arrival, 8, 20), "day", "night").astype(object),
        "weekend": is_weekend(arrival),
        "definition_version": np.where(arrival >= NICE_NG253, "NICE NG253 (2025)", version),
        "frailty_cfs": who.cfs,
        "care_home": who.care_home,
        "suspected_source": who.source,
    }


def _clock_columns(who: Patients, times: Clocks) -> Columns:
    return {
        "news2_dt": times.news2,
        "clinician_dt": times.clinician,
        "senior_review_dt": times.senior,
        "abx_prescribed_dt": times.prescribed,
        "abx_given_dt": times.recorded,
        "bed_dt": times.bed,
    }


def _measure_columns(who: Patients, times: Clocks) -> Columns:
    minutes = minutes_between(times.news2, times.recorded)
    counted = (who.exclusion == "") & np.isfinite(minutes)
    return {
        "minutes_arrival_to_news2": minutes_between(who.roster.arrival, times.news2),
        "minutes_news2_to_clinician": minutes_between(times.news2, times.clinician),
        "minutes_clinician_to_prescribed": minutes_between(times.clinician, times.prescribed),
        "minutes_prescribed_to_abx": minutes_between(times.prescribed, times.recorded),
        "minutes_news2_to_abx": minutes,
        "minutes_arrival_to_abx": minutes_between(who.roster.arrival, times.recorded),
        "exclusion": words(who.exclusion != "", who.exclusion),
        "within_1h": flag(minutes <= 60, counted & who.high_risk),
        "within_3h": flag(minutes <= 180, counted & ~who.high_risk),
        "within_1h_of_arrival": flag(
            minutes_between(who.roster.arrival, times.recorded) <= 60, counted & who.high_risk
        ),
    }


def _outcome_columns(
    streams: Streams, who: Patients, times: Clocks, care: Columns, stories: Stories
) -> Columns:
    infected = infection(streams, who)
    has_code, sampled = coded(streams, who, times, infected, stories)
    end = ending(streams, who, times, _last_clock(who, times, care))
    intensive = streams.chance("icu", np.where(who.high_risk, 0.11, 0.03), len(infected))
    comfort = who.exclusion == "end-of-life plan"
    plan = streams.pick("plan", {"full escalation": 52, "ward-based care": 26, "none recorded": 22},
                        len(infected))  # fmt: skip
    return {
        "infection_confirmed": infected,
        "sepsis_coded": has_code,
        "in_coded_sample": sampled,
        "escalation_plan": np.where(comfort, "comfort care", plan),
        "icu": intensive & ~comfort & (plan != "ward-based care"),
        **ending_columns(who.roster, end),
    }


def _last_clock(who: Patients, times: Clocks, care: Columns) -> Moments:
    last = np.fmax(times.senior, np.fmax(times.given, times.bed))
    for name in ("lactate_dt", "culture_dt", "fluids_dt", "urine_output_dt"):
        last = np.fmax(last, care[name])
    return last
