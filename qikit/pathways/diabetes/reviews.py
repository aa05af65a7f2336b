"""Annual reviews: eight care processes and three treatment targets, a row a person a year."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..frame.calendar import START, day_number
from ..frame.copula import probit
from ..frame.durations import Moments
from ..frame.streams import Floats, Ints, Streams
from ..frame.world import World
from ..stories.story import Stories
from .register import Register

PROCESSES = ("hba1c", "bp", "cholesterol", "creatinine", "acr", "foot", "bmi", "smoking")
LOADINGS = (0.95, 0.85, 0.95, 0.96, 0.65, 0.72, 0.75, 0.70)
TYPE_2 = (0.94, 0.955, 0.92, 0.94, 0.70, 0.82, 0.87, 0.935)
TYPE_1 = (0.835, 0.885, 0.80, 0.835, 0.54, 0.685, 0.81, 0.875)
MOST_DEPRIVED = (0.92, 0.94, 0.895, 0.92, 0.64, 0.78, 0.84, 0.915)
LEAST_DEPRIVED = (0.955, 0.965, 0.94, 0.955, 0.75, 0.85, 0.895, 0.95)
LIFT = 0.095  # an uneven spread pulls the mean down; this lifts it back to the published shares
CATCH_UP = 0.07
YEARS = ("2023/24", "2024/25", "2025/26")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviews:
    """One value a review that fell due."""

    row: Ints
    year: Ints
    due: Moments
    done: dict[str, NDArray[np.bool_]]
    date: Moments


def reviews(world: World, streams: Streams, people: Register, stories: Stories) -> Reviews:
    """Return the reviews that fell due while the person was on the register."""
    row, year, due = _due(people)
    done = _processes(world, streams, people, row, due, stories)
    return Reviews(row=row, year=year, due=due, done=done, date=_dates(streams, due, done))


def _due(people: Register) -> tuple[Ints, Ints, Moments]:
    """A review falls due in the month of birth, in each year from April to March."""
    n = len(people.person)
    row, year = np.tile(np.arange(n), len(YEARS)), np.repeat(np.arange(len(YEARS)), n)
    offset = (people.birth_month[row] - 4) % 12 + 12 * year
    due = (START.astype("datetime64[M]") + offset.astype("timedelta64[M]")).astype("datetime64[D]")
    day = day_number(due)
    here = (people.joined[row] < day) & (people.left[row] > day)
    order = np.lexsort((row[here], due[here]))
    return row[here][order], year[here][order], due[here][order]


def practice_effect(streams: Streams, stories: Stories) -> Floats:
    """Return each practice's effect on the logit, shared by all processes (DIA-N1)."""
    ordinary = np.clip(0.34 * streams.normal("practice", 36), -0.70, 0.70)
    ordinary += LIFT - ordinary.mean()
    for name in ("low", "high"):
        ordinary[int(stories.number("DIA-N1", f"{name}_practice")) - 1] = stories.number(
            "DIA-N1", name
        )
    return ordinary


def _logit(share: Floats) -> Floats:
    return np.log(share / (1 - share))


def _shift_by_imd(k: int) -> Floats:
    """Shift of the logit from the most to the least deprived fifth, about type 2's average."""
    base = _logit(np.array([TYPE_2[k]]))[0]
    low, high = (
        _logit(np.array([share[k]]))[0] - base for share in (MOST_DEPRIVED, LEAST_DEPRIVED)
    )
    return np.array([low, low / 2, 0.0, high / 2, high])


def _processes(
    world: World, streams: Streams, people: Register, row: Ints, due: Moments, stories: Stories
) -> dict[str, NDArray[np.bool_]]:
    person, n = people.person[row], len(row)
    lasting = streams.normal("factor", len(people.person))[row]
    factor = np.sqrt(0.6) * lasting + np.sqrt(0.4) * streams.normal("factor/year", n)
    monthly = 0.05 * streams.normal("month", 36)[day_number(due) * 36 // 1096]
    effect = practice_effect(streams, stories)[world.people.practice[person] - 1] + monthly
    done = {}
    for k, name in enumerate(PROCESSES):
        typical = np.where(people.type_1[row], TYPE_1[k], TYPE_2[k])
        shift = _shift_by_imd(k)[world.people.imd[person] - 1]
        share = 1 / (1 + np.exp(-(_logit(typical) + effect + shift)))
        if name == "acr":
            share = np.minimum(share + _kit(world, person, due, stories), 0.985)
        own = streams.normal(name, n)
        value = LOADINGS[k] * factor + np.sqrt(1 - LOADINGS[k] ** 2) * own
        done[name] = value < probit(share)
    return done


def kit_posted(world: World, person: Ints, due: Moments, stories: Stories) -> NDArray[np.bool_]:
    """Return whether the practice was posting kits when the review fell due (DIA-R1)."""
    later = np.timedelta64(int(stories.number("DIA-R1", "second_wave_months")), "M")
    first = np.datetime64(str(stories["DIA-R1"].start), "M")
    odd = world.people.practice[person] % 2 == 1
    starts = np.where(odd, first, first + later)
    return np.asarray(stories.on("DIA-R1") & (due.astype("datetime64[M]") >= starts))


def _kit(world: World, person: Ints, due: Moments, stories: Stories) -> Floats:
    gains = np.array([stories.number("DIA-R1", f"q{q}") for q in range(1, 6)])
    gain = gains[world.people.imd[person] - 1]
    if not stories.on("DIA-E1"):
        gain = np.full(len(person), stories.number("DIA-E1", "even"))
    return gain * kit_posted(world, person, due, stories)


def _dates(streams: Streams, due: Moments, done: dict[str, NDArray[np.bool_]]) -> Moments:
    """Most reviews follow the due month; some wait for the year-end rush (DIA-S1)."""
    n = len(due)
    any_done = np.any(list(done.values()), axis=0)
    days = np.minimum(24 * np.exp(0.9 * streams.normal("delay", n)), 150)
    year_end = ((due.astype("datetime64[M]") - 3).astype("datetime64[Y]") + 1).astype(
        "datetime64[M]"
    ) + 3
    last = year_end.astype("datetime64[D]") - 1
    january = (year_end - 3).astype("datetime64[D]")
    u = streams.uniform("rush", n)
    usual = due + np.floor(days).astype("timedelta64[D]")
    usual = np.where(usual > last, last - np.floor(25 * u).astype("timedelta64[D]"), usual)
    rush = january + np.floor(u * 89).astype("timedelta64[D]")
    late = streams.chance("catch up", CATCH_UP, n) & (usual < january)
    date = np.maximum(np.where(late, rush, usual), due)
    return np.where(any_done, date, np.datetime64("NaT", "D"))
