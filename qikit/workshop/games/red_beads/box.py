"""The box of beads, and the paddle that is dipped into it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from qikit.workshop.table import Table

BEADS, PADDLE = 4000, 50
#: Red beads that the box seems to hold; a paddle that favours red acts as if there were more.
RED = {"fair": 800, "favours-red": 904}
_IN_A_ROW = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Paddle:
    """What came up in one dip: True for each red bead."""

    beads: tuple[bool, ...]

    @property
    def red(self) -> int:
        """Red beads on the paddle."""
        return sum(self.beads)

    def picture(self) -> str:
        """Return five lines of ten: R for red, w for white, to be counted by eye or ear."""
        letters = ["R" if red else "w" for red in self.beads]
        rows = range(0, len(letters), _IN_A_ROW)
        return "\n".join(" ".join(letters[start : start + _IN_A_ROW]) for start in rows)


def dipped(table: Table, *, day: int, seat: int, kind: str = "fair") -> Paddle:
    """Return the paddle of one worker on one day: 50 of 4,000 beads, without replacement.

    Notes
    -----
    Red beads are hypergeometric: mean 50 × 800 / 4,000 = 10, standard deviation
    sqrt(50 × 0.2 × 0.8 × 3,950 / 3,999) = 2.81. The box and the paddle are W. E. Deming's,
    *Out of the Crisis* (1986), chapter 11; there, too, a paddle that brought up 11.3 on average.

    Examples
    --------
    >>> dipped(Table(game="red-beads", seed=3), day=1, seat=1).red
    11
    """
    chance = table.chance(day, seat)
    red = int(chance.hypergeometric(RED[kind], BEADS - RED[kind], PADDLE))
    places = chance.permutation(PADDLE) < red
    return Paddle(beads=tuple(bool(place) for place in np.asarray(places)))
