"""Charts of single measurements: run, XmR, median XmR, moving range, and time between events.

Sources
-------
W. A. Shewhart, *Economic Control of Quality of Manufactured Product* (1931); D. J. Wheeler,
*Understanding Variation* (1993); L. S. Nelson, *J. Quality Technology* 14 (1982) and 26 (1994);
W. A. Taylor, *Normalized Individuals (I′) Chart* (2017).
"""

from __future__ import annotations

import numpy as np

from qikit.spc.arrays import Floats, pack, row_mean, row_median, row_sum, steps
from qikit.spc.constants import DEVIATION_OF_NORMAL_DIFFERENCE
from qikit.spc.limits import (
    LARGEST_ORDINARY_RANGE,
    MEDIAN_RANGE_TO_SIGMA,
    Lines,
    Method,
    Sample,
    centre_or,
    nought_if_single,
    screened_mean,
    screened_median,
)

TIME_POWER = 3.6
"""Weibull waiting times raised to 1/3.6 are close to normal (Nelson 1994)."""


def run_lines(sample: Sample, method: Method) -> Lines:
    """Median as centre line; no limits."""
    centre = centre_or(sample, row_median(sample.based(sample.value)))
    return Lines(centre=centre, base=centre, sigma=np.full(centre.shape, np.nan))


def _sigma_of(sample: Sample, values: Floats, method: Method) -> Floats:
    average, _ = screened_mean(sample.steps(values), method.screen)
    return nought_if_single(average * method.convention.range_to_sigma, sample)


def xmr_lines(sample: Sample, method: Method) -> Lines:
    """Mean ± 3 sigma, sigma from the mean moving range (2.66 times it on each side)."""
    centre = centre_or(sample, row_mean(sample.based(sample.value)))
    return Lines(centre=centre, base=centre, sigma=_sigma_of(sample, sample.value, method))


def xmr_median_lines(sample: Sample, method: Method) -> Lines:
    """Median ± 3 sigma, sigma from the mean moving range."""
    centre = centre_or(sample, row_median(sample.based(sample.value)))
    return Lines(centre=centre, base=centre, sigma=_sigma_of(sample, sample.value, method))


def xmr_two_medians_lines(sample: Sample, method: Method) -> Lines:
    """Median ± 3 sigma, sigma from the median moving range (3.145 times it on each side)."""
    centre = centre_or(sample, row_median(sample.based(sample.value)))
    middle = screened_median(sample.steps(sample.value), method.screen)
    sigma = nought_if_single(middle * MEDIAN_RANGE_TO_SIGMA, sample)
    return Lines(centre=centre, base=centre, sigma=sigma)


def moving_ranges(sample: Sample) -> Floats:
    """Difference of each point from the one before, whatever was left out."""
    return steps(sample.value)


def mr_lines(sample: Sample, method: Method) -> Lines:
    """Mean moving range; upper limit 3.267 times that, lower limit nought."""
    centre = centre_or(sample, row_mean(sample.based(steps(sample.value))))
    centre = np.where(np.isnan(centre), 0.0, centre)
    sigma = LARGEST_ORDINARY_RANGE / 3 * centre
    return Lines(centre=centre, base=np.zeros_like(centre), sigma=sigma, floor=0.0)


def g_lines(sample: Sample, method: Method) -> Lines:
    """Opportunities between rare events: median drawn, limits mean ± 3 sqrt(mean (mean + 1)).

    A centre line given from outside is a mean; the median of a geometric count is 0.693 of it.
    Source: J. C. Benneyan, *Health Care Management Science* 4 (2001) 305-318.
    """
    chosen = sample.based(sample.value)
    mean = centre_or(sample, row_mean(chosen))
    drawn = row_median(chosen) if sample.centre is None else 0.693 * mean
    return Lines(centre=drawn, base=mean, sigma=np.sqrt(mean * (mean + 1)), floor=0.0)


def t_lines(sample: Sample, method: Method) -> Lines:
    """Time between rare events: XmR limits of t^(1/3.6), turned back with the power 3.6."""
    with np.errstate(invalid="ignore"):
        even = sample.value ** (1 / TIME_POWER)
        given = None if sample.centre is None else sample.centre ** (1 / TIME_POWER)
    base = row_mean(sample.based(even)) if given is None else given
    sigma = _sigma_of(sample, even, method)
    return Lines(centre=base**TIME_POWER, base=base, sigma=sigma, power=TIME_POWER)


def ip_lines(sample: Sample, method: Method) -> Lines:
    """I′: XmR limits that widen and narrow with the denominator.

    Each difference is divided by sqrt(1/n + 1/n before), so that all estimate the same sigma.
    """
    chosen, weight = sample.based(sample.value), sample.based(sample.exposure)
    known = ~np.isnan(chosen)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = row_sum(chosen * weight) / row_sum(np.where(known, weight, np.nan))
    centre = centre_or(sample, mean)
    average, _ = screened_mean(_even_steps(sample), method.screen)
    one = nought_if_single(average * DEVIATION_OF_NORMAL_DIFFERENCE, sample)
    with np.errstate(invalid="ignore", divide="ignore"):
        sigma = np.where(sample.exposure > 0, one / np.sqrt(sample.exposure), np.nan)
    return Lines(centre=centre, base=centre, sigma=sigma)


def _even_steps(sample: Sample) -> Floats:
    gaps = sample.steps(sample.value)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = 1 / sample.exposure
    chosen = np.where(sample.baseline, share, np.nan)
    if not sample.kept.all():
        chosen = pack(chosen, sample.kept, np.nan)
    with np.errstate(invalid="ignore", divide="ignore"):
        gaps[:, 1:] /= np.sqrt(chosen[:, 1:] + chosen[:, :-1])
    return gaps
