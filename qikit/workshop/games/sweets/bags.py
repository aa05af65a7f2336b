"""Bags of sweets, and the one that came from somewhere else."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from qikit.workshop.table import Table

SWEETS = 30
YELLOW, ODD_YELLOW, NEW_YELLOW = 0.25, 0.8, 0.45  # shares of yellow sweets
BAGS = 2  # for each phone, one after the other
_OTHERS = "rgbo"  # red, green, brown, orange
_IN_A_ROW = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Bag:
    """One bag.

    Parameters
    ----------
    sweets : str
        One letter a sweet; Y is yellow.
    planted : bool
        Whether it did not come from the usual machine with its usual recipe.
    """

    sweets: str
    planted: bool

    @property
    def yellow(self) -> int:
        """Yellow sweets in it."""
        return self.sweets.count("Y")

    def picture(self) -> str:
        """Return the sweets in rows of ten."""
        rows = range(0, SWEETS, _IN_A_ROW)
        return "\n".join(" ".join(self.sweets[row : row + _IN_A_ROW]) for row in rows)


def is_planted(table: Table, *, round: int, seat: int, bag: int) -> bool:
    """Return whether a bag has a special cause.

    Round 1: none. Round 2: one bag in forty, of one of the first three seats or of those twenty
    further on, from another machine. Round 3: every second bag, made after the recipe changed.
    """
    if round == 2:
        return bag == 2 and seat % 20 == table.seed % 3 + 1
    return round == 3 and bag == BAGS


def bag_of(table: Table, *, round: int, seat: int, bag: int) -> Bag:
    """Return the bag of a seat: each sweet is yellow with the same chance.

    Notes
    -----
    Yellow sweets are binomial: of 30 at 25 %, mean 7.5, standard deviation 2.37, so that limits
    lie at 0.4 and 14.6.

    Examples
    --------
    >>> bag_of(Table(game="sweets", seed=1), round=1, seat=1, bag=1).yellow
    6
    """
    planted = is_planted(table, round=round, seat=seat, bag=bag)
    share = (ODD_YELLOW if round == 2 else NEW_YELLOW) if planted else YELLOW
    chance = table.chance(round, seat, bag)
    others = chance.choice(list(_OTHERS), SWEETS)
    sweets = np.where(chance.random(SWEETS) < share, "Y", others)
    return Bag(sweets="".join(sweets), planted=planted)
