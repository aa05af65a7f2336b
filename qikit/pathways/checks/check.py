"""One check: what was measured, what was aimed at, what was got."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from ..catalogue import pathway
from ..pathway import Tables
from ..stories.story import Stories


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One realism check.

    Attributes
    ----------
    id, measure : str
        The check's number and what it looks at.
    low, high : float
        The range that passes, both ends included.
    got : float
    source : str
        Where the target comes from.
    """

    id: str
    measure: str
    low: float
    high: float
    got: float
    source: str

    @property
    def passed(self) -> bool:
        """Whether the value lies in the range."""
        return bool(self.low <= self.got <= self.high)


@dataclass(frozen=True, slots=True)
class Aim:
    """What a check aims at: the range that passes, and where it comes from."""

    id: str
    measure: str
    low: float
    high: float
    source: str


def near(check_id: str, measure: str, target: float, tolerance: float, source: str) -> Aim:
    """Return an aim with a tolerance either way."""
    return Aim(check_id, measure, target - tolerance, target + tolerance, source)


def holds(check_id: str, measure: str, source: str) -> Aim:
    """Return an aim that something is so (1) and not otherwise (0)."""
    return Aim(check_id, measure, 1, 1, source)


def judge(aims: Iterable[Aim], got: Mapping[str, float]) -> Iterator[Check]:
    """Yield a check for each aim, with what was got."""
    for aim in aims:
        yield Check(id=aim.id, measure=aim.measure, low=aim.low, high=aim.high,
                    got=float(got[aim.id]), source=aim.source)  # fmt: skip


class Draw:
    """One throw of a cohort: its tables with the stories told, and with them switched off."""

    def __init__(self, cohort: str, attempts: dict[str, int]) -> None:
        self.cohort, self.attempts = cohort, attempts
        self._kept: dict[tuple[str, bool], Tables] = {}

    def tables(self, name: str, *, told: bool) -> Tables:
        """Return a pathway's clean tables."""
        if (name, told) not in self._kept:
            found = pathway(name)
            everything = Stories(found.stories)
            stories = everything if told else everything.none()
            self._kept[name, told] = found.draw(self.cohort, self.attempts[name], stories)
        return self._kept[name, told]

    def off(self, name: str, table: str | None = None) -> pd.DataFrame:
        """Return a table with the stories switched off."""
        return self.tables(name, told=False)[table or name]

    def on(self, name: str, table: str | None = None) -> pd.DataFrame:
        """Return a table with the stories told."""
        return self.tables(name, told=True)[table or name]


def percent(values: pd.Series) -> float:
    """Return the percentage of yes among those that are not missing."""
    return 100 * float(values.astype("Float64").mean())


def in_months(table: pd.DataFrame, months: Iterable[int], time: str = "arrival_dt") -> pd.DataFrame:
    """Return the rows of these months of the year."""
    return table[table[time].dt.month.isin(list(months))]


def area_under_curve(score: ArrayLike, outcome: ArrayLike) -> float:
    """Return how well a score tells those with the outcome from those without (0.5 to 1).

    Examples
    --------
    >>> area_under_curve([1, 2, 3, 4], [False, False, True, True])
    1.0
    """
    ranks = pd.Series(score).rank().to_numpy()
    hit = np.asarray(outcome, dtype=bool)
    n, m = int(hit.sum()), int((~hit).sum())
    return float((ranks[hit].sum() - n * (n + 1) / 2) / (n * m))


def overdispersion(event: pd.Series, month: pd.Series) -> float:
    """Return the variance of monthly shares divided by what chance alone gives."""
    counts = event.astype("Float64").groupby(month).agg(["sum", "count"]).astype(float)
    counts = counts[counts["count"] > 0]
    centre = counts["sum"].sum() / counts["count"].sum()
    z2 = (counts["sum"] - counts["count"] * centre) ** 2 / (counts["count"] * centre * (1 - centre))
    return float(z2.sum() / (len(counts) - 1))


def mantel_haenszel(exposed: ArrayLike, outcome: ArrayLike, stratum: ArrayLike) -> Sequence[float]:
    """Return the pooled odds ratio and its 95 % limits.

    Source: Mantel and Haenszel 1959; variance by Robins, Breslow and Greenland 1986.
    """
    frame = pd.DataFrame({"e": exposed, "o": outcome, "s": stratum}).astype({"e": bool, "o": bool})
    r = s = pr = mixed = qs = 0.0
    for _, rows in frame.groupby("s"):
        a, b = (rows.e & rows.o).sum(), (rows.e & ~rows.o).sum()
        c, d = (~rows.e & rows.o).sum(), (~rows.e & ~rows.o).sum()
        n = len(rows)
        p, q = (a + d) / n, (b + c) / n
        r_k, s_k = a * d / n, b * c / n
        r, s = r + r_k, s + s_k
        pr, qs, mixed = pr + p * r_k, qs + q * s_k, mixed + p * s_k + q * r_k
    half = 1.96 * np.sqrt(pr / (2 * r**2) + mixed / (2 * r * s) + qs / (2 * s**2))
    return float(r / s), float(r / s * np.exp(-half)), float(r / s * np.exp(half))
