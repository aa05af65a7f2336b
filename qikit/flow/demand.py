"""Demand that varies by chance, and the percentiles of it."""

from __future__ import annotations

import numpy as np

from qikit.flow.checks import Floats, amount, whole


def random_demand(mean: float, periods: int, *, runs: int = 1, seed: int = 0) -> Floats:
    """Return invented demand that varies round a mean by chance alone (Poisson).

    The same seed keeps the same luck when the mean or the number of periods changes, so that
    two plans can be compared on equal terms (common random numbers).

    Parameters
    ----------
    mean : float
        Average a period.
    periods, runs : int
        How many periods, and how many possible histories.
    seed : int
        Which set of histories.

    Returns
    -------
    ndarray, shape (runs, periods)

    Examples
    --------
    >>> random_demand(40, 3, seed=1)
    array([[40., 51., 33.]])
    """
    from scipy.stats import poisson

    level, length = amount(mean, "mean"), whole(periods, "periods")
    luck = [np.random.default_rng([seed, run]).random(length) for run in range(whole(runs, "runs"))]
    highest = level + 10 * np.sqrt(level) + 20
    chances = poisson.cdf(np.arange(highest), level)
    return np.searchsorted(chances, np.array(luck)).astype(float)


def poisson_percentile(mean: float, percentile: float) -> int:
    """Return the smallest whole number that demand stays at or below in so many per cent of weeks.

    Parameters
    ----------
    mean : float
        Average demand a period; each person is taken to come independently of the others.
    percentile : float
        From above 0 to below 100.

    Examples
    --------
    >>> [poisson_percentile(40, p) for p in (65, 80, 85)]
    [42, 45, 47]
    """
    from scipy.stats import poisson

    share = amount(percentile, "percentile", above=0, at_most=99.999) / 100
    return int(poisson.ppf(share, amount(mean, "mean", above=0)))
