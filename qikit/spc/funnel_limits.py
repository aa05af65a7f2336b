"""Limits of funnel plots, exact and widened for over-dispersion.

Source: D. J. Spiegelhalter, *Statistics in Medicine* 24 (2005) 1185-1202, and *Journal of the
Royal Statistical Society A* 175 (2012) 1-47.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from qikit.errors import QikitError
from qikit.spc.arrays import Floats

LEVELS = (0.95, 0.998)
WINSORISED = (0.1, 0.9)
MODELS = (None, "additive", "multiplicative")


@dataclass(frozen=True, slots=True, kw_only=True)
class Funnelled:
    """What a funnel's limits depend on.

    Attributes
    ----------
    kind : {"proportion", "rate", "ratio"}
    centre : level in the middle of the funnel
    phi, tau2 : over-dispersion (see `overdispersion`)
    over_dispersion : {None, "additive", "multiplicative"}
    """

    kind: str
    centre: float
    phi: float
    tau2: float
    over_dispersion: str | None

    def __post_init__(self) -> None:
        if self.over_dispersion not in MODELS:
            raise QikitError(
                f"{self.over_dispersion!r} is no model of over-dispersion.",
                todo="Choose 'additive', 'multiplicative' or None.",
            )

    def even(self, level: Floats | float) -> Floats:
        """Level on the scale on which chance varies evenly: arcsine or square root."""
        root = np.sqrt(level)
        return np.arcsin(root) if self.kind == "proportion" else root

    def back(self, even: Floats) -> Floats:
        """From the even scale back to a level."""
        if self.kind == "proportion":
            return np.sin(np.clip(even, 0, np.pi / 2)) ** 2
        return np.maximum(even, 0) ** 2

    def chance(self, exposure: Floats) -> Floats:
        """Standard error on the even scale: 1 / (2 sqrt(n))."""
        return 1 / (2 * np.sqrt(exposure))


def funnel_limits(model: Funnelled, exposure: Floats, level: float) -> tuple[Floats, Floats]:
    """Lower and upper limit at each denominator, holding `level` (such as 0.998) by chance."""
    if model.over_dispersion is not None:
        return _widened(model, exposure, level)
    if model.centre == 0 or (model.kind == "proportion" and model.centre == 1):
        flat = np.full(exposure.shape, model.centre)
        return flat, flat
    tail = (1 - level) / 2
    if model.kind == "proportion":
        return _binomial(tail, exposure, model.centre), _binomial(1 - tail, exposure, model.centre)
    return _poisson(tail, exposure * model.centre, exposure)


def _binomial(probability: float, n: Floats, centre: float) -> Floats:
    """Binomial quantile, interpolated between whole numbers, as a proportion."""
    from scipy.stats import binom

    n = np.maximum(np.round(n), 1)
    count = binom.ppf(probability, n, centre)
    reached, short = binom.cdf(count, n, centre), binom.cdf(count - 1, n, centre)
    with np.errstate(invalid="ignore", divide="ignore"):
        part = np.where(reached > short, (reached - probability) / (reached - short), 0.0)
    return np.clip((count - part) / n, 0, 1)


def _poisson(tail: float, expected: Floats, exposure: Floats) -> tuple[Floats, Floats]:
    """Exact Poisson limits through the chi-squared distribution."""
    from scipy.stats import chi2

    low = chi2.ppf(tail, 2 * expected) / 2
    high = chi2.ppf(1 - tail, 2 * (expected + 1)) / 2
    return low / exposure, high / exposure


def _widened(model: Funnelled, exposure: Floats, level: float) -> tuple[Floats, Floats]:
    from scipy.special import ndtri

    z = float(ndtri(1 - (1 - level) / 2))
    spread = model.chance(exposure)
    if model.over_dispersion == "additive":
        spread = np.sqrt(spread**2 + model.tau2)
    else:
        spread = spread * np.sqrt(max(model.phi, 1.0))
    middle = model.even(model.centre)
    return model.back(middle - z * spread), model.back(middle + z * spread)


def overdispersion(
    model: Funnelled, events: Floats, exposure: Floats
) -> tuple[float, float, Floats]:
    """How much units differ beyond chance.

    Returns
    -------
    phi : float
        Mean square of z-scores, Winsorised at 10 % and 90 %.
    tau2 : float
        Variance between units by the method of moments, 0 if chance explains all.
    z : array
        Z-score of each unit before Winsorising.
    """
    error = model.chance(exposure)
    z = (model.even(events / exposure) - model.even(model.centre)) / error
    held = np.clip(z, *np.quantile(z, WINSORISED))
    phi = float(np.mean(held**2))
    weight = 1 / error**2
    count = len(z)
    surplus = count * phi - (count - 1)
    room = weight.sum() - (weight**2).sum() / weight.sum()
    tau2 = max(0.0, float(surplus / room)) if room > 0 else 0.0
    return phi, tau2, z
