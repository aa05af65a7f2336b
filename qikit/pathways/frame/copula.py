"""Things that go together: one hidden factor behind several yes/no findings."""

from __future__ import annotations

from functools import lru_cache
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike

from .streams import Floats, Streams


@lru_cache(maxsize=1)
def _grid() -> tuple[Floats, Floats]:
    logits = np.linspace(-12.0, 12.0, 9601)
    shares = 1 / (1 + np.exp(-logits))
    return logits, np.array([NormalDist().inv_cdf(float(share)) for share in shares])


def probit(share: ArrayLike) -> Floats:
    """Return the standard normal value below which this share lies (to about 1e-6).

    Examples
    --------
    >>> probit([0.5, 0.975]).round(3).tolist()
    [0.0, 1.96]
    """
    share = np.clip(np.asarray(share, dtype=np.float64), 1e-5, 1 - 1e-5)
    return np.interp(np.log(share / (1 - share)), *_grid())


def normal_scores(values: ArrayLike) -> Floats:
    """Return standard normal scores by rank; equal values share a score.

    Examples
    --------
    >>> normal_scores([10, 30, 20]).round(2).tolist()
    [-0.97, 0.97, 0.0]
    """
    values = np.asarray(values)
    ordered = np.sort(values)
    low = np.searchsorted(ordered, values, "left")
    high = np.searchsorted(ordered, values, "right")
    return probit((low + high) / 2 / len(values))


def loaded(streams: Streams, name: str, factor: Floats, loading: float) -> Floats:
    """Return standard normal values that share this factor with weight ``loading``."""
    own = streams.normal(name, len(factor))
    return loading * factor + np.sqrt(1 - loading**2) * own


def linked_chance(
    streams: Streams, name: str, factor: Floats, loading: float, share: ArrayLike
) -> np.ndarray:
    """Return yes/no values with this share of yes, likelier where the factor is high."""
    return loaded(streams, name, factor, loading) > -probit(share)
