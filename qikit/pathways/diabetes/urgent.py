"""Appointments at the specialist clinic, ketoacidosis, and hypoglycaemia in older people."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..frame.arrivals import Pattern, arrive
from ..frame.calendar import DAYS, month_start, week_start
from ..frame.columns import flag
from ..frame.durations import after, lognormal, minutes_between
from ..frame.people import person_ids
from ..frame.streams import Ints, Streams
from ..stories.story import Stories
from .register import Register

CLINIC = Pattern(
    per_month=500,
    weekdays=(1, 1, 1, 1, 0.7, 0, 0),
    hours=(*(0,) * 9, 1, 1, 1, 0, 0, 1, 1, 1, *(0,) * 7),
)


def appointments(streams: Streams, people: Register, stories: Stories) -> pd.DataFrame:
    """Return specialist clinic appointments, one row each."""
    when = arrive(streams, CLINIC)
    n = len(when)
    before, late = (stories.number("DIA-F1", name) for name in ("before", "after"))
    missed = before + (late - before) * stories.strength("DIA-F1", when)
    cancelled = streams.pick("cancelled", {"": 90, "patient": 6, "service": 4}, n)
    dna = streams.chance("dna", missed, n) & (cancelled == "")
    wait = np.maximum(lognormal(streams, "wait", n, 71, 0.5), 2)
    result = np.where(dna, "did not attend", "attended")
    result = np.where(cancelled == "", result, "cancelled by " + cancelled)
    return pd.DataFrame(
        {
            "synthetic": True,
            "appointment_id": [f"SYN-DAP-{i + 1:06d}" for i in range(n)],
            "person_id": person_ids(_clinic_people(streams, people, n)),
            "booked_date": when.astype("datetime64[D]") - wait.astype("timedelta64[D]"),
            "appointment_dt": when,
            "month": month_start(when),
            "slot_type": streams.pick(
                "slot", {"follow-up": 70, "new": 14, "urgent": 9, "pump": 7}, n
            ),
            "mode": streams.pick("mode", {"face to face": 66, "telephone": 24, "video": 10}, n),
            "outcome": result,
            "dna": flag(dna, cancelled == ""),
        }
    )


def _clinic_people(streams: Streams, people: Register, n: int) -> Ints:
    members = people.person[people.clinic]
    return members[np.floor(streams.uniform("who", n) * len(members)).astype(np.int64)]


def dka(streams: Streams, people: Register) -> pd.DataFrame:
    """Return admissions with diabetic ketoacidosis, one row each."""
    arrival = arrive(streams, Pattern(per_month=12))
    n = len(arrival)
    insulin = after(arrival, lognormal(streams, "insulin", n, 60, 0.62))
    fluid = np.minimum(after(arrival, lognormal(streams, "fluid", n, 46, 0.6)), insulin)
    resolved = after(arrival, lognormal(streams, "resolved", n, 18.7 * 60, 0.5))
    resolved = np.maximum(resolved, insulin + np.timedelta64(120, "m"))
    members = people.person[people.type_1]
    who = members[np.floor(streams.uniform("who", n) * len(members)).astype(np.int64)]
    return pd.DataFrame(
        {
            "synthetic": True,
            "admission_id": [f"SYN-DKA-{i + 1:05d}" for i in range(n)],
            "person_id": person_ids(who),
            "arrival_dt": arrival,
            "month": month_start(arrival),
            "fluid_dt": fluid,
            "insulin_dt": insulin,
            "resolved_dt": resolved,
            "minutes_to_insulin": minutes_between(arrival, insulin),
            "hours_to_resolution": np.round(minutes_between(arrival, resolved) / 60, 1),
            "insulin_within_60": minutes_between(arrival, insulin) <= 60,
            "hypoglycaemia": streams.chance("hypo", 0.276, n),
            "hypokalaemia": streams.chance("potassium", 0.55, n),
        }
    )


def hypos(streams: Streams, stories: Stories) -> pd.DataFrame:
    """Return admissions with hypoglycaemia aged 65 and over (DIA-C1)."""
    gap = stories.number("DIA-C1", "days_between")
    days = np.repeat(DAYS, streams.poisson("cases", 1 / gap, len(DAYS)))
    return pd.DataFrame(
        {
            "synthetic": True,
            "case_id": [f"SYN-HYP-{i + 1:04d}" for i in range(len(days))],
            "date": days,
            "week": week_start(days),
            "days_since_last": np.diff(days, prepend=DAYS[0]).astype(np.int64),
        }
    )
