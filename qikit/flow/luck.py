"""The same plan met by many possible years: how far chance alone can take a backlog."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from qikit.flow.backlogs import backlog_path
from qikit.flow.checks import Floats, amount
from qikit.flow.demand import random_demand
from qikit.flow.saying import count, say
from qikit.spc.face import Face, plain_table

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@dataclass(frozen=True, slots=True, kw_only=True)
class Histories(Face):
    """What could happen to one backlog, many times over.

    Attributes
    ----------
    paths : ndarray, shape (runs, weeks)
        The backlog at the end of each week; the first row is the history that is told.
    mean_demand, capacity : float
        A week.
    """

    paths: Floats = field(repr=False)
    mean_demand: float
    capacity: float

    @property
    def unused(self) -> float:
        """Places a week that are lost in the long run: capacity above average demand."""
        return max(0.0, self.capacity - self.mean_demand)

    @property
    def growing(self) -> bool:
        """Whether the backlog keeps growing, whatever the luck: capacity is no more than demand."""
        return self.capacity <= self.mean_demand

    def settled(self) -> float:
        """Average backlog over all histories in the last quarter of the time."""
        weeks = self.paths.shape[1]
        return float(self.paths[:, -max(weeks // 4, 1) :].mean())

    def spread(self, week: int = -1) -> tuple[float, float]:
        """Between which backlogs 9 in 10 histories are in a week (counted from 0; -1: the last)."""
        low, high = np.percentile(self.paths[:, week], (5, 95))
        return float(low), float(high)

    def describe(self) -> str:
        """Say where this history ends, where most end, and what was lost."""
        runs, weeks = self.paths.shape
        low, high = self.spread()
        return (
            f"Average demand {say(self.mean_demand)} and capacity {say(self.capacity)} a week. "
            f"This history ends with {count(self.paths[0, -1], 'patient')} waiting after {weeks} "
            f"weeks; 9 in 10 of {runs} histories end with {say(low, 0)} to {say(high, 0)}, and the "
            f"average is {say(float(self.paths[:, -1].mean()))}. {self._outlook()}"
        )

    def _outlook(self) -> str:
        if self.growing:
            return "Nothing holds it: the longer you wait, the more people wait."
        return (
            f"It settles near {say(self.settled())}, and {say(self.unused)} places a week go "
            "unused."
        )

    def plot(self, ax: Axes | None = None) -> Axes:
        """Draw this history bold, some others faint, and the average of all."""
        from qikit.flow.drawing.lines import draw_histories

        return draw_histories(self, ax)

    def table_html(self) -> str:
        """The backlog each quarter of a year: this history, the average, and 9 in 10."""
        weeks = self._told_weeks()
        ranges = [self.spread(week) for week in weeks]
        return plain_table(
            {
                "after week": [str(week + 1) for week in weeks],
                "this history": [say(self.paths[0, week]) for week in weeks],
                "average": [say(float(self.paths[:, week].mean())) for week in weeks],
                "9 in 10": [f"{say(low, 0)} to {say(high, 0)}" for low, high in ranges],
            }
        )

    def _told_weeks(self) -> list[int]:
        weeks = self.paths.shape[1]
        return sorted({*range(12, weeks, 13), weeks - 1})


def histories(
    mean_demand: float, capacity: float, *, weeks: int = 52, runs: int = 200, seed: int = 0
) -> Histories:
    """Play one plan against many years of demand that varies by chance alone (Poisson).

    Parameters
    ----------
    mean_demand, capacity : float
        Patients a week.
    weeks, runs : int
        How long, and how many histories.
    seed : int
        Which set of histories; the same seed keeps the same luck for every plan.

    Raises
    ------
    QikitError
        If an amount is below 0, or weeks or runs are no whole numbers of 1 or more.

    Examples
    --------
    >>> tight, roomy = histories(40, 40, weeks=260), histories(40, 44, weeks=260)
    >>> tight.settled() > 10 * roomy.settled()
    True
    """
    demand = random_demand(mean_demand, weeks, runs=runs, seed=seed)
    paths = backlog_path(demand, amount(capacity, "capacity"))
    return Histories(paths=paths, mean_demand=float(mean_demand), capacity=float(capacity))
