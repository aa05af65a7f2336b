"""Factors that turn ranges and standard deviations of small subgroups into limits.

Source: D. C. Montgomery, *Introduction to Statistical Quality Control*, chapter 6 and appendix VI.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from math import erf, exp, lgamma, pi, sqrt

import numpy as np

from qikit.spc.arrays import Floats


@lru_cache(maxsize=4096)
def c4(size: int) -> float:
    """Mean of the standard deviation of `size` standard normal values; NaN below two values.

    Examples
    --------
    >>> round(c4(5), 4)
    0.94
    """
    if size < 2:
        return float("nan")
    return sqrt(2 / (size - 1)) * exp(lgamma(size / 2) - lgamma((size - 1) / 2))


@lru_cache(maxsize=512)
def range_moments(size: int) -> tuple[float, float]:
    """Mean (d2) and standard deviation (d3) of the range of `size` standard normal values.

    Both are integrals over the normal distribution, summed here on a fine grid.

    Examples
    --------
    >>> d2, d3 = range_moments(5)
    >>> round(d2, 4), round(d3, 4)
    (2.3259, 0.8641)
    """
    if size < 2:
        return float("nan"), float("nan")
    x = np.linspace(-8.5, 8.5, 1701)
    below = np.array([0.5 * (1 + erf(v / sqrt(2))) for v in x])
    step = float(x[1] - x[0])
    mean = float(np.sum(1 - (1 - below) ** size - below**size) * step)
    spread = np.clip(below[None, :] - below[:, None], 0, 1)
    joint = 1 - below[None, :] ** size - (1 - below[:, None]) ** size + spread**size
    square = float(2 * np.sum(np.triu(joint, 1)) * step**2 + np.sum(np.diag(joint)) * step**2)
    return mean, sqrt(square - mean**2)


def each(factor: str, sizes: Floats) -> Floats:
    """One factor for every subgroup size in an array; sizes below two give NaN.

    `factor` is "c4", "d2" or "d3".
    """
    known: dict[str, Callable[[int], float]] = {
        "c4": c4,
        "d2": lambda n: range_moments(n)[0],
        "d3": lambda n: range_moments(n)[1],
    }
    distinct, where = np.unique(np.nan_to_num(sizes).astype(int), return_inverse=True)
    table = np.array([known[factor](int(size)) for size in distinct])
    return table[where].reshape(sizes.shape)


MEAN_RANGE_OF_TWO = 1.128
"""Mean range of two normal values in sigmas (d2 for two values, as published tables round it)."""

DEVIATION_OF_NORMAL_DIFFERENCE = sqrt(pi / 2)
"""Turns the mean absolute difference of two equal normal values into their common deviation."""
