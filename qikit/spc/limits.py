"""The lines of a chart: where the centre is and how far ordinary variation reaches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from qikit.spc.arrays import Bools, Floats, pack, row_mean, row_median, steps
from qikit.spc.conventions import Convention

INFINITY = float("inf")

LARGEST_ORDINARY_RANGE = 3.267
"""Upper limit of a moving range as a multiple of their mean (D4 for two values)."""

MEDIAN_RANGE_TO_SIGMA = 1 / 0.954
"""One sigma from the median moving range; the median range of two normal values is 0.954 sigma."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sample:
    """The points of all stretches, one row a stretch; (stretches, points), missing as NaN.

    Attributes
    ----------
    value : the plotted value before any multiplying
    count, exposure : numerator and denominator (exposure is 1 without a denominator)
    size, mean, deviation, spread : number, mean, standard deviation and range of raw rows a point
    base : points that fix the lines; kept : points that were not left out by hand
    baseline : points inside the baseline, left out or not
    centre : centre line given from outside, or None; shape (stretches, 1)
    ordered : whether the points have an order in time
    """

    value: Floats
    count: Floats
    exposure: Floats
    size: Floats
    mean: Floats
    deviation: Floats
    spread: Floats
    base: Bools
    kept: Bools
    baseline: Bools
    centre: Floats | None
    ordered: bool

    def based(self, values: Floats) -> Floats:
        """Keep the entries that fix the lines; NaN elsewhere."""
        return np.where(self.base, values, np.nan)

    def steps(self, values: Floats) -> Floats:
        """Moving ranges of the baseline; points left out by hand are joined over."""
        chosen = np.where(self.baseline, values, np.nan)
        if self.kept.all():
            return steps(chosen)
        return steps(pack(chosen, self.kept, np.nan))


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """How limits are estimated: the convention, and whether moving ranges are screened."""

    convention: Convention
    screen: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lines:
    """Centre line and limits as a formula, so that any number of sigmas can be asked for.

    Attributes
    ----------
    centre : the drawn centre line
    base, sigma : where limits spread from, and one sigma, on the scale in which they are even
    floor, ceiling : the smallest and largest possible value
    power : exponent that turns the even scale back into the plotted one
    scale : what values are multiplied by for plotting; `centre` is already multiplied
    """

    centre: Floats
    base: Floats
    sigma: Floats
    floor: float = -INFINITY
    ceiling: float = INFINITY
    power: float = 1.0
    scale: float = 1.0

    def at(self, sigmas: float) -> Floats:
        """Value that lies `sigmas` sigmas from the base (negative: below)."""
        line = self.base + sigmas * self.sigma
        if self.power != 1.0:
            line = np.maximum(line, 0.0) ** self.power
        if self.floor > -INFINITY or self.ceiling < INFINITY:
            line = np.clip(line, self.floor, self.ceiling)
        return line if self.scale == 1.0 else line * self.scale

    def scaled(self, scale: float, low: float | None, high: float | None) -> Lines:
        """The same lines for values multiplied by `scale`, kept between `low` and `high`."""
        return replace(
            self,
            centre=self.centre * scale,
            scale=scale,
            floor=self.floor if low is None else max(self.floor, low / scale),
            ceiling=self.ceiling if high is None else min(self.ceiling, high / scale),
        )

    def rearranged(self, move: Callable[[Floats], Floats]) -> Lines:
        """The same lines with their points moved to other places."""
        return replace(self, centre=move(self.centre), base=move(self.base), sigma=move(self.sigma))


def screened_mean(ranges: Floats, screen: bool) -> tuple[Floats, Bools]:
    """Mean moving range, and which rows had no range left after screening.

    Ranges that are not below 3.267 times their mean are dropped once. If none is left, every
    range was nought and so is their mean.
    """
    mean = row_mean(ranges)
    if not screen:
        return mean, np.zeros(mean.shape, dtype=bool)
    with np.errstate(invalid="ignore"):
        kept = np.where(ranges < LARGEST_ORDINARY_RANGE * mean, ranges, np.nan)
    emptied: Bools = np.asarray(np.isnan(kept).all(axis=1, keepdims=True))
    return np.where(emptied, mean, row_mean(kept)), emptied


def screened_median(ranges: Floats, screen: bool) -> Floats:
    """Median moving range after dropping, once, ranges of 3.267 times the median or more."""
    middle = row_median(ranges)
    if not screen:
        return middle
    with np.errstate(invalid="ignore"):
        again = row_median(np.where(ranges < LARGEST_ORDINARY_RANGE * middle, ranges, np.nan))
    return np.where(np.isnan(again), middle, again)


def nought_if_single(sigma: Floats, sample: Sample) -> Floats:
    """A stretch without any moving range shows no variation yet: its sigma is nought."""
    some = sample.base.any(axis=1, keepdims=True) & ~np.isnan(sample.based(sample.value)).all(
        axis=1, keepdims=True
    )
    return np.where(np.isnan(sigma) & some, 0.0, sigma)


def centre_or(sample: Sample, own: Floats) -> Floats:
    """The centre line given from outside, or our own."""
    return own if sample.centre is None else np.broadcast_to(sample.centre, own.shape)
