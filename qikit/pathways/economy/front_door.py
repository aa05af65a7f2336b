"""The emergency department and the ambulances at its door."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..frame.arrivals import Pattern, arrive
from ..frame.calendar import DAYS, day_number
from ..frame.durations import Moments, lognormal
from ..frame.people import cell_of, shares_by_quintile
from ..frame.pressure import pressure
from ..frame.streams import Floats, Ints, Streams
from ..frame.world import World
from ..stories.story import Stories

PATTERN = Pattern(
    per_month=7100,
    months=(0.957, 0.968, 1.001, 0.991, 1.037, 1.030, 1.039, 0.957, 0.994, 1.008, 1.008, 0.986),
)
RISK_BY_IMD = (1.95, 1.50, 1.25, 1.10, 1.0)
AGE_WEIGHTS = (22, 27, 14, 10, 10, 10, 7)
ADMITTED_BY_BAND = (0.12, 0.17, 0.25, 0.34, 0.46, 0.58, 0.66)
AMBULANCE_BY_BAND = (0.09, 0.19, 0.27, 0.36, 0.47, 0.62, 0.72)
PEOPLE_FROM = 0.80  # people whom no pathway follows


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendances:
    """One value an attendance: the waits in minutes."""

    arrival: Moments
    person: Ints
    imd: Ints
    band: Ints
    admitted: NDArray[np.bool_]
    ambulance: NDArray[np.bool_]
    response: Floats
    handover: Floats
    assessed: Floats
    seen: Floats
    stay: Floats

    def __len__(self) -> int:
        return len(self.arrival)


def occupied(world: World, stories: Stories) -> Floats:
    """Return the percentage of beds occupied, with ECO-B1's extra."""
    extra = stories.number("ECO-B1", "occupancy") * stories.strength("ECO-B1", DAYS)
    return np.clip(world.occupied + extra, 84, 100)


def attendances(world: World, streams: Streams, stories: Stories) -> Attendances:
    """Return every attendance of the three years."""
    arrival = arrive(streams, PATTERN)
    n = len(arrival)
    imd = streams.index("imd", shares_by_quintile(RISK_BY_IMD).tolist(), n) + 1
    band = streams.index("age", AGE_WEIGHTS, n)
    crowding = pressure(occupied(world, stories))[day_number(arrival)]
    faster = stories.strength("ECO-R1", arrival)
    admitted = streams.chance("admitted", np.asarray(ADMITTED_BY_BAND)[band], n)
    ambulance = streams.chance("ambulance", np.asarray(AMBULANCE_BY_BAND)[band], n)
    return Attendances(
        arrival=arrival,
        person=_people(world, streams, band, imd),
        imd=imd,
        band=band,
        admitted=admitted,
        ambulance=ambulance,
        response=_response(streams, stories, crowding, faster),
        handover=_handover(streams, stories, arrival, crowding, faster),
        assessed=lognormal(streams, "assessed", n, 16, 0.8),
        seen=16 + lognormal(streams, "seen", n, 68, 0.85) * np.exp(0.12 * crowding),
        stay=_stay(streams, stories, crowding, faster, admitted),
    )


def _people(world: World, streams: Streams, band: Ints, imd: Ints) -> Ints:
    """Deal people in turn, so that the same person does not come twice within months."""
    sex = streams.index("sex", (0.48, 0.52), len(band)) + 1
    cell = cell_of(band, imd, sex)
    sizes = np.diff(world.people.cell_start)[cell]
    begin = np.floor(sizes * PEOPLE_FROM).astype(np.int64)
    order = np.argsort(cell, kind="stable")
    turn = np.empty(len(cell), dtype=np.int64)
    turn[order] = np.arange(len(cell)) - np.searchsorted(cell[order], cell[order])
    return world.people.order[world.people.cell_start[cell] + begin + turn % (sizes - begin)]


def _response(streams: Streams, stories: Stories, crowding: Floats, faster: Floats) -> Floats:
    """Minutes from a category 2 call to arrival on scene."""
    minutes = lognormal(streams, "response", len(crowding), 26.9, 0.78) * np.exp(0.10 * crowding)
    return minutes * stories.number("ECO-R1", "response") ** faster


def good_and_bad_days(streams: Streams, name: str, arrival: Moments) -> Floats:
    """Return factors near 1: what makes one day differ from another besides occupancy."""
    return np.exp(0.12 * streams.normal(f"{name}/day", len(DAYS)))[day_number(arrival)]


def _handover(
    streams: Streams, stories: Stories, arrival: Moments, crowding: Floats, faster: Floats
) -> Floats:
    minutes = lognormal(streams, "handover", len(crowding), 21, 0.75) * np.exp(0.22 * crowding)
    minutes = minutes * good_and_bad_days(streams, "handover", arrival)
    return minutes * stories.number("ECO-R1", "handover") ** faster


def _stay(
    streams: Streams, stories: Stories, crowding: Floats, faster: Floats,
    admitted: NDArray[np.bool_],
) -> Floats:  # fmt: skip
    """Minutes in the department; ECO-R1 fills it, so that people wait longer for a bed."""
    z = streams.normal("stay", len(crowding))
    stays_in = 458 * np.exp(0.75 * z + 0.20 * crowding) * stories.number("ECO-R1", "stay") ** faster
    goes_home = 165 * np.exp(0.62 * z + 0.09 * crowding)
    return np.maximum(np.where(admitted, stays_in, goes_home), 20)
