"""Checks of what a chart takes for granted, each with the number that decides and its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from qikit.spc.arrays import Floats
from qikit.spc.constants import MEAN_RANGE_OF_TWO

if TYPE_CHECKING:
    from qikit.spc.chart import Chart

WIDE = 0.25
"""How far the ratio of observed to expected variation may be from 1 without mattering."""

CHANCE = 1.7
"""Two standard errors of that ratio are about 1.7 / sqrt(points): less is no evidence."""

SKEWED = 1.5
"""From this skewness on, limits on both sides alike mislead."""

RARE = 0.5
"""From this share of points that are 0, counts at each point say too little."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One assumption.

    Attributes
    ----------
    name : str
    number : float
        What was measured.
    passed : bool
        Whether the assumption may be made.
    words : str
        A plain sentence.
    """

    name: str
    number: float
    passed: bool
    words: str


def _values(chart: Chart) -> Floats:
    value = chart.laid.grid.flat(chart.laid.value)
    return value[~np.isnan(value)]


def enough(chart: Chart, fewest: int) -> Check:
    """Whether there are enough points to work out limits."""
    count = len(_values(chart))
    passed = count >= fewest
    words = (
        f"There are {count} points, enough for limits."
        if passed
        else f"There are only {count} points; limits need about {fewest}."
    )
    return Check(name="enough points", number=float(count), passed=passed, words=words)


def dispersed(chart: Chart) -> Check:
    """Whether points vary about as much as the kind of count explains (sigma z, Laney 2002)."""
    value = chart.laid.grid.flat(chart.laid.value)
    centre = chart.laid.grid.flat(chart.laid.lines.centre)
    sigma = chart.laid.grid.flat(chart.laid.lines.sigma) * chart.request.multiply
    with np.errstate(invalid="ignore", divide="ignore"):
        z = (value - centre) / sigma
    z = z[np.isfinite(z)]
    ratio = float(np.abs(np.diff(z)).mean() / MEAN_RANGE_OF_TWO) if len(z) > 1 else 1.0
    passed = abs(ratio - 1) <= max(WIDE, CHANCE / np.sqrt(max(len(z), 1)))
    words = f"The points vary {ratio:.1f} times as much as chance in the counts explains"
    if passed:
        words += ", which is close enough to 1."
    elif ratio > 1:
        words += " (over-dispersed): plain limits would be too narrow and cry wolf."
    else:
        words += " (under-dispersed): plain limits would be too wide."
    return Check(name="dispersion", number=ratio, passed=bool(passed), words=words)


def rare(chart: Chart) -> Check:
    """Whether events are common enough for counts at each point to say anything."""
    value = _values(chart)
    share = float(np.mean(value == 0)) if len(value) else 0.0
    passed = share < RARE
    words = (
        ""
        if passed
        else f"{share:.0%} of the points are 0: the event is rare, and a chart of the time between "
        f"events (t) or of the opportunities between them (g) would say more."
    )
    return Check(name="rare events", number=share, passed=passed, words=words)


def skewed(chart: Chart) -> Check:
    """Whether values lie about evenly on both sides (moment coefficient of skewness)."""
    value = _values(chart)
    spread = float(np.std(value))
    skew = float(np.mean((value - value.mean()) ** 3) / spread**3) if spread > 0 else 0.0
    passed = abs(skew) < SKEWED
    words = (
        f"The values are not badly skewed ({skew:.1f})."
        if passed
        else f"The values are skewed ({skew:.1f}): expect false signals on the long side, and look "
        f"at single outliers before believing limits."
    )
    return Check(name="skewness", number=skew, passed=passed, words=words)


def autocorrelated(chart: Chart) -> Check:
    """Whether each point says something about the next (lag-1 autocorrelation, ± 2 / sqrt(n))."""
    value = _values(chart)
    away = value - value.mean()
    total = float((away**2).sum())
    lag = float((away[1:] * away[:-1]).sum() / total) if total > 0 else 0.0
    passed = abs(lag) < 2 / np.sqrt(len(value))
    words = (
        f"Neighbouring points are not tied to each other (autocorrelation {lag:.2f})."
        if passed
        else f"Neighbouring points are tied to each other (autocorrelation {lag:.2f}), as in "
        f"waiting lists, seasons or after a lasting change: take limits as a description only."
    )
    return Check(name="autocorrelation", number=lag, passed=passed, words=words)
