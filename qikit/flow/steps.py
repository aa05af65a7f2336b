"""Steps one after the other: only the constraint sets the pace."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pandas as pd
from numpy.typing import ArrayLike

from qikit.errors import QikitError
from qikit.flow.backlogs import activity_of, backlog_path
from qikit.flow.checks import amount, amounts
from qikit.flow.saying import say
from qikit.spc.face import Face, plain_table

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a pathway.

    Parameters
    ----------
    name : str
    capacity : float
        Patients that it could see a day, more than 0.

    Raises
    ------
    QikitError
        If the capacity cannot be used.
    """

    name: str
    capacity: float

    def __post_init__(self) -> None:
        amount(self.capacity, f"capacity of {self.name}", above=0)

    def faster(self, share: float) -> Step:
        """Return the step with that much more capacity (0.2 is a fifth more).

        Examples
        --------
        >>> Step(name="scan", capacity=20).faster(0.25).capacity
        25.0
        """
        return replace(self, capacity=self.capacity * (1 + amount(share, "share")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps(Face):
    """What waited in front of each step after some days.

    Attributes
    ----------
    points : pandas.DataFrame
        One row a step: step, capacity, arrived, done (a day, average), waiting (at the end).
    days : int
    demand : float
        Patients who came a day, on average.
    """

    points: pd.DataFrame = field(repr=False)
    days: int
    demand: float

    @property
    def constraint(self) -> str:
        """The step with the least capacity."""
        return str(self.points.loc[self.points["capacity"].idxmin(), "step"])

    @property
    def finished(self) -> float:
        """Patients a day who came through the last step, on average."""
        return float(self.points["done"].iloc[-1])

    @property
    def waiting(self) -> float:
        """Patients who wait in front of all steps at the end."""
        return float(self.points["waiting"].sum())

    def describe(self) -> str:
        """Say what came, what was finished, where people wait, and which step sets the pace."""
        queues = ", ".join(f"{row.step} {say(row.waiting)}" for row in self.points.itertuples())
        least = say(float(self.points["capacity"].min()))
        return (
            f"{say(self.demand)} patients came each day and {say(self.finished)} were finished. "
            f"{self.constraint} can do least, {least} a day. "
            f"Waiting in front of each step after {self.days} days: {queues}."
        )

    def plot(self, ax: Axes | None = None) -> Axes:
        """Draw who waits in front of each step as bars."""
        from qikit.flow.drawing.bars import draw_steps

        return draw_steps(self, ax)

    def table_html(self) -> str:
        """Capacity, work and queue of each step."""
        frame = self.points
        return plain_table(
            {
                "step": frame["step"],
                "could do a day": [say(n) for n in frame["capacity"]],
                "came a day": [say(n) for n in frame["arrived"]],
                "done a day": [say(n) for n in frame["done"]],
                "waiting at the end": [say(n) for n in frame["waiting"]],
            }
        )


def run_steps(demand: ArrayLike, steps: Sequence[Step]) -> Steps:
    """Send patients through steps; whoever is done at one can go on to the next the same day.

    Parameters
    ----------
    demand : array_like, shape (days,)
        Patients who come to the first step each day.
    steps : sequence of Step

    Raises
    ------
    QikitError
        If there is no step, two have one name, or a number cannot be used.

    Notes
    -----
    That an hour lost at the constraint is lost to the whole pathway: E. M. Goldratt and J. Cox,
    *The Goal* (1984).

    Examples
    --------
    >>> way = run_steps([24] * 10, [Step(name="scan", capacity=20), Step(name="letter",
    ...                capacity=28)])
    >>> way.constraint, way.finished, way.waiting
    ('scan', 20.0, 40.0)
    """
    names = [step.name for step in steps]
    if not names or len(set(names)) < len(names):
        raise QikitError(
            f"{names} are no steps.", where="steps", todo="Give steps with names of their own."
        )
    arriving = amounts(demand, "demand")
    mean, rows = float(arriving.mean()), []
    for step in steps:
        path = backlog_path(arriving, step.capacity)
        done = activity_of(arriving, path)
        rows.append((step.name, step.capacity, arriving.mean(), done.mean(), path[-1]))
        arriving = done
    points = pd.DataFrame(rows, columns=["step", "capacity", "arrived", "done", "waiting"])
    return Steps(points=points, days=arriving.size, demand=mean)
