"""The stroke table, put together."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..frame.calendar import in_hours, is_weekend, month_start, week_start
from ..frame.columns import Columns, flag, words
from ..frame.copula import probit
from ..frame.durations import (
    after,
    blank_unless,
    by_day,
    lognormal,
    midnights_between,
    minutes_between,
)
from ..frame.roster import common_columns
from ..frame.streams import Streams
from ..frame.world import World
from ..scores.nihss import split
from ..stories.story import Stories
from .clocks import SPECIALISTS, Clocks, clocks
from .outcomes import Ending, ending
from .patients import Patients, patients

NEW_SCORING = np.datetime64("2024-10-01")
NO_BUT = {"too mild": 32, "age or frailty": 14, "comorbidity": 16, "medication": 15,
          "improving": 12, "refusal": 2, "other": 9}  # fmt: skip
CONDITIONS = {"hypertension": 0.53, "atrial_fibrillation": 0.20, "diabetes": 0.19,
              "prior_stroke": 0.27, "heart_failure": 0.05}  # fmt: skip


def generate(world: World, streams: Streams, stories: Stories) -> dict[str, pd.DataFrame]:
    """Return the clean table of the stroke pathway, one row a stroke alert."""
    who = patients(world, streams, stories)
    times = clocks(world, streams, who, stories)
    end = ending(streams, who, times, stories)
    columns = {
        **common_columns(world, who.roster, "SYN-STR-"),
        **_arrival_columns(who),
        **_illness_columns(streams, who, end),
        **_clock_columns(streams, who, times, end),
        **_treatment_columns(streams, who, times, stories),
        **_measure_columns(who, times, end),
        **_outcome_columns(who, end),
    }
    return {"stroke": pd.DataFrame(columns)}


def _arrival_columns(who: Patients) -> Columns:
    arrival = who.roster.arrival
    return {
        "arrival_mode": np.where(who.own_transport, "own transport", "ambulance"),
        "pre_alert": who.pre_alert,
        "arrival_dt": arrival,
        "week": week_start(arrival),
        "month": month_start(arrival),
        "weekend": is_weekend(arrival),
        "night": in_hours(arrival, 21, 9),
        "definition_version": np.where(
            arrival >= NEW_SCORING, "SSNAP from Oct 2024", "SSNAP to Sep 2024"
        ).astype(object),
        "onset_known": who.onset_known,
        "onset_dt": who.onset,
        "minutes_onset_to_arrival": minutes_between(who.onset, arrival),
    }


def _illness_columns(streams: Streams, who: Patients, end: Ending) -> Columns:
    n = len(who.roster)
    items = split(streams, who.nihss, who.left_brain)
    return {
        "diagnosis": who.diagnosis,
        "stroke_type": words(who.stroke, np.where(who.infarct, "infarct", "haemorrhage")),
        "brain_side": words(who.stroke, np.where(who.left_brain, "left", "right")),
        **items,
        "nihss": who.nihss,
        **{name: streams.chance(f"condition/{name}", share, n)
           for name, share in CONDITIONS.items()},
        "mrs_before": end.mrs_before,
    }  # fmt: skip


def _clock_columns(streams: Streams, who: Patients, times: Clocks, end: Ending) -> Columns:
    here = who.stroke
    stay = end.discharge
    columns: Columns = {
        "call_dt": times.call,
        "on_scene_dt": times.on_scene,
        "leave_scene_dt": times.leave_scene,
        "scan_dt": times.scan,
        "needle_dt": times.needle,
        "puncture_dt": times.puncture,
        "stroke_unit_dt": blank_unless(here & (times.unit < stay), times.unit),
        "swallow_dt": blank_unless(here & (times.swallow < stay), times.swallow),
    }
    for name, (share, hours) in SPECIALISTS.items():
        median = hours * 60 * np.exp(-0.9 * float(probit(share)))
        seen = after(who.roster.arrival, lognormal(streams, name, len(here), median, 0.9))
        if name != "nurse":
            seen = by_day(streams, name, who.roster.arrival, seen, hours)
        columns[f"{name}_dt"] = blank_unless(here & (seen < stay), seen)
    return columns


def _treatment_columns(streams: Streams, who: Patients, times: Clocks, stories: Stories) -> Columns:
    n, mimic = len(who.roster), who.diagnosis == "mimic"
    bled = times.lysed & streams.chance("bleed", stories.number("STR-C1", "share"), n)
    why = streams.pick("no but", NO_BUT, n)
    why = np.where(~who.onset_known, "onset unknown", np.where(who.early, why, "too late"))
    why = np.where(who.infarct, why, "haemorrhage")
    return {
        "thrombolysed": flag(times.lysed, who.stroke),
        "no_but_reason": words(who.stroke & ~times.lysed, why),
        "mimic_thrombolysed": flag(times.lysed, mimic),
        "bleed_after_thrombolysis": flag(bled, times.lysed & who.stroke),
        "thrombectomy": flag(~np.isnat(times.puncture), who.stroke),
    }


def _measure_columns(who: Patients, times: Clocks, end: Ending) -> Columns:
    arrival, stroke = who.roster.arrival, who.stroke
    counted = times.lysed & stroke
    to_scan = minutes_between(arrival, times.scan)
    to_needle = np.where(counted, minutes_between(arrival, times.needle), np.nan)
    to_unit = minutes_between(
        arrival, blank_unless(stroke & (times.unit < end.discharge), times.unit)
    )
    to_swallow = minutes_between(arrival, times.swallow)
    return {
        "minutes_to_scan": to_scan,
        "minutes_scan_to_needle": np.where(
            counted, minutes_between(times.scan, times.needle), np.nan
        ),
        "minutes_door_to_needle": to_needle,
        "minutes_to_stroke_unit": to_unit,
        "minutes_to_puncture": minutes_between(arrival, times.puncture),
        "scan_within_20": flag(to_scan <= 20, stroke),
        "scan_within_60": flag(to_scan <= 60, stroke),
        "needle_within_60": flag(to_needle <= 60, counted),
        "stroke_unit_4h": flag(to_unit <= 240, stroke & np.isnat(times.puncture)),
        "swallow_4h": flag((to_swallow <= 240) & (times.swallow < end.discharge), stroke),
    }


def _outcome_columns(who: Patients, end: Ending) -> Columns:
    return {
        "medically_ready_dt": end.ready,
        "discharge_dt": end.discharge,
        "days_ready_to_leaving": np.floor(minutes_between(end.ready, end.discharge) / 1440),
        "length_of_stay_days": midnights_between(who.roster.arrival, end.discharge),
        "destination": end.destination,
        "mrs_after": end.mrs_after,
        "death_30d": flag(end.dead_30d, who.stroke),
        "death_date": end.death.astype("datetime64[D]"),
    }
