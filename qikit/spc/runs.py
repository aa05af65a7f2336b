"""Runs analysis: useful points, longest run, crossings, and what chance would give.

Sources
-------
J. Anhøj and A. V. Olesen, *PLoS ONE* 9 (2014) e113825; M. F. Schilling, *Mathematics Magazine*
85 (2012) 141-149; Z. Chen, *Journal of Data Science* 8 (2010) 57-73; R. J. Perla, L. P. Provost
and S. K. Murray, *BMJ Quality & Safety* 20 (2011) 46-51.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from qikit.errors import QikitError
from qikit.spc.arrays import Bools, Codes, pack, unpack
from qikit.spc.boxes import LARGEST, SMALLEST, box_for

METHODS = ("anhoej", "bestbox", "cutbox")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Runs:
    """Runs analysis of each stretch; arrays of shape (stretches,).

    Attributes
    ----------
    useful : points not on the centre line
    longest, crossings : what was found
    longest_allowed, fewest_crossings : what chance still allows (Anhøj)
    """

    useful: NDArray
    longest: NDArray
    crossings: NDArray
    longest_allowed: NDArray
    fewest_crossings: NDArray

    @property
    def signal(self) -> Bools:
        """Whether either of Anhøj's rules fires."""
        return (self.longest > self.longest_allowed) | (self.crossings < self.fewest_crossings)


def analyse(side: Codes) -> Runs:
    """Analyse the sides (1, -1; 0 is left out) of each stretch.

    Examples
    --------
    >>> found = analyse(np.array([[1, 1, 0, 1, -1, -1]], dtype=np.int8))
    >>> found.useful, found.longest, found.crossings
    (array([5]), array([3]), array([1]))
    """
    useful = (side != 0).sum(axis=1)
    packed = pack(side, side != 0, 0) if (side == 0).any() else side
    crossings = (packed[:, 1:] * packed[:, :-1] == -1).sum(axis=1)
    longest = np.where(useful > 0, run_lengths(packed).max(axis=1, initial=0), 0)
    return Runs(
        useful=useful,
        longest=longest,
        crossings=crossings,
        longest_allowed=each_size(longest_run_allowed, useful),
        fewest_crossings=each_size(fewest_crossings, useful),
    )


def signal_by(found: Runs, method: str) -> Bools:
    """Whether each stretch signals by a method: "anhoej", "bestbox" or "cutbox".

    Boxes are defined for 10 to 100 useful points; elsewhere Anhøj's rules are used.

    Raises
    ------
    QikitError
        If there is no such method.
    """
    if method not in METHODS:
        raise QikitError(
            f"There is no runs analysis called {method!r}.",
            todo=f"Choose one of {', '.join(METHODS)}.",
        )
    plain = found.signal & (found.useful > 0)
    if method == "anhoej":
        return plain
    signal = plain.copy()
    for row in np.flatnonzero((found.useful >= SMALLEST) & (found.useful <= LARGEST)):
        box = box_for(int(found.useful[row]))
        signal[row] = box.signals(
            int(found.crossings[row]), int(found.longest[row]), method == "cutbox"
        )
    return signal


def run_lengths(packed: Codes) -> NDArray:
    """Length of the run each point belongs to; 0 where there is no point."""
    rows, width = packed.shape
    if width == 0:
        return np.zeros(packed.shape, dtype=np.int64)
    new = np.ones((rows, width), dtype=bool)
    new[:, 1:] = packed[:, 1:] != packed[:, :-1]
    number = np.cumsum(new.ravel()) - 1
    lengths = np.bincount(number)[number].reshape(rows, width)
    return np.where(packed != 0, lengths, 0)


def points_of_runs_longer_than(side: Codes, allowed: NDArray) -> Bools:
    """Useful points that belong to a run longer than each stretch's allowance."""
    off = side != 0
    packed = pack(side, off, 0)
    return unpack(run_lengths(packed) > allowed[:, None], off, False)


def each_size(rule: Callable[[int], int], useful: NDArray) -> NDArray:
    """Apply a rule of one number to every number of useful points."""
    distinct, where = np.unique(useful, return_inverse=True)
    return np.array([rule(int(count)) for count in distinct])[where]


@lru_cache(maxsize=4096)
def longest_run_allowed(useful: int) -> int:
    """round(log2(useful)) + 3, rounding halves to even; 0 for no useful point.

    Examples
    --------
    >>> [longest_run_allowed(n) for n in (10, 12, 24, 100)]
    [6, 7, 8, 10]
    """
    return round(float(np.log2(useful))) + 3 if useful > 0 else 0


@lru_cache(maxsize=4096)
def fewest_crossings(useful: int) -> int:
    """Smallest number whose Binomial(useful - 1, 1/2) probability of that or fewer is 5 % or more.

    Examples
    --------
    >>> [fewest_crossings(n) for n in (10, 12, 24, 100)]
    [2, 3, 8, 41]
    """
    trials = max(useful - 1, 0)
    if trials > 5000:
        from scipy.special import bdtrik

        return int(np.ceil(bdtrik(0.05, trials, 0.5) - 1e-9))
    total, term, target = 0, 1, 2**trials
    for successes in range(trials + 1):
        total += term
        if 20 * total >= target:
            return successes
        term = term * (trials - successes) // (successes + 1)
    return trials


_FEWEST_RUNS = (3, 3, 3, 4, 4, 5, 5, 5, 6, 6, 6, 7, 7, 7, 8, 8, 9, 10, 10, 10, 11, 11, 11, 12, 12, 12, 13, 13, 14, 14, 15, 15, 16, 16, 17, 17, 17, 18, 18, 19, 19, 20, 20, 21, 21, 22, 22, 23, 23, 24, 24)  # fmt: skip  # noqa: E501
_MOST_RUNS = (9, 10, 11, 11, 12, 12, 13, 13, 14, 15, 16, 16, 17, 17, 18, 18, 19, 19, 20, 20, 21, 22, 23, 23, 24, 24, 25, 25, 26, 26, 27, 27, 28, 28, 29, 30, 31, 31, 32, 32, 33, 33, 34, 34, 35, 35, 36, 36, 37, 38, 38)  # fmt: skip  # noqa: E501


def expected_runs(useful: NDArray) -> tuple[NDArray, NDArray]:
    """Fewest and most runs the published table expects for each number of useful points.

    The table covers 10 to 60 useful points; below, nothing is unusual; above, a normal
    approximation with the same tails is used.

    Examples
    --------
    >>> low, high = expected_runs(np.array([10, 24, 60]))
    >>> low, high
    (array([ 3,  8, 24]), array([ 9, 18, 38]))
    """
    low = each_size(lambda n: _runs_expected(n)[0], useful)
    high = each_size(lambda n: _runs_expected(n)[1], useful)
    return low, high


def _runs_expected(useful: int) -> tuple[int, int]:
    if useful < 10:
        return 0, useful
    if useful <= 60:
        return _FEWEST_RUNS[useful - 10], _MOST_RUNS[useful - 10]
    half = useful / 2
    reach = 1.96 * np.sqrt(half * (half - 1) / (useful - 1))
    return int(np.floor(half + 1 - reach)), int(np.ceil(half + 1 + reach))
