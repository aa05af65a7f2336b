"""Charts of counts: p and u (with a denominator), their primes, and c.

Sources
-------
D. C. Montgomery, *Introduction to Statistical Quality Control*, chapter 7; D. B. Laney, *Quality
Engineering* 14 (2002) 531-537 for p′ and u′.
"""

from __future__ import annotations

import numpy as np

from qikit.spc.arrays import Bools, Floats, row_mean, row_sum
from qikit.spc.constants import MEAN_RANGE_OF_TWO
from qikit.spc.limits import Lines, Method, Sample, centre_or, screened_mean


def _pooled(sample: Sample) -> Floats:
    """All counted over all looked at; never the mean of the separate rates."""
    chosen = sample.base & ~np.isnan(sample.value)
    with np.errstate(invalid="ignore", divide="ignore"):
        pooled = row_sum(np.where(chosen, sample.count, np.nan)) / row_sum(
            np.where(chosen, sample.exposure, np.nan)
        )
    return centre_or(sample, pooled)


def _over(variance: Floats, exposure: Floats) -> Floats:
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.sqrt(np.where(exposure > 0, np.maximum(variance, 0.0) / exposure, np.nan))


def p_lines(sample: Sample, method: Method) -> Lines:
    """Proportions: pooled mean ± 3 sqrt(p (1 - p) / n), kept between 0 and 1."""
    centre = _pooled(sample)
    sigma = _over(centre * (1 - centre), sample.exposure)
    return Lines(centre=centre, base=centre, sigma=sigma, floor=0.0, ceiling=1.0)


def u_lines(sample: Sample, method: Method) -> Lines:
    """Rates: pooled mean ± 3 sqrt(u / n), kept at 0 or more."""
    centre = _pooled(sample)
    return Lines(centre=centre, base=centre, sigma=_over(centre, sample.exposure), floor=0.0)


def c_lines(sample: Sample, method: Method) -> Lines:
    """Counts with equal opportunity: mean ± 3 sqrt(mean), kept at 0 or more."""
    centre = centre_or(sample, row_mean(sample.based(sample.value)))
    return Lines(centre=centre, base=centre, sigma=np.sqrt(centre), floor=0.0)


def pp_lines(sample: Sample, method: Method) -> Lines:
    """p′: p limits widened (or narrowed) by the variation that p does not explain."""
    return _laney(p_lines(sample, method), sample, method)


def up_lines(sample: Sample, method: Method) -> Lines:
    """u′: u limits widened (or narrowed) by the variation that u does not explain."""
    return _laney(u_lines(sample, method), sample, method)


def _laney(plain: Lines, sample: Sample, method: Method) -> Lines:
    widened = plain.sigma * sigma_z(plain, sample, method)
    return Lines(
        centre=plain.centre,
        base=plain.base,
        sigma=widened,
        floor=plain.floor,
        ceiling=plain.ceiling,
    )


def sigma_z(plain: Lines, sample: Sample, method: Method) -> Floats:
    """How many times wider the points vary than their own denominators explain; (rows, 1).

    About 1: nothing to adjust. Above 1: over-dispersed. Points without an order in time are
    compared by the standard deviation of their z-scores instead of by moving ranges.
    """
    with np.errstate(invalid="ignore", divide="ignore"):
        z = (sample.value - plain.centre) / plain.sigma
    if not sample.ordered:
        chosen = sample.based(z)
        count = (~np.isnan(chosen)).sum(axis=1, keepdims=True)
        spread = row_sum((chosen - row_mean(chosen)) ** 2)
        with np.errstate(invalid="ignore", divide="ignore"):
            return _usable(np.sqrt(spread / (count - 1)), count < 2, method)
    average, emptied = screened_mean(sample.steps(z), method.screen)
    return _usable(average / MEAN_RANGE_OF_TWO, emptied, method)


def _usable(ratio: Floats, flat: Bools, method: Method) -> Floats:
    """Identical points leave nothing to estimate from: limits on the centre, or no limits."""
    nothing = np.isnan(ratio) | (flat & (np.nan_to_num(ratio) == 0))
    return np.where(nothing, 0.0 if method.convention.flat_prime_limits else np.nan, ratio)
