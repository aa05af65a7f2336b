"""Stay, death, return and rehabilitation after a COPD exacerbation."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..frame.columns import Columns, flag
from ..frame.durations import Moments, after, blank_unless
from ..frame.outcomes import DAY, at_leaving_hour, stay_days
from ..frame.roster import SURE_TO_LIVE
from ..frame.streams import Floats, Streams
from ..stories.story import Stories
from .clocks import Clocks
from .patients import Patients

DEATH_BY_DECAF = (0.003, 0.01, 0.03, 0.075, 0.15, 0.28, 0.40)
WINDOW = 90
LATER_DEATH = 0.085


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How each stay ended and what followed within 90 days."""

    at_home: NDArray[np.bool_]
    discharge: Moments
    died_in_hospital: NDArray[np.bool_]
    death: Moments
    readmit: Moments
    days_to_return: Floats
    copd_return: NDArray[np.bool_]


def ending(streams: Streams, who: Patients, times: Clocks, stories: Stories) -> Ending:
    """Return how each stay ended."""
    arrival, n = who.roster.arrival, len(who.roster)
    risk = np.asarray(DEATH_BY_DECAF)[who.decaf] * np.where(who.niv, 1.7, 0.82)
    risk = np.minimum(risk, SURE_TO_LIVE - LATER_DEATH)
    died = who.roster.fate < risk
    later = ~died & (who.roster.fate < risk + LATER_DEATH)
    at_home, days = _stay(streams, who, stories)
    last = _last_clock(arrival, times)
    leave = np.maximum(at_leaving_hour(streams, after(arrival, days * DAY)), last)
    death_in = np.maximum(after(arrival, _days_to_death(streams, n) * DAY), last)
    left = np.where(died, death_in, leave)
    after_days = 2 + (WINDOW - 10) * streams.uniform("later death", n)
    death = np.where(died, death_in, after(leave, after_days * DAY))
    returned, gap = _return(streams, who, died)
    readmit = after(left, gap * DAY)
    returned &= ~(later & (readmit >= death))
    return Ending(
        at_home=at_home & ~died,
        discharge=left,
        died_in_hospital=died,
        death=blank_unless(died | later, death),
        readmit=blank_unless(returned, readmit),
        days_to_return=np.where(returned, np.floor(gap), np.nan),
        copd_return=returned
        & streams.chance("copd return", stories.number("COP-X1", "copd_share"), n),
    )


def _last_clock(arrival: Moments, times: Clocks) -> Moments:
    """Nobody leaves before the bed, the mask, or a review that comes on the first day."""
    prompt = blank_unless(times.review - arrival <= np.timedelta64(24, "h"), times.review)
    latest = np.fmax(np.fmax(times.bed, prompt), np.fmax(times.niv, times.first_gas))
    return after(latest, np.full(len(latest), 60.0))


def _stay(streams: Streams, who: Patients, stories: Stories) -> tuple[NDArray[np.bool_], Floats]:
    """Days in hospital; COP-S1 sends mild cases home early under the virtual ward."""
    n = len(who.roster)
    days = stay_days(streams, n, 4.5, 0.82)
    felt = stories.strength("COP-S1", who.roster.arrival)
    mild = who.decaf <= 1
    share = stories.number("COP-S1", "share") * felt
    early = mild & ~who.niv & streams.chance("virtual ward", share, n)
    return early, np.where(early, np.floor(days * stories.number("COP-S1", "stay")), days)


def _return(
    streams: Streams, who: Patients, died: NDArray[np.bool_]
) -> tuple[NDArray[np.bool_], Floats]:
    """Return within 90 days (about 43 %), more than half of them within 30."""
    n = len(died)
    returned = ~died & streams.chance("readmit", 0.445, n)
    gap = WINDOW * streams.uniform("readmit gap", n) ** (1 / 0.531)
    return returned, np.maximum(gap, 0.3)


def _days_to_death(streams: Streams, n: int) -> Floats:
    return np.minimum(6 * np.exp(0.9 * streams.normal("days to death", n)), 45)


def after_care(streams: Streams, who: Patients, end: Ending, stories: Stories) -> Columns:
    """Return the discharge bundle and rehabilitation columns."""
    n, alive = len(who.roster), ~end.died_in_hospital
    before, done = (stories.number("COP-F1", name) for name in ("before", "after"))
    share = before + (done - before) * stories.strength("COP-F1", end.discharge)
    complete = streams.chance("bundle", share, n)
    referred = alive & streams.chance("rehab referred", 0.62, n)
    low, high = (stories.number("COP-E1", name) for name in ("q1", "q5"))
    uptake = low + (high - low) * (who.roster.imd - 1) / 4
    if not stories.on("COP-E1"):
        uptake = np.full(n, (low + high) / 2)
    started = streams.chance("rehab started", uptake, n)
    finished = streams.chance("rehab finished", 0.65, n)
    return {
        **_bundle(streams, complete, alive),
        "rehab_referred": flag(referred, alive),
        "rehab_started": flag(started, referred),
        "rehab_completed": flag(finished, referred & started),
    }


BUNDLE = ("inhaler_checked", "action_plan", "smoking_addressed", "rehab_discussed", "followup_72h")


def _bundle(streams: Streams, complete: NDArray[np.bool_], alive: NDArray[np.bool_]) -> Columns:
    """Return the five elements, and whether all five were done: one is missing at least if not."""
    n = len(complete)
    missed = streams.index("bundle/missed", (12, 20, 18, 25, 25), n)
    columns: Columns = {}
    for position, name in enumerate(BUNDLE):
        also = streams.chance(f"bundle/{name}", 0.25, n)
        columns[f"bundle_{name}"] = flag(complete | ((missed != position) & ~also), alive)
    columns["bundle_complete"] = flag(complete, alive)
    return columns
