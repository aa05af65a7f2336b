"""Part marks."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import combinations


def share_of_set(picked: Collection[str], right: Collection[str]) -> float:
    """Return right picks less wrong picks, as a share of the right ones, from 0 to 1.

    Ticking everything earns nothing more than ticking nothing.

    Examples
    --------
    >>> share_of_set({"a", "b"}, {"a", "b", "c", "d"})
    0.5
    >>> share_of_set({"a", "x"}, {"a", "b"})
    0.0
    """
    picked, right = set(picked), set(right)
    return max(0.0, (len(picked & right) - len(picked - right)) / len(right))


def share_of_order(given: Sequence[str], right: Sequence[str]) -> float:
    """Return Kendall's tau between two orders of the same items, with 0 in place of negatives.

    Source: Kendall 1938, Biometrika 30(1/2), 81-93.

    Examples
    --------
    >>> share_of_order(["a", "b", "c"], ["a", "b", "c"])
    1.0
    >>> share_of_order(["c", "b", "a"], ["a", "b", "c"])
    0.0
    """
    place = {item: position for position, item in enumerate(given)}
    pairs = list(combinations(right, 2))
    agreeing = sum(place[first] < place[second] for first, second in pairs)
    return max(0.0, (2 * agreeing - len(pairs)) / len(pairs))
