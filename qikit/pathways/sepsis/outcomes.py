"""What became of people: infection or not, coding, death, stay and return."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..frame.calendar import month_start
from ..frame.durations import minutes_between
from ..frame.outcomes import Ending, end_of_stay, stay_days
from ..frame.streams import Floats, Streams
from ..stories.story import Stories
from .clocks import Clocks
from .patients import SCORES, Patients

DEATH_BY_SCORE = (0.075, 0.09, 0.13, 0.16, 0.20, 0.24, 0.28, 0.33, 0.40)  # NEWS2 5 to 13 or more
DEATH_BY_IMD = (1.14, 1.06, 1.0, 0.95, 0.90)
SAMPLE_NOTES = 50


def death_risk(who: Patients) -> Floats:
    """Return each patient's chance of death within 30 days, by score, frailty and deprivation."""
    score = np.asarray(DEATH_BY_SCORE)[np.minimum(who.vitals.news2, max(SCORES)) - min(SCORES)]
    frail = np.select(
        [np.isnan(who.cfs), who.cfs <= 3, who.cfs <= 5, who.cfs <= 6], [0.60, 0.87, 1.0, 1.18], 1.42
    )
    return np.clip(score * frail * np.asarray(DEATH_BY_IMD)[who.roster.imd - 1], 0.002, 0.95)


def ending(streams: Streams, who: Patients, times: Clocks, last: np.ndarray) -> Ending:
    """Return how each stay ended."""
    return end_of_stay(
        streams,
        who.roster,
        last,
        days=stay_days(streams, len(who.roster), 6.7, 0.95),
        death_risk=death_risk(who),
        readmit_risk=0.197,
    )


def infection(streams: Streams, who: Patients) -> NDArray[np.bool_]:
    """Return whether infection was confirmed: scores flag many people who have none."""
    likely = np.where(who.exclusion == "no antibiotic indicated", 0.05, 0.71)
    return streams.chance("infection", likely, len(who.roster))


def coded(
    streams: Streams, who: Patients, times: Clocks, infected: NDArray[np.bool_], stories: Stories
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return whether a sepsis code was given, and whether the note is in the month's sample.

    SEP-X1: prompt treatment is coded more often. Without it, both are coded alike.
    """
    n = len(infected)
    prompt = minutes_between(times.news2, times.given) <= 60
    fast, slow = (stories.number("SEP-X1", f"coded_if_{name}") for name in ("prompt", "late"))
    rate = np.where(prompt, fast, slow) if stories.on("SEP-X1") else np.full(n, (fast + slow) / 2)
    has_code = infected & streams.chance("coded", rate, n)
    order = np.where(has_code, streams.uniform("sample", n), 2.0)
    return has_code, has_code & (_rank_within_month(who, order) < SAMPLE_NOTES)


def _rank_within_month(who: Patients, key: Floats) -> NDArray[np.int64]:
    months = month_start(who.roster.arrival).astype(np.int64)
    order = np.lexsort((key, months))
    first = np.searchsorted(months[order], months[order])
    rank = np.empty(len(key), dtype=np.int64)
    rank[order] = np.arange(len(key)) - first
    return rank
