"""Make the event log of a cohort, and cut the three months that are shipped."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..catalogue import PATHWAYS, pathway
from ..frame.world import world
from ..stories.story import Stories
from .follow import as_log
from .log import emergency_events, pathway_events

CUT = (np.datetime64("2025-09-01"), np.datetime64("2025-12-01"))


def make_events(cohort: str) -> pd.DataFrame:
    """Return the event log of all three years (about 1.5 million rows)."""
    place = world(cohort)
    parts: list[pd.DataFrame] = []
    for name in PATHWAYS:
        made = pathway(name)
        attempt = made.cast(cohort)
        streams = place.streams.child(name, attempt)
        parts += pathway_events(name, made.draw(cohort, attempt), streams.child("events"))
        if name == "economy":
            parts.append(emergency_events(place, streams, Stories(made.stories)))
    return as_log(parts)


def cut(log: pd.DataFrame) -> pd.DataFrame:
    """Return the cases that began in September to November 2025, whole."""
    begins = log.loc[log["event_seq"] == 1]
    inside = (begins["start_dt"] >= CUT[0]) & (begins["start_dt"] < CUT[1])
    kept = log[log["case_id"].isin(begins.loc[inside, "case_id"])]
    return kept.reset_index(drop=True)
