"""How far two markers agree, beyond what chance would bring."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from qikit.errors import QikitError
from qikit.marking.fairness.kappa import beyond_chance, share_by_chance


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How two markers agree.

    Parameters
    ----------
    same, marks : int
        Marks that are the same, and all marks given by each.
    by_chance : float
        Share of marks, 0 to 1, that would be the same if each gave their own marks blindly.
    """

    same: int
    marks: int
    by_chance: float

    @property
    def share(self) -> float:
        """Share of marks that are the same, 0 to 1."""
        return self.same / self.marks

    @property
    def kappa(self) -> float | None:
        """Cohen's kappa, 1 at best and 0 for chance; None if both gave one mark only, the same."""
        return beyond_chance(1 - self.share, 1 - self.by_chance)


def agreement(first: Sequence[Hashable], second: Sequence[Hashable]) -> Agreement:
    """Compare the marks of two markers, answer by answer.

    Parameters
    ----------
    first, second : sequence
        The marks of each, for the same answers in the same order.

    Raises
    ------
    QikitError
        If there are no marks, or one has more than the other.

    Notes
    -----
    Kappa after Cohen (1960), Educational and Psychological Measurement 20: 37-46.

    Examples
    --------
    >>> both = agreement([2, 1, 0, 2], [2, 1, 1, 2])
    >>> both.same, both.by_chance, both.kappa
    (3, 0.375, 0.6)
    """
    if not first or len(first) != len(second):
        raise QikitError(
            f"The markers gave {len(first)} and {len(second)} marks.",
            todo="Both must mark the same answers, at least one.",
        )
    pairs = list(zip(first, second, strict=True))
    same = sum(one == other for one, other in pairs)
    return Agreement(same=same, marks=len(pairs), by_chance=share_by_chance(pairs))
