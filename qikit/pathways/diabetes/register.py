"""Who has diabetes: a register dealt from the invented population."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..frame.calendar import DAYS
from ..frame.people import age_band
from ..frame.streams import Ints, Streams
from ..frame.world import World

FIRST = 0.70  # the register starts here in every cell; other pathways share its first people
TYPE_2 = (0.0, 0.0087, 0.053, 0.106, 0.158, 0.181, 0.162)  # by age band, children first
TYPE_1 = (0.0, 0.0072, 0.0062, 0.005, 0.004, 0.003, 0.003)
BY_IMD = (1.25, 1.10, 0.98, 0.88, 0.78)
BY_SEX = (1.12, 0.88)
CLINIC = (0.67, 0.035)  # share of types 1 and 2 who attend the specialist clinic


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """One value a person with diabetes."""

    person: Ints
    type_1: NDArray[np.bool_]
    clinic: NDArray[np.bool_]
    birth_month: Ints
    joined: Ints
    left: Ints


def register(world: World) -> Register:
    """Return everyone on the register at some time in the three years."""
    people, streams = world.people, world.streams.child("diabetes", "register")
    person = _members(world)
    n = len(person)
    band = age_band(people.age[person])
    first, second = np.asarray(TYPE_1)[band], np.asarray(TYPE_2)[band] * _lean(world, person)
    type_1 = streams.chance("type 1", first / (first + second), n)
    return Register(
        person=person,
        type_1=type_1,
        clinic=streams.chance("clinic", np.where(type_1, *CLINIC), n),
        birth_month=np.floor(12 * streams.uniform("birth month", n)).astype(np.int64) + 1,
        joined=_event_day(streams, "joined", 0.13, n, never=-1),
        left=_event_day(streams, "left", 0.11, n, never=len(DAYS)),
    )


def _lean(world: World, person: Ints) -> np.ndarray:
    people = world.people
    return np.asarray(BY_IMD)[people.imd[person] - 1] * np.asarray(BY_SEX)[people.sex[person] - 1]


def _members(world: World) -> Ints:
    """Deal the front of the register's slice of every cell, as many as the prevalence says."""
    people = world.people
    sizes = np.diff(people.cell_start)
    cells = np.arange(len(sizes))
    band, imd, sex = cells // 10, cells // 2 % 5, cells % 2
    lean = np.asarray(BY_IMD)[imd] * np.asarray(BY_SEX)[sex]
    share = np.asarray(TYPE_1)[band] + np.asarray(TYPE_2)[band] * lean
    begin = people.cell_start[:-1] + np.floor(sizes * FIRST).astype(np.int64)
    many = np.minimum(np.floor(sizes * share), np.floor(sizes * (1 - FIRST))).astype(np.int64)
    return np.concatenate(
        [people.order[b : b + k] for b, k in zip(begin.tolist(), many.tolist(), strict=True)]
    )


def _event_day(streams: Streams, name: str, share: float, n: int, never: int) -> Ints:
    happens = streams.chance(name, share, n)
    day = np.floor(streams.uniform(f"{name}/day", n) * len(DAYS)).astype(np.int64)
    return np.where(happens, day, never)
