"""Who has suspected sepsis, how ill they are, and their first observations."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..frame.arrivals import Pattern
from ..frame.physiology import Vitals, observe
from ..frame.roster import Mix, Roster, care_home, enrol, frailty
from ..frame.streams import Floats, Ints, Streams
from ..frame.world import World

PATTERN = Pattern(
    per_month=138,
    months=(1.08, 1.05, 1.02, 0.98, 0.97, 0.96, 0.95, 0.93, 0.96, 1.0, 1.03, 1.07),
)
MIX = Mix(
    age_weights=(9, 10, 12, 20, 28, 21),
    male=0.51,
    imd_risk=(1.48, 1.30, 1.17, 1.07, 1.0),
    slice=(0.0, 0.28),
    shared=(0.70, 0.74),
    shared_share=0.12,
)
SOURCES = {"chest": 45, "urine": 24, "abdomen": 12, "skin": 9, "unknown": 10}
SCORES = {5: 28, 6: 22, 7: 17, 8: 12, 9: 8, 10: 5.5, 11: 3.5, 12: 2, 13: 2}
CFS_WEIGHTS = (22, 33, 22, 23)
CANDIDATES = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Patients:
    """Everything about the patients that is settled at the door."""

    roster: Roster
    source: NDArray[np.object_]
    vitals: Vitals
    cfs: Floats
    care_home: NDArray[np.bool_]
    exclusion: NDArray[np.object_]

    @property
    def high_risk(self) -> NDArray[np.bool_]:
        """Whether NEWS2 is 7 or more."""
        return np.asarray(self.vitals.news2 >= 7)


def patients(world: World, streams: Streams) -> Patients:
    """Return the sepsis patients of a cohort."""
    roster = enrol(world, "sepsis", PATTERN, MIX)
    n = len(roster)
    source = streams.pick("source", SOURCES, n)
    copd = streams.chance("scale 2", np.where(source == "chest", 0.07, 0.025), n)
    cfs = frailty(streams, roster.age, CFS_WEIGHTS)
    return Patients(
        roster=roster,
        source=source,
        vitals=_observe(streams, source == "chest", copd),
        cfs=cfs,
        care_home=care_home(streams, cfs),
        exclusion=streams.pick(
            "exclusion",
            {"": 94, "already on IV antibiotic": 2, "end-of-life plan": 2,
             "no antibiotic indicated": 2},
            n,
        ),
    )  # fmt: skip


def _observe(streams: Streams, chest: NDArray[np.bool_], scale_2: NDArray[np.bool_]) -> Vitals:
    """Give each patient the vitals of a candidate whose score was drawn for them."""
    kinds = {(c, s): candidates(streams, chest=c, scale_2=s) for c in (0, 1) for s in (0, 1)}
    wanted = np.array(list(SCORES))[streams.index("score", list(SCORES.values()), len(chest))]
    u = streams.uniform("candidate", len(chest))
    first, pools, row = 0, [], np.zeros(len(chest), dtype=np.int64)
    for (c, s), pool in kinds.items():
        here = (chest == c) & (scale_2 == s)
        row[here] = first + _matching(np.minimum(pool.news2, 13), wanted[here], u[here])
        first += len(pool.news2)
        pools.append(pool)
    return _joined(pools)[row]


def _matching(scores: Ints, wanted: Ints, u: Floats) -> Ints:
    """Return a random position whose score is the one wanted (scores are sorted)."""
    low = np.searchsorted(scores, wanted, "left")
    high = np.searchsorted(scores, wanted, "right")
    return low + np.floor(u * (high - low)).astype(np.int64)


def _joined(pools: list[Vitals]) -> Vitals:
    return Vitals(
        **{
            name: np.concatenate([getattr(pool, name) for pool in pools])
            for name in Vitals.__slots__
        }
    )


def candidates(streams: Streams, *, chest: int, scale_2: int) -> Vitals:
    """Return invented observations of ill people with NEWS2 of 5 or more, sorted by score."""
    streams = streams.child("candidates", chest, scale_2)
    severity = 1.0 + 0.2 * chest + streams.normal("severity", CANDIDATES)
    seen = observe(streams, severity, chest=chest, scale_2=scale_2)
    ill = int((seen.news2 >= 5).sum())
    return seen[np.argsort(np.where(seen.news2 >= 5, seen.news2, 99), kind="stable")[:ill]]
