"""Who has a stroke, or seems to: type, severity, onset, and how they came."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..frame.arrivals import Pattern
from ..frame.calendar import in_hours
from ..frame.durations import Moments, after, blank_unless
from ..frame.roster import Mix, Roster, enrol
from ..frame.streams import Floats, Ints, Streams
from ..frame.world import World
from ..stories.story import Stories

BLOCKS = (4.5, 2.5, 8.3, 23.2, 20.8, 17.5, 13.8, 9.4)  # arrivals in each three hours
PATTERN = Pattern(
    per_month=57,
    months=(1.04, 1.03, 1.01, 1.0, 0.99, 0.98, 0.97, 0.97, 0.98, 1.0, 1.01, 1.03),
    weekdays=(15.5, 15.6, 14.5, 15.4, 14.9, 12.6, 11.6),
    hours=tuple(block for block in BLOCKS for _ in range(3)),
)
MIX = Mix(
    age_weights=(2, 8, 13, 23, 32, 22),
    male=0.52,
    imd_risk=(1.70, 1.42, 1.22, 1.08, 1.0),
    slice=(0.50, 0.60),
    age_shift_by_imd=(-0.22, -0.10, 0.0, 0.09, 0.15),
    shared=(0.78, 0.79),
    shared_share=0.08,
)
STROKES = 35 / 57
# Share of known onsets that arrive in each half hour up to 12 hours; the rest are later.
HALF_HOURS = (
    1.1, 6.7, 14.4, 12.1, 8.4, 6.0, 4.5, 3.6, 2.9, 2.5, 2.2, 1.9,
    1.7, 1.4, 1.3, 1.1, 1.1, 1.0, 0.9, 0.9, 0.8, 0.8, 0.8, 0.8,
)  # fmt: skip
LATER = 21.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Patients:
    """Everything settled at the door, one value a patient."""

    roster: Roster
    diagnosis: NDArray[np.object_]
    infarct: NDArray[np.bool_]
    left_brain: NDArray[np.bool_]
    nihss: Ints
    own_transport: NDArray[np.bool_]
    pre_alert: NDArray[np.bool_]
    onset_known: NDArray[np.bool_]
    since_onset: Floats
    onset: Moments

    @property
    def stroke(self) -> NDArray[np.bool_]:
        """Whether it was a stroke, not a transient attack or something else."""
        return np.asarray(self.diagnosis == "stroke")

    @property
    def early(self) -> NDArray[np.bool_]:
        """Known onset within four hours of arrival."""
        return self.onset_known & (self.since_onset <= 240)


def patients(world: World, streams: Streams, stories: Stories) -> Patients:
    """Return everyone for whom the stroke alert was raised."""
    roster = enrol(world, "stroke", PATTERN, MIX)
    n = len(roster)
    diagnosis = streams.pick(
        "diagnosis", {"stroke": STROKES, "TIA": 0.17, "mimic": 1 - STROKES - 0.17}, n
    )
    infarct = streams.chance("infarct", 0.862, n)
    nihss = _nihss(streams, diagnosis, infarct)
    own = streams.chance("own transport", _own_share(roster, stories), n)
    known = streams.chance("onset known", _known_share(roster, stories), n)
    since = _since_onset(streams, own, n)
    warned = ~own & streams.chance("pre-alert", np.where(since <= 240, 0.68, 0.45), n)
    return Patients(
        roster=roster,
        diagnosis=diagnosis,
        infarct=infarct,
        left_brain=streams.chance("left", 0.52, n),
        nihss=nihss,
        own_transport=own,
        pre_alert=warned,
        onset_known=known,
        since_onset=np.where(known, since, np.nan),
        onset=blank_unless(known, after(roster.arrival, -since)),
    )


def _by_imd(roster: Roster, stories: Stories, first: str, last: str) -> Floats:
    """A share that runs from the most to the least deprived fifth; its mean without STR-E1."""
    most, least = stories.number("STR-E1", first), stories.number("STR-E1", last)
    graded = most + (least - most) * (roster.imd - 1) / 4
    return graded if stories.on("STR-E1") else np.full(len(roster), (most + least) / 2)


def _own_share(roster: Roster, stories: Stories) -> Floats:
    """STR-P1: own transport clusters at night."""
    share = _by_imd(roster, stories, "own_q1", "own_q5")
    night = in_hours(roster.arrival, 21, 9)
    return share * np.where(night, 2.0, 0.70) if stories.on("STR-P1") else share


def _known_share(roster: Roster, stories: Stories) -> Floats:
    return _by_imd(roster, stories, "known_q1", "known_q5") + 0.015


def _since_onset(streams: Streams, own: NDArray[np.bool_], n: int) -> Floats:
    """Minutes from onset to arrival; people who come by themselves come later."""
    u = streams.uniform("since onset", n)
    u = np.where(own, 1 - (1 - u) * 0.66, u * 0.985)
    edges = np.cumsum([0.0, *HALF_HOURS]) / (sum(HALF_HOURS) + LATER)
    within = np.interp(u, edges, np.arange(len(edges)) * 30.0)
    beyond = 720 * (1 + 4 * streams.uniform("much later", n) ** 2)
    return np.maximum(np.where(u > edges[-1], beyond, within), 12.0)


def _nihss(streams: Streams, diagnosis: NDArray, infarct: NDArray[np.bool_]) -> Ints:
    """A log-normal, cut, worse with bleeding; transient attacks have recovered."""
    n = len(diagnosis)
    value = 4.5 * np.exp(1.05 * streams.normal("nihss", n)) * np.where(infarct, 1.0, 1.35)
    value = np.where(diagnosis == "mimic", value * 0.6, value)
    value = np.where(diagnosis == "TIA", value * 0.12, value)
    return np.minimum(np.floor(value), 42).astype(np.int64)
