"""How far two markers agree beyond what chance would bring: Cohen's kappa, plain and weighted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from qikit.errors import QikitError

Pair = tuple[int, int]


def share_agreed(pairs: Sequence[Pair]) -> float:
    """Return the share of pairs, 0 to 1, in which both markers gave the same level.

    Raises
    ------
    QikitError
        If there are no pairs.
    """
    return sum(first == second for first, second in _some(pairs)) / len(pairs)


def kappa(pairs: Sequence[Pair]) -> float | None:
    """Return Cohen's kappa, in which every difference counts the same.

    Parameters
    ----------
    pairs : sequence of (int, int)
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


def kappa_by(pairs: Sequence[Pair], apart: Callable[[int, int], float]) -> float | None:
    """Return kappa with weights of one's own.

    Parameters
    ----------
    pairs : sequence of (int, int)
        Level given by the first and by the second marker, answer by answer.
    apart : callable
        How much it matters that one gave the first and the other the second level; 0 if they are
        the same.

    Returns
    -------
    float or None
        One less the disagreement seen, as a share of what chance would bring; None if that is 0.
    """
    firsts, seconds = Counter(a for a, _ in _some(pairs)), Counter(b for _, b in pairs)
    chance = sum(firsts[a] * seconds[b] * apart(a, b) for a in firsts for b in seconds)
    if chance == 0:
        return None
    return 1 - len(pairs) * sum(apart(a, b) for a, b in pairs) / chance


def _some(pairs: Sequence[Pair]) -> Sequence[Pair]:
    if not pairs:
        raise QikitError(
            "There are no answers that two people have marked.",
            todo="Let a second marker mark some.",
        )
    return pairs
