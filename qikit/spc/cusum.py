"""Bernoulli CUSUM: watch a rare yes-or-no outcome case by case.

Source: S. H. Steiner, R. J. Cook, V. T. Farewell and T. Treasure, *Biostatistics* 1 (2000)
441-452; J. Neuburger et al., *BMJ Quality & Safety* 26 (2017) 919-928.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import log
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from qikit.errors import QikitError
from qikit.spc.arrays import Floats
from qikit.spc.face import Face, plain_table
from qikit.spc.intake import check_columns
from qikit.spc.shown import shown
from qikit.spc.signals import Signal

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cusum(Face):
    """Two cumulated sums: one that climbs when an outcome gets more frequent, one when less.

    Attributes
    ----------
    points : pandas.DataFrame
        One row a case: case (from 1), outcome, up (0 or more), down (0 or less), signal.
    name : str
        What the outcome is called.
    usual, higher, lower : float
        The rate looked for to begin with, and the two rates the sums are tuned to find.
    limit : float
        Where a sum signals and both start again from 0.
    """

    points: pd.DataFrame = field(repr=False)
    name: str
    usual: float
    higher: float
    lower: float
    limit: float

    @property
    def signals(self) -> tuple[Signal, ...]:
        """Every case at which a sum reached its limit."""
        marked = self.points[self.points["signal"].notna()]
        return tuple(self._signal(row.case, row.signal) for row in marked.itertuples())

    def _signal(self, case: int, direction: str) -> Signal:
        more = "more" if direction == "high" else "less"
        reason = f"by case {case} {self.name!r} has become {more} frequent than {self.usual:.2%}"
        return Signal(
            rule="cusum", start=case, end=case, direction=direction, reason=reason, count=1
        )

    def describe(self) -> str:
        """Say how many cases, what was looked for and what was found."""
        cases, events = len(self.points), int(self.points["outcome"].sum())
        opening = (
            f"Bernoulli CUSUM of {self.name}: {events} in {cases} cases. It looks for a change "
            f"from {self.usual:.2%} to {self.higher:.2%} or to {self.lower:.2%}."
        )
        found = self.signals
        if not found:
            return f"{opening} There are no signals."
        told = "; ".join(signal.reason for signal in found)
        number = "is 1 signal" if len(found) == 1 else f"are {len(found)} signals"
        return f"{opening} There {number}: {told}."

    def plot(self, ax: Axes | None = None) -> Axes:
        """Draw both sums with their limits."""
        from qikit.spc.other_drawing import draw_cusum

        return draw_cusum(self, ax)

    def table_html(self) -> str:
        """The cases at which a sum signalled."""
        marked = self.points[self.points["signal"].notna()]
        return plain_table(
            {"case": marked["case"], "outcome": marked["outcome"], "signal": marked["signal"]}
        )


def cusum_chart(
    data: pd.DataFrame,
    outcome: str,
    time: str | None = None,
    target: float | None = None,
    baseline: int | None = None,
    odds_ratio: float = 2.0,
    limit: float = 3.5,
) -> Cusum:
    """Watch a yes-or-no outcome case by case for a change of its odds.

    Parameters
    ----------
    data : pandas.DataFrame
        One row a case.
    outcome : str
        Column of 0 and 1 (or False and True).
    time : str, optional
        Column that orders the cases; without it, rows are in order.
    target : float, optional
        Usual rate, between 0 and 1.
    baseline : int, optional
        Or: how many first cases tell the usual rate.
    odds_ratio : float
        How many times the odds must grow or shrink to be looked for; above 1.
    limit : float
        Sum at which a signal is given; above 0.

    Returns
    -------
    Cusum

    Raises
    ------
    QikitError
        If an outcome is not 0 or 1, or the usual rate is not between 0 and 1.

    Examples
    --------
    >>> cases = pd.DataFrame({"died": [0] * 50 + [1] * 6})
    >>> [signal.end for signal in cusum_chart(cases, "died", target=0.02).signals]
    [56]
    """
    outcomes = _outcomes(data, outcome, time)
    usual = _usual_rate(outcomes, target, baseline)
    if not odds_ratio > 1 or not limit > 0:
        raise QikitError(
            f"An odds ratio of {odds_ratio!r} with a limit of {limit!r} cannot be looked for.",
            todo="Give an odds ratio above 1 and a limit above 0.",
        )
    odds = usual / (1 - usual)
    higher = odds * odds_ratio / (1 + odds * odds_ratio)
    lower = odds / odds_ratio / (1 + odds / odds_ratio)
    up, down, signal = _sums(outcomes, usual, higher, lower, limit)
    frame = pd.DataFrame(
        {
            "case": np.arange(1, len(outcomes) + 1),
            "outcome": outcomes.astype(int),
            "up": up,
            "down": down,
            "signal": pd.Series(signal, dtype=object),
        }
    )
    return Cusum(points=frame, name=outcome, usual=usual, higher=higher, lower=lower, limit=limit)


def _outcomes(data: pd.DataFrame, outcome: str, time: str | None) -> Floats:
    check_columns(data, outcome, time)
    column = data[outcome] if time is None else data.sort_values(time, kind="stable")[outcome]
    numbers = pd.to_numeric(column, errors="coerce").to_numpy(dtype=float, na_value=np.nan)
    wrong = ~np.isin(numbers, (0.0, 1.0))
    if wrong.any():
        row = int(np.argmax(wrong))
        raise QikitError(
            f"{shown(column.iloc[row])} is not 0 or 1.",
            where=f"column {outcome!r}, case {row + 1}",
            todo="Write 1 where it happened and 0 where it did not.",
        )
    return numbers


def _usual_rate(outcomes: Floats, target: float | None, baseline: int | None) -> float:
    if (target is None) == (baseline is None):
        raise QikitError(
            f"The usual rate is given {'not at all' if target is None else 'twice'}.",
            todo="Give either target= (a rate) or baseline= (cases).",
        )
    usual = float(target) if target is not None else float(outcomes[:baseline].mean())
    if not 0 < usual < 1:
        raise QikitError(
            f"The usual rate is {usual:g}, but must lie between 0 and 1.",
            todo="Give a target such as 0.02, or a longer baseline.",
        )
    return usual


def _sums(
    outcomes: Floats, usual: float, higher: float, lower: float, limit: float
) -> tuple[Floats, Floats, list[str | None]]:
    """Cumulate log-likelihood ratios; both sums restart when either reaches its limit."""
    gain = (log((1 - higher) / (1 - usual)), log(higher / usual))
    loss = (log((1 - lower) / (1 - usual)), log(lower / usual))
    up, down = np.empty(len(outcomes)), np.empty(len(outcomes))
    signal: list[str | None] = [None] * len(outcomes)
    high = low = 0.0
    for case, happened in enumerate(outcomes.astype(int).tolist()):
        high = max(0.0, high + gain[happened])
        low = min(0.0, low - loss[happened])
        if high >= limit or low <= -limit:
            signal[case] = "high" if high >= limit else "low"
            high = low = 0.0
        up[case], down[case] = high, low
    return up, down, signal
