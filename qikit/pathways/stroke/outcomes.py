"""After a stroke: stay, rehabilitation, death, disability."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..frame.durations import Moments, after, blank_unless, lognormal
from ..frame.outcomes import DAY, at_leaving_hour
from ..frame.roster import SURE_TO_LIVE
from ..frame.streams import Floats, Ints, Streams
from ..stories.story import Stories
from .clocks import Clocks
from .patients import Patients

ROUTES = ("home", "early supported discharge", "rehabilitation bed", "care home")
DEATH_BANDS = ((0, 4, 15, 20), (0.022, 0.039, 0.141, 0.365, 0.55))  # NIHSS up to, risk


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How each stay ended."""

    ready: Moments
    discharge: Moments
    died_in_hospital: NDArray[np.bool_]
    dead_30d: NDArray[np.bool_]
    death: Moments
    destination: NDArray[np.object_]
    mrs_before: Ints
    mrs_after: Floats


def ending(streams: Streams, who: Patients, times: Clocks, stories: Stories) -> Ending:
    """Return how each stay ended."""
    arrival, n = who.roster.arrival, len(who.roster)
    limits, risks = DEATH_BANDS
    risk = np.asarray(risks)[np.searchsorted(limits, who.nihss, "left")]
    risk = np.where(who.stroke, risk * np.where(who.roster.age >= 80, 1.25, 0.78), 0.006)
    dead = who.roster.fate < np.minimum(risk, SURE_TO_LIVE)
    inside = dead & streams.chance("died inside", 0.9, n)
    destination = _destination(streams, who, inside)
    ready_days = _ready_days(streams, who, destination)
    wait = _wait_days(streams, destination, stories, arrival)
    last = np.fmax(np.fmax(times.unit, times.scan), np.fmax(times.needle, times.puncture))
    last = last + np.timedelta64(40, "m")
    ready = np.maximum(after(arrival, ready_days * DAY), last)
    leave = np.maximum(at_leaving_hour(streams, after(ready, wait * DAY)), ready)
    death = np.maximum(after(arrival, _death_days(streams, n) * DAY), last)
    before = _mrs_before(streams, who)
    left = np.where(inside, death, leave)
    return Ending(
        ready=blank_unless(~inside, ready),
        discharge=left,
        died_in_hospital=inside,
        dead_30d=dead & (np.where(inside, death, _later(leave, death)) - arrival
                         <= np.timedelta64(30, "D")),
        death=blank_unless(dead, np.where(inside, death, _later(leave, death))),
        destination=destination,
        mrs_before=before,
        mrs_after=_mrs_after(streams, who, before, inside),
    )  # fmt: skip


def _later(leave: Moments, death: Moments) -> Moments:
    return np.maximum(death, leave + np.timedelta64(1, "D"))


def _destination(streams: Streams, who: Patients, inside: NDArray[np.bool_]) -> NDArray:
    """Where people went: the more severe the stroke, the more rehabilitation."""
    n = len(who.roster)
    u = streams.uniform("destination", n) + np.clip((who.nihss - 6) / 45, -0.1, 0.2)
    route = np.select([u < 0.50, u < 0.64, u < 0.92], ROUTES[:3], ROUTES[3])
    route = np.where(who.stroke, route, "home")
    return np.where(inside, "died", route).astype(object)


def _ready_days(streams: Streams, who: Patients, destination: NDArray) -> Floats:
    """Days until a hospital bed is no longer needed."""
    n = len(who.roster)
    median = np.select(
        [~who.stroke, destination == "early supported discharge", destination == "home"],
        [1.1, 3.0, 3.2], 5.6,
    )  # fmt: skip
    return lognormal(streams, "ready", n, median, 0.86)


def _wait_days(
    streams: Streams, destination: NDArray, stories: Stories, arrival: Moments
) -> Floats:
    """Days from ready to leaving; STR-B1 lengthens the wait for a rehabilitation bed."""
    n = len(destination)
    rehab = destination == "rehabilitation bed"
    base = np.select([rehab, destination == "care home"], [2.1, 3.4], 0.25)
    wait = lognormal(streams, "wait", n, base, 0.7)
    extra = stories.number("STR-B1", "extra_wait_days") * stories.strength("STR-B1", arrival)
    return wait + np.where(rehab, extra * np.exp(0.5 * streams.normal("extra", n)), 0.0)


def _death_days(streams: Streams, n: int) -> Floats:
    days = lognormal(streams, "death days", n, 6.0, 0.9)
    return np.where(days > 28, 1 + 26 * streams.uniform("death again", n), days)


def _mrs_before(streams: Streams, who: Patients) -> Ints:
    older = np.clip((who.roster.age - 74) / 60, -0.3, 0.3)
    u = np.clip(streams.uniform("mrs before", len(older)) + older, 0, 0.999)
    return np.searchsorted((0.52, 0.70, 0.80, 0.93, 0.985), u).astype(np.int64)


def _mrs_after(streams: Streams, who: Patients, before: Ints, inside: NDArray[np.bool_]) -> Floats:
    """Modified Rankin score on leaving: never better than before, 6 for death."""
    drawn = 0.6 + 0.16 * who.nihss + 1.1 * streams.normal("mrs after", len(before))
    lived = np.clip(np.round(drawn), before, 5)
    return np.where(inside, 6.0, lived)
