"""What waits when demand and capacity vary: one recursion, for one list or for many runs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from qikit.errors import QikitError
from qikit.flow.checks import Floats, amount, amounts
from qikit.flow.saying import count, say
from qikit.spc.face import Face, plain_table

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def backlog_path(demand: ArrayLike, capacity: ArrayLike, start: float = 0.0) -> Floats:
    """Return the backlog at the end of each period: what waited, plus demand, less capacity.

    Parameters
    ----------
    demand : array_like, shape (..., periods)
        New work in each period.
    capacity : array_like, shape (..., periods), or float
        Work that could be done in each period, in the same unit as `demand`.
    start : float
        Work that waits before the first period.

    Returns
    -------
    ndarray, shape (..., periods)
        ``backlog = max(0, backlog before + demand - capacity)``, never below 0: capacity that is
        not used in one period cannot be kept for the next.

    Raises
    ------
    QikitError
        If an amount is missing or below 0, or the lengths differ.

    Notes
    -----
    Source: D. V. Lindley, "The theory of queues with a single server" (1952),
    doi 10.1017/S0305004100027638. The sum is worked out at once from its running least value.

    Examples
    --------
    >>> backlog_path([5, 15, 10], 10)
    array([0., 5., 5.])
    """
    wanted = amounts(demand, "demand")
    possible = amounts(np.atleast_1d(capacity), "capacity")
    try:
        wanted, possible = np.broadcast_arrays(wanted, possible)
    except ValueError:
        raise QikitError(
            f"Demand has {wanted.shape[-1]} periods and capacity {possible.shape[-1]}.",
            todo="Give one capacity for each period, or one for all.",
        ) from None
    walk = amount(start, "start") + np.cumsum(wanted - possible, axis=-1)
    lowest = np.minimum(np.minimum.accumulate(walk, axis=-1), 0.0)
    return walk - lowest


def activity_of(demand: ArrayLike, path: Floats, start: float = 0.0) -> Floats:
    """Return the work done in each period, from the demand and the backlog that was left.

    Examples
    --------
    >>> activity_of([5, 15, 10], backlog_path([5, 15, 10], 10))
    array([ 5., 10., 10.])
    """
    before = np.concatenate([np.full((*path.shape[:-1], 1), start), path[..., :-1]], axis=-1)
    return before + np.asarray(demand, dtype=float) - path


@dataclass(frozen=True, slots=True, kw_only=True)
class Backlog(Face):
    """Demand, capacity, activity and backlog, period by period.

    Attributes
    ----------
    points : pandas.DataFrame
        One row a period: period (1 and up), demand, capacity, activity, unused, backlog.
    start : float
        What waited before the first period.
    thing, period : str
        What waits, and what a period is, both in the singular.
    """

    points: pd.DataFrame = field(repr=False)
    start: float
    thing: str
    period: str

    @property
    def final(self) -> float:
        """What waits at the end."""
        return float(self.points["backlog"].iloc[-1])

    def describe(self) -> str:
        """Say what came, what could be done, what was lost, and what waits."""
        mean = self.points.mean()
        periods = count(len(self.points), self.period)
        return (
            f"Over {periods}, {say(mean['demand'])} came each {self.period} on average and "
            f"{say(mean['capacity'])} could be seen. {say(mean['unused'])} places each "
            f"{self.period} were lost because nobody waited for them. The backlog went from "
            f"{say(self.start)} to {count(self.final, self.thing)}."
        )

    def plot(self, ax: Axes | None = None) -> Axes:
        """Draw demand and capacity as steps and the backlog as an area."""
        from qikit.flow.drawing.lines import draw_backlog

        return draw_backlog(self, ax)

    def table_html(self) -> str:
        """The points."""
        return plain_table({name: [say(n) for n in self.points[name]] for name in self.points})


def backlog(
    demand: ArrayLike,
    capacity: ArrayLike,
    *,
    start: float = 0.0,
    thing: str = "patient",
    period: str = "week",
) -> Backlog:
    """Follow a backlog through periods of demand and capacity.

    Parameters
    ----------
    demand : array_like, shape (periods,)
        New work in each period, in patients or, better, in minutes.
    capacity : array_like, shape (periods,), or float
        Work that could be done, in the same unit.
    start : float
        What waits before the first period.
    thing, period : str
        Their names, in the singular.

    Raises
    ------
    QikitError
        If an amount is missing or below 0, or the lengths differ.

    Examples
    --------
    >>> backlog([5, 15, 10], 10).points["backlog"].tolist()
    [0.0, 5.0, 5.0]
    """
    wanted = amounts(demand, "demand")
    path = backlog_path(wanted, capacity, start)
    possible = np.broadcast_to(np.asarray(capacity, dtype=float), path.shape)
    done = activity_of(wanted, path, start)
    points = pd.DataFrame(
        {
            "period": np.arange(1, path.size + 1),
            "demand": np.broadcast_to(wanted, path.shape),
            "capacity": possible,
            "activity": done,
            "unused": possible - done,
            "backlog": path,
        }
    )
    return Backlog(points=points, start=float(start), thing=thing, period=period)


def weeks_to_clear(backlog: float, capacity: float, demand: float, left: float = 0.0) -> float:
    """Return how many periods it takes until only `left` wait.

    Parameters
    ----------
    backlog, left : float
        What waits now, and what may wait then.
    capacity, demand : float
        Per period (week, day), in the same unit as the backlog.

    Returns
    -------
    float
        ``(backlog - left) / (capacity - demand)``; 0 when it is there already, infinite when
        capacity is not above demand: a backlog never clears itself when the two match.

    Examples
    --------
    >>> weeks_to_clear(120, capacity=46, demand=40)
    20.0
    >>> weeks_to_clear(120, capacity=40, demand=40)
    inf
    """
    waiting, allowed = amount(backlog, "backlog"), amount(left, "left")
    spare = amount(capacity, "capacity") - amount(demand, "demand")
    if waiting <= allowed:
        return 0.0
    return (waiting - allowed) / spare if spare > 0 else float("inf")
