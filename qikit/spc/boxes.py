"""Best box and cut box: Anhøj's two limits chosen together instead of one by one.

Source: J. Anhøj and T. Wentzel-Larsen, *PLoS ONE* 15 (2020) e0233920, who define the best box
as the one, among boxes "crossings at least c, longest run at most l" that a stable process
enters with probability 0.925 or more, that a process shifted by 0.8 standard deviations enters
least often; the cut box drops cells from its corner as long as 0.925 is kept. The
probabilities are worked out here from the definition.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import erf, sqrt

import numpy as np

from qikit.spc.arrays import Floats

SMALLEST, LARGEST = 10, 100
KEPT = 0.925
SHIFT = 0.8
_LONGEST = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Limits for one number of useful points.

    Attributes
    ----------
    crossings, longest : int
        A best box signals outside: fewer crossings, or a longer run.
    border_crossings, border_longest : int or None
        In the cut box, the longest allowed run needs at least `border_crossings`, and the
        fewest allowed crossings need a run of at most `border_longest`; None if nothing is cut.
    """

    crossings: int
    longest: int
    border_crossings: int | None
    border_longest: int | None

    def signals(self, crossings: int, longest: int, cut: bool) -> bool:
        """Whether a stretch with these runs lies outside the box, or the cut box."""
        if crossings < self.crossings or longest > self.longest:
            return True
        if not cut or self.border_crossings is None or self.border_longest is None:
            return False
        if longest == self.longest and crossings < self.border_crossings:
            return True
        return crossings == self.crossings and longest > self.border_longest


def joint_probabilities(points: int, above: float) -> Floats:
    """Probability of each (crossings, longest run) of independent sides; shape (points, 21).

    `above` is the probability that a point lies above the centre line.

    Examples
    --------
    >>> table = joint_probabilities(3, 0.5)  # three sides have 8 equally likely orders
    >>> float(table[0, 3]), float(table[1, 2]), float(table[2, 1])
    (0.25, 0.5, 0.25)
    """
    longest = min(points, _LONGEST)
    at_most = np.zeros((longest + 1, points))
    for limit in range(1, longest + 1):
        at_most[limit] = _with_runs_up_to(limit, points, above)
    table = np.zeros((points, _LONGEST + 1))
    table[:, 1 : longest + 1] = np.diff(at_most, axis=0).T
    return table


def _with_runs_up_to(limit: int, points: int, above: float) -> Floats:
    """Probability of each number of crossings when no run is longer than `limit`."""
    odds = (above, 1 - above)
    ends = np.zeros((2, points + 1, points))  # side of the last run, points so far, crossings
    for total in range(1, points + 1):
        for side in (0, 1):
            if total <= limit:
                ends[side, total, 0] += odds[side] ** total
            for run in range(1, min(limit, total - 1) + 1):
                before = ends[1 - side, total - run, :-1]
                ends[side, total, 1:] += odds[side] ** run * before
    return ends[0, points] + ends[1, points]


@lru_cache(maxsize=256)
def box_for(points: int) -> Box:
    """Best box and cut box for a number of useful points from 10 to 100.

    Examples
    --------
    >>> box_for(24).crossings, box_for(24).longest
    (6, 7)
    """
    stable = joint_probabilities(points, 0.5)
    shifted = joint_probabilities(points, 0.5 * (1 + erf(SHIFT / sqrt(2))))
    inside = _inside(stable)
    allowed = (inside >= KEPT) & (stable > 0)
    entered = np.where(allowed, _inside(shifted), np.inf)
    crossings, longest = (int(i) for i in np.unravel_index(np.argmin(entered), entered.shape))
    border = _cut(stable, shifted, crossings, longest, float(inside[crossings, longest]))
    return Box(
        crossings=crossings, longest=longest, border_crossings=border[0], border_longest=border[1]
    )


def _inside(table: Floats) -> Floats:
    """Probability of each box: at least so many crossings, at most so long a run."""
    return np.cumsum(np.cumsum(table[::-1], axis=0)[::-1], axis=1)


def _cut(
    stable: Floats, shifted: Floats, crossings: int, longest: int, kept: float
) -> tuple[int | None, int | None]:
    """Drop cells along the border, the likeliest under a shift first, while 0.925 is kept."""
    kept -= stable[crossings, longest]
    if kept < KEPT:
        return None, None
    along, down = crossings + 1, longest - 1
    while True:
        cells = [(along, longest), (crossings, down)]
        possible = [c for c in cells if stable[c] > 0 and kept - stable[c] >= KEPT]
        if not possible:
            return along, down
        dropped = max(possible, key=lambda cell: shifted[cell])
        kept -= stable[dropped]
        if dropped == cells[0]:
            along += 1
        else:
            down -= 1
