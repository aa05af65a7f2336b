"""The clocks of COPD: blood gas, non-invasive ventilation (NIV), respiratory review."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..frame.calendar import DAYS, day_number, weekday
from ..frame.columns import words
from ..frame.copula import probit
from ..frame.durations import Moments, after, blank_unless, by_day, lognormal
from ..frame.streams import Floats, Streams
from ..frame.world import World
from ..stories.story import Stories
from .patients import Patients

REVIEWED_BY_DAY = (0.74, 0.74, 0.74, 0.74, 0.48, 0.38, 0.64)  # Monday to Sunday
OTHER_REASONS = {"decision to start": 38, "trained staff": 37, "machine or mask": 25}


@dataclass(frozen=True, slots=True, kw_only=True)
class Clocks:
    """Moments of the first days, one value a patient."""

    first_gas: Moments
    defining_gas: Moments
    bed_request: Moments
    niv: Moments
    late_starter: NDArray[np.bool_]
    reason: NDArray[np.object_]
    review: Moments
    bed: Moments


def clocks(world: World, streams: Streams, who: Patients, stories: Stories) -> Clocks:
    """Return the clocks of every patient."""
    arrival, n = who.roster.arrival, len(who.roster)
    crowding = world.pressure_at(arrival)
    late = who.niv & streams.chance("late starter", 0.4, n)
    to_gas = lognormal(streams, "to gas", n, np.where(who.niv, 75, 48), 0.82)
    worse = np.where(late, lognormal(streams, "to worse", n, 420, 1.0), 0.0)
    first, defining = after(arrival, to_gas), after(arrival, to_gas + worse)
    wait = lognormal(streams, "gas to niv", n, 60, 0.85) * np.exp(0.05 * crowding)
    reason = _reason(streams, stories, wait, crowding)
    asked = 0.35 + 0.25 * streams.uniform("bed request", n)
    asked = np.where(reason == "NIV bed", 0.15 + 0.2 * asked, asked)
    return Clocks(
        first_gas=first,
        defining_gas=blank_unless(who.niv, defining),
        bed_request=blank_unless(who.niv, after(defining, wait * asked)),
        niv=blank_unless(who.niv, after(defining, wait)),
        late_starter=late,
        reason=words(who.niv & (wait > 60), reason),
        review=by_day(
            streams, "review", arrival, after(arrival, _to_review(world, streams, who, stories)), 24
        ),
        bed=after(arrival, lognormal(streams, "to bed", n, 420, 0.7) * np.exp(0.25 * crowding)),
    )


def _reason(streams: Streams, stories: Stories, wait: Floats, crowding: Floats) -> NDArray:
    """COP-B1: the bed is the main reason, more so when the hospital is full."""
    bed = np.clip(stories.number("COP-B1", "bed") + 0.06 * crowding, 0.2, 0.9)
    waits_for_bed = streams.chance("bed", bed, len(wait))
    return np.where(waits_for_bed, "NIV bed", streams.pick("reason", OTHER_REASONS, len(wait)))


def _to_review(world: World, streams: Streams, who: Patients, stories: Stories) -> Floats:
    """Log-normal minutes whose share within 24 h depends on the weekday of arrival."""
    arrival = who.roster.arrival
    day = weekday(arrival)
    share = np.asarray(REVIEWED_BY_DAY)[day]
    felt = stories.strength("COP-R1", arrival)
    for number, name in ((4, "friday"), (5, "saturday")):
        better = stories.number("COP-R1", name)
        share = np.where(day == number, share + felt * (better - share), share)
    weekly = (0.06 * streams.normal("week", len(DAYS) // 7 + 2))[day_number(arrival) // 7]
    median = 24 * 60 * np.exp(-probit(share)) * np.exp(0.05 * world.pressure_at(arrival) + weekly)
    return lognormal(streams, "to review", len(day), median, 1.0)
