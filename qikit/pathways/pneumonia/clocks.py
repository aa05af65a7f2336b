"""The clocks of pneumonia: x-ray, report, first antibiotic, consultant, bed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..frame.calendar import DAYS, day_number, in_hours
from ..frame.durations import Moments, after, by_day, lognormal
from ..frame.streams import Floats, Streams
from ..frame.world import World
from ..stories.story import Stories
from .patients import Patients

CXR_AND_DOSE = 0.55  # how far the two waits go together


@dataclass(frozen=True, slots=True, kw_only=True)
class Clocks:
    """Moments of the first day, one value a patient."""

    request: Moments
    cxr: Moments
    report: Moments
    abx: Moments
    consultant: Moments
    bed: Moments


def clocks(world: World, streams: Streams, who: Patients, stories: Stories) -> Clocks:
    """Return the clocks of every patient."""
    arrival, n = who.roster.arrival, len(who.roster)
    shared = streams.normal("pace", n)
    to_cxr = _to_cxr(world, streams, who, stories, shared)
    cxr = after(arrival, to_cxr)
    to_bed = lognormal(streams, "to bed", n, 400, 0.7) * _crowding(world, who, 0.25)
    abx = after(arrival, _to_dose(world, streams, who, stories, shared))
    consultant = after(arrival, lognormal(streams, "to consultant", n, 497, 0.9))
    bed = np.maximum(after(arrival, to_bed), np.maximum(abx, cxr) + np.timedelta64(10, "m"))
    return Clocks(
        request=after(arrival, to_cxr * (0.15 + 0.6 * streams.uniform("request", n))),
        cxr=cxr,
        report=after(cxr, lognormal(streams, "to report", n, 900, 1.1)),
        abx=abx,
        consultant=by_day(streams, "consultant", arrival, consultant, 14),
        bed=bed,
    )


def _crowding(world: World, who: Patients, beta: float) -> Floats:
    return np.exp(beta * world.steady_pressure_at(who.roster.arrival))


def _weeks(streams: Streams, who: Patients) -> Floats:
    weekly = 0.06 * streams.normal("week", len(DAYS) // 7 + 2)
    return np.exp(weekly[day_number(who.roster.arrival) // 7])


def _to_cxr(
    world: World, streams: Streams, who: Patients, stories: Stories, pace: Floats
) -> Floats:
    """Arrival to x-ray; the bottleneck is felt by those who arrive from 17:00 to 21:00."""
    late = in_hours(who.roster.arrival, 17, 21) * stories.strength("CAP-B1", who.roster.arrival)
    bundle = stories.strength("CAP-R1", who.roster.arrival)
    beta = stories.number("CAP-S1", "cxr") if stories.on("CAP-S1") else 0.0
    minutes = 80 * np.exp(1.03 * pace)
    minutes = minutes * stories.number("CAP-B1", "cxr") ** late
    minutes = minutes * stories.number("CAP-R1", "cxr") ** bundle
    return minutes * _crowding(world, who, beta) * _weeks(streams, who)


def _to_dose(
    world: World, streams: Streams, who: Patients, stories: Stories, pace: Floats
) -> Floats:
    own = streams.normal("to dose", len(pace))
    z = CXR_AND_DOSE * pace + np.sqrt(1 - CXR_AND_DOSE**2) * own
    bundle = stories.strength("CAP-R1", who.roster.arrival)
    beta = stories.number("CAP-S1", "abx") if stories.on("CAP-S1") else 0.0
    minutes = 135 * np.exp(0.95 * z) * stories.number("CAP-R1", "abx") ** bundle
    return minutes * _crowding(world, who, beta) * _weeks(streams, who)
