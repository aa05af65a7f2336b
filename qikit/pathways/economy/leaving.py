"""Leaving hospital: from ready to gone, and who has to be ready on the other side."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..frame.arrivals import Pattern, arrive
from ..frame.calendar import day_number
from ..frame.durations import Moments, lognormal
from ..frame.people import shares_by_quintile
from ..frame.pressure import pressure
from ..frame.streams import Floats, Ints, Streams
from ..frame.world import World
from ..stories.story import Stories
from .front_door import PEOPLE_FROM, occupied

PATTERN = Pattern(
    per_month=2600,
    weekdays=(1.12, 1.12, 1.10, 1.10, 1.18, 0.76, 0.62),
    hours=(0, 0, 0, 0, 0, 0, 0, 1, 4, 9, 13, 14, 11, 9, 9, 9, 7, 5, 3, 2, 1, 0, 0, 0),
)
ROUTES = {"P0": 84.0, "P1": 10.0, "P2": 4.0, "P3": 2.0}
MEDIAN_DAYS = {"P0": 0.62, "P1": 2.1, "P2": 3.4, "P3": 7.0}
LOG_SD = {"P0": 0.75, "P1": 0.8, "P2": 0.7, "P3": 0.7}
PARTNER = {"P0": "SYN-WGH", "P1": "SYN-ASC", "P2": "SYN-COM", "P3": "SYN-CHA"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Leavers:
    """One value a discharge."""

    ready: Moments
    days: Floats
    route: NDArray[np.object_]
    rural: NDArray[np.bool_]
    imd: Ints
    age: Ints
    person: Ints


def leavers(world: World, streams: Streams, stories: Stories) -> Leavers:
    """Return every discharge of the three years, from the moment the person was ready."""
    ready = arrive(streams, PATTERN)
    n = len(ready)
    route = streams.pick("route", ROUTES, n)
    rural = streams.chance("rural", 0.24, n)
    older = np.where(route == "P0", 58, 80)
    spread = np.where(route == "P0", 20, 8)
    age = np.clip(np.round(older + spread * streams.normal("age", n)), 18, 103).astype(np.int64)
    imd = streams.index("imd", shares_by_quintile((1.3, 1.15, 1.05, 1.0, 0.95)).tolist(), n) + 1
    return Leavers(
        ready=ready,
        days=_days(world, streams, stories, ready, route, rural),
        route=route,
        rural=rural,
        imd=imd,
        age=age,
        person=older_people(world, streams, n),
    )


def older_people(world: World, streams: Streams, n: int) -> Ints:
    """Return people of 65 and over whom no pathway follows, one for each of ``n`` cases."""
    people = world.people
    older = np.arange(len(people.cell_start) - 1) >= 40  # cells from the band 65-74 on
    begin, size = people.cell_start[:-1][older], np.diff(people.cell_start)[older]
    first = begin + np.floor(size * PEOPLE_FROM).astype(np.int64)
    rows = [people.order[a:b] for a, b in zip(first, begin + size, strict=True)]
    pool = np.concatenate(rows)
    return pool[np.floor(streams.uniform("people", n) * len(pool)).astype(np.int64)]


def _days(
    world: World, streams: Streams, stories: Stories, ready: Moments, route: NDArray,
    rural: NDArray[np.bool_],
) -> Floats:  # fmt: skip
    felt = stories.strength("ECO-B1", ready)
    crowding = pressure(occupied(world, stories))[day_number(ready)]
    median, log_sd, slow = (np.ones(len(ready)) for _ in range(3))
    for name in ROUTES:
        here = route == name
        median[here], log_sd[here] = MEDIAN_DAYS[name], LOG_SD[name]
        if name != "P0":
            slow[here] = (stories.number("ECO-B1", name.lower()) ** felt)[here]
    days = lognormal(streams, "days", len(ready), median, log_sd) * slow * np.exp(0.10 * crowding)
    rural_days = stories.number("ECO-E1", "rural_days") if stories.on("ECO-E1") else 0.0
    return np.minimum(days + rural_days * (rural & (route == "P1")), 90)
