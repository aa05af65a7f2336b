"""Charts of several measurements a point: mean (x̄), standard deviation (s) and range (r).

Source: D. C. Montgomery, *Introduction to Statistical Quality Control*, equations 6.4-6.31.
"""

from __future__ import annotations

import numpy as np

from qikit.spc.arrays import Floats, row_mean, row_sum
from qikit.spc.constants import each
from qikit.spc.limits import Lines, Method, Sample, centre_or


def typical_deviation(sample: Sample) -> Floats:
    """Mean standard deviation if all subgroups are of one size, else the pooled one; (rows, 1)."""
    known = sample.size > 0
    largest = np.where(known, sample.size, -np.inf).max(axis=1, keepdims=True)
    smallest = np.where(known, sample.size, np.inf).min(axis=1, keepdims=True)
    chosen = sample.based(sample.deviation)
    freedom = np.where(np.isnan(chosen), np.nan, sample.size - 1)
    with np.errstate(invalid="ignore", divide="ignore"):
        pooled = np.sqrt(row_sum(freedom * chosen**2) / row_sum(freedom))
    return np.where(largest == smallest, row_mean(chosen), pooled)


def xbar_lines(sample: Sample, method: Method) -> Lines:
    """Subgroup means: grand mean ± A3 s̄, A3 = 3 / (c4 sqrt(n))."""
    chosen = sample.based(sample.mean)
    weight = np.where(np.isnan(chosen), np.nan, sample.size)
    with np.errstate(invalid="ignore", divide="ignore"):
        grand = row_sum(chosen * weight) / row_sum(weight)
        sigma = typical_deviation(sample) / (each("c4", sample.size) * np.sqrt(sample.size))
    centre = centre_or(sample, grand)
    return Lines(centre=centre, base=centre, sigma=_wide_enough(sigma, sample))


def s_lines(sample: Sample, method: Method) -> Lines:
    """Subgroup standard deviations: s̄ with limits B3 s̄ and B4 s̄."""
    centre = centre_or(sample, typical_deviation(sample))
    factor = each("c4", sample.size)
    sigma = centre * np.sqrt(1 - factor**2) / factor
    return Lines(centre=centre, base=centre, sigma=_wide_enough(sigma, sample), floor=0.0)


def r_lines(sample: Sample, method: Method) -> Lines:
    """Subgroup ranges: limits D3 R̄ and D4 R̄; unequal sizes share one sigma = mean of R/d2."""
    d2, d3 = each("d2", sample.size), each("d3", sample.size)
    one = row_mean(sample.based(sample.spread / d2))
    centre = centre_or(sample, one * d2)
    return Lines(centre=centre, base=centre, sigma=one * d3, floor=0.0)


def _wide_enough(sigma: Floats, sample: Sample) -> Floats:
    """Subgroups of one value have no spread to learn from; missing ones keep no limits."""
    single = (sample.size == 1).all(axis=1, keepdims=True)
    return np.where(single & np.isnan(sigma), 0.0, sigma)
