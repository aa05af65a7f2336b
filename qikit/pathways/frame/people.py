"""The invented population of Wrenshire, from which every pathway draws its patients."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .partners import POPULATION
from .streams import Floats, Ints, Streams, cumulative_index

BAND_EDGES = (0, 16, 40, 55, 65, 75, 85, 110)
BAND_NAMES = ("0-15", "16-39", "40-54", "55-64", "65-74", "75-84", "85+")
AGE_PIECES = (  # lowest age, years covered, share of the population
    (0, 16, 0.185),
    (16, 24, 0.310),
    (40, 15, 0.192),
    (55, 10, 0.128),
    (65, 10, 0.094),
    (75, 5, 0.041),
    (80, 5, 0.026),
    (85, 13, 0.024),
)
IMD_SHARES = (0.24, 0.22, 0.20, 0.18, 0.16)
ETHNIC_CATEGORIES = "ABCDEFGHJKLMNPRS"
ETHNIC_WEIGHTS = (73, 1, 5, 0.7, 0.3, 0.5, 0.5, 4.5, 6, 1.5, 1.6, 1.4, 2, 0.6, 0.6, 0.8)
INTERPRETER_BY_IMD = (0.10, 0.075, 0.055, 0.04, 0.03)
LANGUAGE_WEIGHTS = (30, 22, 16, 11, 8, 6, 4, 3)


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """One value a person, in arrays of equal length; a person's number is their position.

    ``cells`` holds the people of each age band, quintile and sex in a random order, so that a
    pathway can deal them out without meeting the same person twice.
    """

    age: Ints
    imd: Ints
    sex: Ints
    ethnic_category: NDArray[np.object_]
    interpreter: NDArray[np.bool_]
    language: NDArray[np.object_]
    learning_disability: NDArray[np.bool_]
    practice: Ints
    order: Ints
    cell_start: Ints


def person_ids(numbers: Ints) -> NDArray[np.object_]:
    """Return the identifiers of these people.

    Examples
    --------
    >>> person_ids(np.array([41])).tolist()
    ['SYNP0000042']
    """
    return np.array([f"SYNP{number + 1:07d}" for number in numbers.tolist()], dtype=object)


def age_band(age: Ints) -> Ints:
    """Return the position of the age band: 0 for children, 6 for 85 and over."""
    return np.searchsorted(BAND_EDGES, age, side="right") - 1


def cell_of(band: Ints, imd: Ints, sex: Ints) -> Ints:
    """Return the number of the cell of an age band, quintile (1 to 5) and sex (1 or 2)."""
    return (band * 5 + imd - 1) * 2 + sex - 1


def populate(streams: Streams) -> People:
    """Return the 300,000 people."""
    age, imd, sex = _ages(streams), _quintiles(streams), _sexes(streams)
    cell = cell_of(age_band(age), imd, sex)
    order = np.lexsort((streams.uniform("deal", POPULATION), cell))
    interpreter = streams.chance("interpreter", np.asarray(INTERPRETER_BY_IMD)[imd - 1], POPULATION)
    return People(
        age=age,
        imd=imd,
        sex=sex,
        ethnic_category=streams.pick(
            "ethnicity", dict(zip(ETHNIC_CATEGORIES, ETHNIC_WEIGHTS, strict=True)), POPULATION
        ),
        interpreter=interpreter,
        language=_languages(streams, interpreter),
        learning_disability=streams.chance("learning disability", 0.02, POPULATION),
        practice=_practices(streams, imd),
        order=order,
        cell_start=np.searchsorted(cell[order], np.arange(len(BAND_NAMES) * 10 + 1)),
    )


def _ages(streams: Streams) -> Ints:
    piece = streams.index("age/piece", [share for _, _, share in AGE_PIECES], POPULATION)
    lowest, years, _ = (np.array(column) for column in zip(*AGE_PIECES, strict=True))
    within = streams.uniform("age/within", POPULATION)
    within = np.where(piece >= 5, within**1.6, within)  # fewer people at each later age
    return (lowest[piece] + np.floor(within * years[piece])).astype(np.int64)


def _quintiles(streams: Streams) -> Ints:
    return streams.index("imd", IMD_SHARES, POPULATION) + 1


def _sexes(streams: Streams) -> Ints:
    return streams.index("sex", (0.494, 0.506), POPULATION) + 1


def _languages(streams: Streams, interpreter: NDArray[np.bool_]) -> NDArray[np.object_]:
    groups = np.array([f"Language {letter}" for letter in "ABCDEFGH"], dtype=object)
    drawn = groups[streams.index("language", LANGUAGE_WEIGHTS, POPULATION)]
    return np.where(interpreter, drawn, "English")


def _practices(streams: Streams, imd: Ints) -> Ints:
    """Return practice numbers 1 to 36; low numbers lean towards deprived areas."""
    size = 0.4 + streams.uniform("practice/size", 36)
    lean = np.linspace(-1.0, 1.0, 36)
    u = streams.uniform("practice", POPULATION)
    practice = np.zeros(POPULATION, dtype=np.int64)
    for quintile in range(1, 6):
        here = imd == quintile
        weights = size * np.exp(0.6 * lean * (quintile - 3))
        practice[here] = cumulative_index(u[here], weights.tolist()) + 1
    return practice


def deal(people: People, cell: Ints, *, first: float, until: float = 1.0) -> Ints:
    """Return one person for each case, no one twice, from a slice of every cell.

    Parameters
    ----------
    people : People
    cell : array of int
        The age band, quintile and sex that each case asks for.
    first, until : float
        The slice, as fractions of each cell. Pathways use different slices.

    Raises
    ------
    IndexError
        When a cell has fewer people than cases. The shares are chosen so that this cannot happen.
    """
    person, dealt = try_to_deal(people, cell, first=first, until=until)
    if not dealt.all():
        worst = int(cell[np.argmin(dealt)])
        raise IndexError(f"cell {worst} has too few people for its cases")
    return person


def try_to_deal(
    people: People, cell: Ints, *, first: float, until: float
) -> tuple[Ints, NDArray[np.bool_]]:
    """Return people as ``deal`` does, and which cases the slice had someone for."""
    sizes = np.diff(people.cell_start)[cell]
    begin = np.floor(sizes * first).astype(np.int64)
    room = np.floor(sizes * until).astype(np.int64) - begin
    turn = _turn_within(cell)
    dealt = turn < room
    place = people.cell_start[cell] + begin + np.where(dealt, turn, 0)
    return people.order[np.minimum(place, len(people.order) - 1)], dealt


def _turn_within(cell: Ints) -> Ints:
    """Return 0 for the first case of each cell, 1 for the second, and so on."""
    order = np.argsort(cell, kind="stable")
    sorted_cell = cell[order]
    first = np.searchsorted(sorted_cell, sorted_cell)
    turn = np.empty(len(cell), dtype=np.int64)
    turn[order] = np.arange(len(cell)) - first
    return turn


def shares_by_quintile(relative_risk: Sequence[float]) -> Floats:
    """Return the share of cases in each quintile for these relative risks."""
    weights = np.asarray(IMD_SHARES) * np.asarray(relative_risk, dtype=np.float64)
    return weights / weights.sum()
