"""How much capacity to plan when demand varies: the mean, percentiles, and the 80% rule."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from qikit.errors import QikitError
from qikit.flow.backlogs import backlog_path
from qikit.flow.checks import Floats, amount, amounts
from qikit.flow.saying import count, say
from qikit.spc.face import Face, plain_table

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def eighty_percent_rule(demand: ArrayLike, share: float = 0.8) -> float:
    """Return the capacity that covers 80% of the *range* of demand.

    Parameters
    ----------
    demand : array_like, shape (periods,)
    share : float
        From 0 to 1: up to 1 where nobody may wait, less where longer waits are fine.

    Returns
    -------
    float
        ``least demand + 0.8 x (most demand - least demand)``.

    Raises
    ------
    QikitError
        If `demand` is empty or holds something that is no amount.

    Notes
    -----
    Source: Scottish Government, *Understanding Capacity and Demand*. It is a guide. One freak
    week moves it, because it rests on the two extreme weeks; a percentile hardly moves.

    Examples
    --------
    >>> eighty_percent_rule([30, 35, 40, 45, 80])
    70.0
    """
    weeks = amounts(demand, "demand")
    part = amount(share, "share", at_most=1)
    return float(weeks.min() + part * (weeks.max() - weeks.min()))


def percentile_rule(demand: ArrayLike, percentile: float = 80) -> float:
    """Return the capacity that covers demand in so many per cent of the weeks.

    Parameters
    ----------
    demand : array_like, shape (periods,)
    percentile : float
        Usually 65 (routine work) to 85 (urgent work, short waits).

    Returns
    -------
    float
        The percentile, with straight lines between the ordered weeks, as spreadsheets'
        ``PERCENTILE.INC`` has it.

    Raises
    ------
    QikitError
        If `demand` is empty or holds something that is no amount.

    Notes
    -----
    Percentiles between the 65th and the 85th are the custom of NHS demand and capacity training
    (see NHS England, *Demand and capacity programme*); which end suits which service is a
    judgement, not a law.

    Examples
    --------
    >>> round(percentile_rule([30, 35, 40, 45, 80], 80), 1)
    52.0
    """
    part = amount(percentile, "percentile", at_most=100)
    return float(np.percentile(amounts(demand, "demand"), part))


#: Name of a rule -> its words and how it sets the capacity.
RULES: dict[str, tuple[str, Callable[[Floats], float]]] = {
    "mean": ("the mean", lambda weeks: float(weeks.mean())),
    "p65": ("the 65th percentile", lambda weeks: percentile_rule(weeks, 65)),
    "p80": ("the 80th percentile", lambda weeks: percentile_rule(weeks, 80)),
    "p85": ("the 85th percentile", lambda weeks: percentile_rule(weeks, 85)),
    "range80": ("the 80% rule", eighty_percent_rule),
    "most": ("the most that ever came", lambda weeks: float(weeks.max())),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizing(Face):
    """A plan for weekly capacity, tried on the weeks it was made from, beside the other rules.

    Attributes
    ----------
    demand : ndarray, shape (weeks,)
    rule : str
        The chosen rule, a key of ``RULES``.
    rules : pandas.DataFrame
        One row a rule: rule, words, capacity, overflowing (weeks), unused (a week, average),
        longest (most who waited), backlog (at the end).
    """

    demand: Floats = field(repr=False)
    rule: str
    rules: pd.DataFrame = field(repr=False)

    @property
    def words(self) -> str:
        """The chosen rule in words."""
        return RULES[self.rule][0]

    @property
    def capacity(self) -> float:
        """Places a week under the chosen rule."""
        return self._chosen("capacity")

    @property
    def overflowing(self) -> int:
        """Weeks in which more came than could be seen."""
        return int(self._chosen("overflowing"))

    @property
    def unused(self) -> float:
        """Places a week that were lost, on average."""
        return self._chosen("unused")

    @property
    def backlog(self) -> float:
        """How many wait at the end."""
        return self._chosen("backlog")

    def _chosen(self, column: str) -> float:
        return float(self.rules.loc[self.rules["rule"] == self.rule, column].iloc[0])

    def describe(self) -> str:
        """Say what the chosen rule means for these weeks."""
        return (
            f"Planned to {self.words}, capacity is {say(self.capacity)} a week. Demand was above "
            f"it in {self.overflowing} of {count(self.demand.size, 'week')}; "
            f"{say(self.unused)} places a week went unused, and "
            f"{say(self.backlog)} wait at the end."
        )

    def plot(self, ax: Axes | None = None) -> Axes:
        """Draw the weeks as columns and the capacity as a line; overflow is hatched."""
        from qikit.flow.drawing.bars import draw_sizing

        return draw_sizing(self, ax)

    def table_html(self) -> str:
        """All rules, tried on the same weeks."""
        frame = self.rules
        return plain_table(
            {
                "plan to": frame["words"],
                "capacity a week": [say(n) for n in frame["capacity"]],
                "weeks above it": [say(n) for n in frame["overflowing"]],
                "unused a week": [say(n) for n in frame["unused"]],
                "most who waited": [say(n) for n in frame["longest"]],
                "waiting at the end": [say(n) for n in frame["backlog"]],
            }
        )


def size_capacity(demand: ArrayLike, rule: str = "p80", *, whole_places: bool = True) -> Sizing:
    """Plan weekly capacity by a rule, and try it on the weeks it was made from.

    Parameters
    ----------
    demand : array_like, shape (weeks,)
        Work that was asked for each week: patients, or minutes.
    rule : {"mean", "p65", "p80", "p85", "range80", "most"}
    whole_places : bool
        Whether capacity is rounded up to a whole number.

    Raises
    ------
    QikitError
        If the rule is not known, or a week holds something that is no amount.

    Examples
    --------
    >>> plan = size_capacity([38, 41, 35, 44, 40, 47, 39, 36, 42, 38], "p80")
    >>> plan.capacity, plan.overflowing
    (43.0, 2)
    """
    if rule not in RULES:
        raise QikitError(
            f"{rule!r} is no rule for capacity.", where="rule", todo=f"Use one of {[*RULES]}."
        )
    weeks = amounts(demand, "demand")
    rows = [_tried(name, weeks, whole_places) for name in RULES]
    return Sizing(demand=weeks, rule=rule, rules=pd.DataFrame(rows))


def _tried(name: str, weeks: Floats, whole_places: bool) -> dict[str, object]:
    words, capacity_of = RULES[name]
    capacity = capacity_of(weeks)
    capacity = math.ceil(round(capacity, 9)) if whole_places else capacity
    path = backlog_path(weeks, capacity)
    seen = weeks.sum() - path[-1]
    return {
        "rule": name,
        "words": words,
        "capacity": float(capacity),
        "overflowing": int((weeks > capacity).sum()),
        "unused": float(capacity - seen / weeks.size),
        "longest": float(path.max()),
        "backlog": float(path[-1]),
    }
