"""Who comes, and when: each arrival matched to an invented person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .arrivals import Pattern, arrive
from .calendar import START, as_days
from .durations import Moments
from .partners import NETWORKS, PRACTICES
from .people import (
    BAND_NAMES,
    IMD_SHARES,
    age_band,
    cell_of,
    deal,
    person_ids,
    shares_by_quintile,
    try_to_deal,
)
from .streams import Floats, Ints, Streams, cumulative_index
from .world import World

ADULT_BANDS = (1, 2, 3, 4, 5, 6)
SHARED_FROM_BAND = 3
SURE_TO_LIVE = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Mix:
    """Who a pathway's patients are.

    Attributes
    ----------
    age_weights : sequence of 6 float
        Weights of 16-39, 40-54, 55-64, 65-74, 75-84 and 85+.
    male : float
        Share of men, 0 to 1.
    imd_risk : sequence of 5 float
        Relative risk from the most to the least deprived quintile.
    age_shift_by_imd : sequence of 5 float
        Tilts age: positive values make a quintile's patients older.
    slice : (float, float)
        The part of every cell of the population from which the pathway draws.
    shared : (float, float)
        A part of the diabetes register from which ``shared_share`` of the cases are drawn, so
        that people can be followed from one pathway to another.
    """

    age_weights: Sequence[float]
    male: float
    imd_risk: Sequence[float]
    slice: tuple[float, float]
    age_shift_by_imd: Sequence[float] = (0.0,) * 5
    shared: tuple[float, float] = (0.0, 0.0)
    shared_share: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """One value a case: the moment of arrival and the person who came.

    ``fate`` is uniform in (0, 1): a case dies when it is below the risk of death. People who
    appear in more than one pathway have a fate above ``SURE_TO_LIVE``.
    """

    arrival: Moments
    person: Ints
    age: Ints
    imd: Ints
    sex: Ints
    fate: Floats

    def __len__(self) -> int:
        return len(self.arrival)


def enrol(world: World, pathway: str, pattern: Pattern, mix: Mix) -> Roster:
    """Return the arrivals of a pathway, each with a person nobody else was matched to."""
    streams = world.streams.child(pathway, "roster")
    arrival = arrive(streams, pattern)
    n = len(arrival)
    imd = streams.index("who/imd", shares_by_quintile(mix.imd_risk).tolist(), n) + 1
    band = _bands(streams, mix, imd)
    sex = np.where(streams.chance("who/male", mix.male, n), 1, 2)
    cell = cell_of(band, imd, sex)
    fate = streams.uniform("fate", n)
    person = deal(world.people, cell, first=mix.slice[0], until=mix.slice[1])
    known = (band >= SHARED_FROM_BAND) & (fate > SURE_TO_LIVE)
    wanted = known & streams.chance("shared", mix.shared_share / (1 - SURE_TO_LIVE), n)
    row = np.flatnonzero(wanted)
    other, dealt = try_to_deal(world.people, cell[row], first=mix.shared[0], until=mix.shared[1])
    person[row[dealt]] = other[dealt]
    return roster_of(world, arrival, person, fate)


def roster_of(world: World, arrival: Moments, person: Ints, fate: Floats) -> Roster:
    """Return a roster of these people at these moments."""
    return Roster(
        arrival=arrival,
        person=person,
        age=age_at(world, arrival, person),
        imd=world.people.imd[person],
        sex=world.people.sex[person],
        fate=fate,
    )


def age_at(world: World, when: Moments, person: Ints) -> Ints:
    """Return these people's ages on these days."""
    years = (as_days(when) - START).astype(np.float64) / 365.25
    birthday = (person * 0.618034) % 1.0
    return world.people.age[person] + np.floor(years + birthday).astype(np.int64)


def _bands(streams: Streams, mix: Mix, imd: Ints) -> Ints:
    u = streams.uniform("who/age", len(imd))
    band = np.zeros(len(imd), dtype=np.int64)
    for quintile in range(1, len(IMD_SHARES) + 1):
        tilt = np.exp(mix.age_shift_by_imd[quintile - 1] * np.arange(len(ADULT_BANDS)))
        here = imd == quintile
        weights = np.asarray(mix.age_weights) * tilt
        band[here] = cumulative_index(u[here], weights.tolist()) + ADULT_BANDS[0]
    return band


def frailty(streams: Streams, age: Ints, weights: Sequence[float]) -> Floats:
    """Return the Clinical Frailty Scale at presentation, missing under 65.

    Parameters
    ----------
    weights : sequence of 4 float
        Shares of 1-3, 4-5, 6 and 7-9 among people aged 65 and over. Older people are frailer.
    """
    n = len(age)
    lean = np.clip((age - 77) / 60, -0.2, 0.25)
    u = np.clip(streams.uniform("frailty/group", n) + lean, 0, 0.999999)
    order = np.argsort(np.argsort(np.where(age >= 65, u, 2.0), kind="stable"), kind="stable")
    share = (order + 0.5) / max(int((age >= 65).sum()), 1)
    group = cumulative_index(np.minimum(share, 0.999999), weights)
    low, spread = np.array([1, 4, 6, 7])[group], np.array([3, 2, 1, 3])[group]
    step = np.floor(streams.uniform("frailty/step", n) ** 1.2 * spread)
    return np.where(age >= 65, low + step, np.nan)


def care_home(streams: Streams, cfs: Floats) -> NDArray[np.bool_]:
    """Return whether each person lives in a care home: mostly the frailest."""
    likely = np.where(cfs >= 7, 0.42, np.where(cfs >= 6, 0.18, np.where(cfs >= 4, 0.03, 0.002)))
    return streams.chance("care home", likely, len(cfs))


def common_columns(world: World, roster: Roster, prefix: str) -> dict[str, NDArray]:
    """Return the columns that every clinical table starts with."""
    people, who = world.people, roster.person
    n = len(roster)
    return {
        "synthetic": np.full(n, True),
        "record_id": np.array([f"{prefix}{i + 1:06d}" for i in range(n)], dtype=object),
        "person_id": person_ids(who),
        "age": roster.age,
        "age_band": np.array(BAND_NAMES, dtype=object)[age_band(roster.age)],
        "sex": np.array(["", "male", "female"], dtype=object)[roster.sex],
        "ethnic_category": people.ethnic_category[who],
        "imd_quintile": roster.imd,
        "practice": np.array(PRACTICES, dtype=object)[people.practice[who] - 1],
        "network": np.array(NETWORKS, dtype=object)[(people.practice[who] - 1) // 9],
        "interpreter_required": people.interpreter[who],
        "language_group": people.language[who],
        "learning_disability": people.learning_disability[who],
    }
