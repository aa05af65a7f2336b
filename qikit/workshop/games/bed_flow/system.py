"""Four places in a row: how people move on, week by week, and where they get stuck.

Invented numbers, not a forecast for any place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from qikit.workshop.table import Table

PLACES = ("emergency department", "wards", "community team", "care homes")
WEEKS = 12
START = (8, 24, 12, 8)
ROOM = (None, 30, 16, 10)  # nobody can be turned away at the front door
STAFF = (18, 9, 3, 1)  # people whom the usual staff of each place can see through in a week
GOES_ON = (0.6, 0.6, 0.5, 0.0)  # share of those seen who need the next place; the others go home
SPARE, AGENCY, DIVERTED = 2, 3, 3
AGENCY_TIMES = 2
SICK = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Luck:
    """What chance brings in one week, the same for every team and every round.

    Parameters
    ----------
    arrivals : int
        People who come to the front door.
    short : int or None
        Place (from 0) whose staff are short this week.
    rounding : tuple of float
        For each place, from 0 to 1: decides whether part of a person goes on.
    """

    arrivals: int
    short: int | None
    rounding: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """One week, at its end.

    Parameters
    ----------
    waiting : tuple of int
        People in each place.
    stuck : tuple of int
        Those of them who were ready and found the next place full.
    """

    waiting: tuple[int, ...]
    stuck: tuple[int, ...]

    @property
    def total(self) -> int:
        """People waiting anywhere."""
        return sum(self.waiting)


def luck_of(table: Table, week: int) -> Luck:
    """Return what chance brings in a week (from 1): most people come in the middle of winter."""
    chance = table.chance(week)
    season = 14 + 4 * np.sin(np.pi * (week - 1) / (WEEKS - 1))
    arrivals, short = int(chance.poisson(season)), int(chance.integers(0, 2 * len(PLACES)))
    return Luck(
        arrivals=arrivals,
        short=short if short < len(PLACES) else None,
        rounding=tuple(float(part) for part in chance.random(len(PLACES))),
    )


def week_after(before: Sequence[int], luck: Luck, choices: Mapping[int, str]) -> Week:
    """Return the end of a week.

    Parameters
    ----------
    before : sequence of int
        People in each place at its beginning.
    luck : Luck
    choices : mapping of int to str
        By place: the number of the place that its spare staff help, "agency" or "divert".
        A place without a choice keeps its spare staff.

    Examples
    --------
    >>> calm = Luck(arrivals=14, short=None, rounding=(0.5, 0.5, 0.5, 0.5))
    >>> week_after((8, 24, 12, 8), calm, {}).waiting
    (2, 25, 14, 8)
    """
    waiting, able = list(before), _able(luck, choices)
    waiting[0] += luck.arrivals
    if choices.get(0) == "divert":
        sent = min(DIVERTED, waiting[0], _free(waiting, 2))
        waiting[0] -= sent
        waiting[2] += sent
    stuck = [0] * len(PLACES)
    for place in reversed(range(len(PLACES))):
        seen = min(waiting[place], able[place])
        onward = int(seen * GOES_ON[place] + luck.rounding[place]) if GOES_ON[place] else 0
        going = min(onward, _free(waiting, place + 1)) if onward else 0
        stuck[place] = onward - going
        waiting[place] -= seen - stuck[place]
        if going:
            waiting[place + 1] += going
    return Week(waiting=tuple(waiting), stuck=tuple(stuck))


def _able(luck: Luck, choices: Mapping[int, str]) -> list[int]:
    """How many people each place can see through this week."""
    able = list(STAFF)
    if luck.short is not None:
        able[luck.short] = max(able[luck.short] - SICK, 0)
    for place in range(len(PLACES)):
        choice = choices.get(place, str(place))
        able[int(choice) if choice.isdecimal() else place] += SPARE
        if choice == "agency":
            able[place] += AGENCY
    return able


def _free(waiting: Sequence[int], place: int) -> int:
    room = ROOM[place]
    return max(room - waiting[place], 0) if room is not None else waiting[place]


def winter(luck: Sequence[Luck], choices: Sequence[Mapping[int, str]]) -> list[Week]:
    """Return the weeks that come of some choices, one mapping a week."""
    waiting: tuple[int, ...] = START
    weeks = []
    for chance, chosen in zip(luck, choices, strict=False):
        weeks.append(week_after(waiting, chance, chosen))
        waiting = weeks[-1].waiting
    return weeks


def where_to_help(waiting: Sequence[int]) -> int:
    """Return the place where spare staff free most: the last one that is three quarters full.

    Examples
    --------
    >>> where_to_help((30, 29, 13, 3)), where_to_help((30, 10, 5, 3))
    (2, 0)
    """
    for place in (3, 2, 1):
        room = ROOM[place]
        if room is not None and waiting[place] >= 0.75 * room:
            return place
    return 0
