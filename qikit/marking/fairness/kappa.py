"""How far two markers agree beyond what chance would bring: Cohen's kappa, plain and weighted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from qikit.errors import QikitError

Pair = tuple[int, int]
Level = TypeVar("Level", bound=Hashable)


def share_agreed(pairs: Sequence[tuple[Level, Level]]) -> float:
    """Return the share of pairs, 0 to 1, in which both markers gave the same level.

    Raises
    ------
    QikitError
        If there are no pairs.
    """
    return sum(first == second for first, second in _some(pairs)) / len(pairs)


def share_by_chance(pairs: Sequence[tuple[Level, Level]]) -> float:
    """Return the share of pairs, 0 to 1, that would be the same if each gave their levels blindly.

    Raises
    ------
    QikitError
        If there are no pairs.

    Examples
    --------
    >>> share_by_chance([(2, 2), (1, 1), (0, 1), (2, 2)])
    0.375
    """
    firsts, seconds = _counts(pairs)
    return sum(firsts[level] * seconds[level] for level in firsts) / len(pairs) ** 2


def beyond_chance(apart: float, apart_by_chance: float) -> float | None:
    """Return kappa from the disagreement seen and that which chance would bring; None if that is 0.

    Examples
    --------
    >>> beyond_chance(0.25, 0.625)
    0.6
    """
    return None if apart_by_chance == 0 else 1 - apart / apart_by_chance


def kappa(pairs: Sequence[tuple[Level, Level]]) -> float | None:
    """Return Cohen's kappa, in which every difference counts the same.

    Parameters
    ----------
    pairs : sequence of (level, level)
        Level given by the first and by the second marker, answer by answer.

    Returns
    -------
    float or None
        1 for full agreement, 0 for what chance alone would bring, below 0 for less than that. None
        where both gave one and the same level throughout: chance then explains everything.

    Raises
    ------
    QikitError
        If there are no pairs.

    Notes
    -----
    Source: Cohen J (1960), A coefficient of agreement for nominal scales, Educational and
    Psychological Measurement 20: 37-46.

    Examples
    --------
    >>> kappa([(2, 2), (1, 1), (0, 1), (2, 2)])
    0.6
    """
    return kappa_by(pairs, lambda first, second: float(first != second))


def weighted_kappa(pairs: Sequence[Pair]) -> float | None:
    """Return kappa with quadratic weights: two levels apart counts four times as much as one.

    Parameters, returns and errors are those of :func:`kappa`.

    Notes
    -----
    Source: Cohen J (1968), Weighted kappa: nominal scale agreement with provision for scaled
    disagreement or partial credit, Psychological Bulletin 70: 213-220; quadratic weights.

    Examples
    --------
    >>> weighted_kappa([(2, 2), (1, 1), (0, 1), (2, 2)])
    0.75
    """
    return kappa_by(pairs, lambda first, second: float((first - second) ** 2))


def kappa_by(
    pairs: Sequence[tuple[Level, Level]], apart: Callable[[Level, Level], float]
) -> float | None:
    """Return kappa with weights of one's own.

    Parameters
    ----------
    pairs : sequence of (level, level)
        Level given by the first and by the second marker, answer by answer.
    apart : callable
        How much it matters that one gave the first and the other the second level; 0 if they are
        the same.

    Returns
    -------
    float or None
        One less the disagreement seen, as a share of what chance would bring; None if that is 0.
    """
    firsts, seconds = _counts(pairs)
    chance = sum(firsts[a] * seconds[b] * apart(a, b) for a in firsts for b in seconds)
    return beyond_chance(len(pairs) * sum(apart(a, b) for a, b in pairs), chance)


def _counts(pairs: Sequence[tuple[Level, Level]]) -> tuple[Counter[Level], Counter[Level]]:
    return Counter(a for a, _ in _some(pairs)), Counter(b for _, b in pairs)


def _some(pairs: Sequence[tuple[Level, Level]]) -> Sequence[tuple[Level, Level]]:
    if not pairs:
        raise QikitError(
            "There are no answers that two people have marked.",
            todo="Let a second marker mark some.",
        )
    return pairs
