"""Who has pneumonia, and how severe it is: CURB-65 from its parts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..frame.arrivals import Pattern
from ..frame.copula import linked_chance, loaded, normal_scores
from ..frame.physiology import whole
from ..frame.roster import SURE_TO_LIVE, Mix, Roster, enrol, roster_of
from ..frame.streams import Floats, Ints, Streams
from ..frame.world import World
from ..scores.curb65 import curb65

PATTERN = Pattern(
    per_month=105,
    months=(1.48, 1.16, 1.08, 0.96, 0.87, 0.77, 0.71, 0.67, 0.79, 0.96, 1.10, 1.46),
    growth=0.04,
)
MIX = Mix(
    age_weights=(6, 10, 12, 21, 29, 22),
    male=0.51,
    imd_risk=(1.36, 1.25, 1.15, 1.06, 1.0),
    slice=(0.28, 0.50),
    shared=(0.74, 0.76),
    shared_share=0.08,
)
AGE_LOADING = 0.35
LINKED = 0.06
QUIET_DAYS = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Patients:
    """Everything settled at the door, one value a patient."""

    roster: Roster
    confusion: NDArray[np.bool_]
    urea: Floats
    rr: Ints
    sbp: Ints
    dbp: Ints
    curb65: Ints

    @property
    def severity(self) -> Ints:
        """0 low (CURB-65 of 0 or 1), 1 moderate (2), 2 high (3 to 5)."""
        return np.clip(self.curb65 - 1, 0, 2)


def patients(world: World, streams: Streams) -> Patients:
    """Return the pneumonia patients of a cohort."""
    roster = _with_copd(world, enrol(world, "pneumonia", PATTERN, MIX))
    n = len(roster)
    by_age = normal_scores(roster.age + streams.uniform("age rank", n))
    factor = loaded(streams, "severity", by_age, AGE_LOADING)
    confusion = linked_chance(streams, "confusion", factor, 0.45, 0.24)
    urea = np.round(7.0 * np.exp(0.55 * loaded(streams, "urea", factor, 0.5)), 1)
    urea = np.clip(urea, 1.5, 60.0)
    rr = whole(24.0 + 6.5 * loaded(streams, "rr", factor, 0.4), 10, 60)
    low = loaded(streams, "bp", factor, 0.3)
    sbp = whole(131 - 15 * low + 15 * streams.normal("sbp", n), 60, 220)
    dbp = np.minimum(whole(70.5 - 12.8 * low, 30, 120), sbp - 15)
    return Patients(
        roster=roster,
        confusion=confusion,
        urea=urea,
        rr=rr,
        sbp=sbp,
        dbp=dbp,
        curb65=curb65(confusion=confusion, urea_mmol=urea, rr=rr, sbp=sbp, dbp=dbp, age=roster.age),
    )


def _with_copd(world: World, roster: Roster) -> Roster:
    """Let some cases be survivors who also survived a stay with COPD some months before."""
    from ..copd.patients import enrolled

    streams = world.streams.child("pneumonia", "copd")
    copd = enrolled(world)
    wanted = streams.chance("linked", LINKED / (1 - SURE_TO_LIVE), len(roster))
    wanted &= (roster.age >= 50) & (roster.fate > SURE_TO_LIVE)
    person = roster.person.copy()
    pool = np.flatnonzero(copd.fate > SURE_TO_LIVE)
    for row in np.flatnonzero(wanted):
        earlier = pool[copd.arrival[pool] < roster.arrival[row] - np.timedelta64(QUIET_DAYS, "D")]
        if len(earlier):
            person[row] = copd.person[earlier[0]]
            pool = pool[pool != earlier[0]]
    return roster_of(world, roster.arrival, person, roster.fate)
