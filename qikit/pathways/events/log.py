"""The whole economy's event log, followed through every pathway and partner."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..economy.front_door import Attendances, attendances
from ..frame.durations import Moments, after
from ..frame.people import person_ids
from ..frame.streams import Floats, Streams
from ..frame.world import World
from ..stories.story import Stories
from . import steps
from .follow import follow

SPECIAL = {  # pathway: main table, its key, its steps
    "sepsis": ("sepsis", "record_id", steps.SEPSIS),
    "pneumonia": ("pneumonia", "record_id", steps.PNEUMONIA),
    "stroke": ("stroke", "record_id", steps.STROKE),
    "copd": ("copd", "record_id", steps.COPD),
}


def pathway_events(name: str, tables: dict[str, pd.DataFrame], streams: Streams) -> list:
    """Return the events of one pathway's tables."""
    if name in SPECIAL:
        table, key, order = SPECIAL[name]
        return [follow(_with_extras(tables[table], streams), name, key, order)]
    if name == "diabetes":
        reviews = _with_recall(tables["diabetes"], streams)
        return [
            follow(reviews, "diabetes", "review_id", steps.DIABETES),
            follow(tables["foot"], "diabetes", "episode_id", steps.FOOT),
        ]
    leaving = tables["discharges"]
    when = leaving["left_dt"].to_numpy().astype("datetime64[m]")
    visited = _office(streams, when, np.floor(1 + 4 * streams.uniform("visit", len(leaving))))
    return [
        follow(tables["ucr"], "urgent community response", "referral_id", steps.UCR),
        follow(
            leaving.assign(visit_dt=visited),
            "supported discharge",
            "discharge_id",
            steps.DISCHARGES,
        ),
    ]


def _with_extras(table: pd.DataFrame, streams: Streams) -> pd.DataFrame:
    """Add the steps outside hospital that the extracts do not hold."""
    n, arrival = len(table), table["arrival_dt"].to_numpy().astype("datetime64[m]")
    left = table["discharge_dt"].to_numpy().astype("datetime64[m]")
    normal = streams.normal
    came = (
        np.where(table["arrival_mode"] == "ambulance", 1.0, np.nan)
        if ("arrival_mode" in table)
        else np.ones(n)
    )
    extra = {
        "letter_dt": after(left, 700 * np.exp(0.9 * normal("letter", n))),
        "pharmacy_dt": _office(
            streams, left, 1 + np.floor(2 * np.exp(0.7 * normal("pharmacy", n)))
        ),
        "next_dt": after(left, 45 * np.exp(0.4 * normal("next", n))),
        "followup_dt": _office(streams, left, np.floor(2 + streams.uniform("follow-up", n))),
        "referral_dt": after(arrival, -150 * np.exp(0.5 * normal("referral", n))),
    }
    if "call_dt" not in table:
        travel = 80 * np.exp(0.35 * normal("call", n))
        extra["call_dt"] = after(arrival, -travel)
        extra["on_scene_dt"] = after(arrival, -0.6 * travel * came)
        extra["handover_dt"] = after(arrival, 18 * np.exp(0.7 * normal("handover", n)) * came)
    if "news2_dt" in table:
        extra["call_dt"] = after(arrival, -80 * np.exp(0.35 * normal("call", n)) * came)
    return table.assign(**{k: v for k, v in extra.items() if k not in table})


def _office(streams: Streams, start: Moments, days: Floats) -> Moments:
    """Return a moment in office hours this many days later."""
    day = start.astype("datetime64[D]").astype("datetime64[m]")
    return after(day, 1440 * days + 60 * (9 + 8 * streams.uniform("office", len(day))))


def _with_recall(table: pd.DataFrame, streams: Streams) -> pd.DataFrame:
    review = table["review_date"].to_numpy().astype("datetime64[D]").astype("datetime64[m]")
    n = len(table)
    wait = 24 * 1440 * np.exp(0.6 * streams.normal("recall", n))
    morning = review + np.timedelta64(9 * 60, "m")
    return table.assign(
        invite_dt=after(review, -np.maximum(wait, 4 * 1440)),
        blood_dt=after(morning, -np.minimum(wait * 0.3, 20 * 1440)),
        kit_dt=after(morning, -np.minimum(wait * 0.2, 15 * 1440)),
        review_date=morning + np.timedelta64(90, "m"),
    )


def emergency_events(world: World, streams: Streams, stories: Stories) -> pd.DataFrame:
    """Return the events of every ordinary emergency attendance."""
    door = attendances(world, streams.child("front door"), stories)
    table = pd.DataFrame(
        {
            "case_id": np.array([f"SYN-ED-{i + 1:07d}" for i in range(len(door))], dtype=object),
            "person_id": person_ids(door.person),
            **_emergency_times(door, streams),
        }
    )
    return follow(table, "emergency department", "case_id", steps.EMERGENCY)


def _emergency_times(door: Attendances, streams: Streams) -> dict[str, Moments]:
    came = np.where(door.ambulance, 1.0, np.nan)
    on_scene = 45 * np.exp(0.35 * streams.normal("on scene", len(door)))
    stay = door.stay
    return {
        "call_dt": after(door.arrival, -(on_scene + door.response) * came),
        "on_scene_dt": after(door.arrival, -on_scene * came),
        "arrival_dt": door.arrival,
        "handover_dt": after(door.arrival, np.minimum(door.handover, stay * 0.95) * came),
        "assessed_dt": after(door.arrival, np.minimum(door.assessed, stay * 0.5)),
        "seen_dt": after(door.arrival, np.minimum(door.seen, stay * 0.9)),
        "departure_dt": after(door.arrival, stay),
    }
