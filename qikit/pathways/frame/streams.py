"""Random numbers with names: one stream a column, so that a story never shifts another column."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Streams:
    """A family of named, independent random streams.

    The same root and name give the same numbers on every machine: only NumPy's raw PCG64 words
    are used, which NumPy keeps stable between releases (NEP 19), and the transforms are ours.

    Parameters
    ----------
    root : str
        Any text. It takes the place of a seed.

    Examples
    --------
    >>> streams = Streams("example")
    >>> bool((streams.uniform("age", 3) == streams.uniform("age", 3)).all())
    True
    >>> bool((streams.uniform("age", 3) == streams.uniform("sex", 3)).any())
    False
    """

    root: str

    def child(self, *names: object) -> Streams:
        """Return the family that hangs under these names."""
        return Streams("/".join([self.root, *(str(name) for name in names)]))

    def uniform(self, name: str, size: int) -> Floats:
        """Return ``size`` numbers in the open interval (0, 1)."""
        digest = hashlib.sha256(f"{self.root}|{name}".encode()).digest()
        words = [int.from_bytes(digest[i : i + 4], "big") for i in range(0, 32, 4)]
        raw = np.random.PCG64(np.random.SeedSequence(words)).random_raw(size)
        return ((raw >> np.uint64(11)).astype(np.float64) + 0.5) * 2.0**-53

    def normal(self, name: str, size: int) -> Floats:
        """Return ``size`` standard normal numbers (Box and Muller, 1958)."""
        radius = np.sqrt(-2.0 * np.log(self.uniform(f"{name}/radius", size)))
        return radius * np.cos(2.0 * np.pi * self.uniform(f"{name}/angle", size))

    def chance(self, name: str, probability: ArrayLike, size: int) -> NDArray[np.bool_]:
        """Return ``size`` booleans, true with the given probability (one number or one a row)."""
        return self.uniform(name, size) < np.asarray(probability)

    def pick(self, name: str, weights: Mapping[str, float], size: int) -> NDArray[np.object_]:
        """Return ``size`` labels drawn with the given weights."""
        labels = np.array(list(weights), dtype=object)
        return labels[self.index(name, list(weights.values()), size)]

    def index(self, name: str, weights: Sequence[float], size: int) -> Ints:
        """Return ``size`` positions drawn with the given weights."""
        return cumulative_index(self.uniform(name, size), weights)

    def poisson(self, name: str, mean: ArrayLike, size: int) -> Ints:
        """Return ``size`` Poisson counts by inversion (means up to about 600)."""
        means = np.broadcast_to(np.asarray(mean, dtype=np.float64), (size,))
        return poisson_inverse(self.uniform(name, size), means)


def cumulative_index(u: Floats, weights: Sequence[float]) -> Ints:
    """Return for each uniform the position that it falls on among the weights.

    Examples
    --------
    >>> cumulative_index(np.array([0.1, 0.6, 0.99]), [1, 1, 2]).tolist()
    [0, 2, 2]
    """
    shares = np.cumsum(weights) / np.sum(weights)
    found = np.searchsorted(shares, u, side="right")
    return np.minimum(found, len(shares) - 1).astype(np.int64)


def held(values: Floats, low: float, high: float, decimals: int = 0) -> Floats:
    """Return values rounded and held to a range."""
    bounded = np.minimum(np.maximum(values, low), high)
    return np.asarray(np.round(bounded, decimals), dtype=np.float64)


def poisson_inverse(u: Floats, mean: Floats) -> Ints:
    """Return Poisson counts whose cumulative probability first reaches ``u``."""
    count = np.zeros(len(mean), dtype=np.int64)
    term = np.exp(-mean)
    reached = term.copy()
    waiting = reached < u
    while waiting.any():
        count[waiting] += 1
        term[waiting] *= mean[waiting] / count[waiting]
        reached[waiting] += term[waiting]
        waiting &= (reached < u) & (term > 1e-300)
    return count
