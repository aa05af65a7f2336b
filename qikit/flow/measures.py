"""The four measures of one step in one unit: demand, capacity, activity and backlog in minutes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qikit.errors import QikitError
from qikit.flow.checks import amount
from qikit.flow.saying import count, say
from qikit.improve.coach import CoachQuestion
from qikit.spc.face import Face, plain_table

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """People who need the same time at a step.

    Parameters
    ----------
    what : str
        Who: "new patients", "reviews", "urgent scans".
    number : float
        How many people, 0 or more.
    minutes : float
        Time each needs of the step, more than 0.

    Raises
    ------
    QikitError
        If a number cannot be used.

    Examples
    --------
    >>> Work(what="new patients", number=12, minutes=40).total
    480.0
    """

    what: str
    number: float
    minutes: float

    def __post_init__(self) -> None:
        amount(self.number, f"number of {self.what}")
        amount(self.minutes, f"minutes of {self.what}", above=0)

    @property
    def total(self) -> float:
        """Minutes for all of them."""
        return float(self.number * self.minutes)


def minutes_of(work: Iterable[Work]) -> float:
    """Return the minutes that several kinds of work need together.

    Examples
    --------
    >>> minutes_of([Work(what="new", number=12, minutes=40), Work(what="review", number=30,
    ...            minutes=20)])
    1080.0
    """
    return float(sum(part.total for part in work))


@dataclass(frozen=True, slots=True, kw_only=True)
class FourMeasures(Face):
    """Demand, capacity, activity and backlog of one step in one period, all in minutes.

    Parameters
    ----------
    step : str
        The step that is measured: best the one where work piles up.
    period : str
        Which period, such as "week of 3 March"; the same for all four.
    demand : tuple of Work
        Everyone who asked, from every source, seen or not.
    capacity : float
        Minutes that the step could work, with leave, breakdowns and training taken off.
    activity : tuple of Work
        Everyone who was seen.
    backlog : tuple of Work
        Everyone who waited when the period began.

    Raises
    ------
    QikitError
        If more was done than could be done, or than there was to do.

    Notes
    -----
    Source: NHS Institute for Innovation and Improvement, *Demand and Capacity: a Comprehensive
    Guide*; Scottish Government, *Understanding Capacity and Demand* (glossary).

    Examples
    --------
    >>> clinic = FourMeasures(
    ...     step="Heart failure nurse", period="last week", capacity=960,
    ...     demand=(Work(what="new", number=15, minutes=40), Work(what="review", number=20,
    ...             minutes=20)),
    ...     activity=(Work(what="new", number=13, minutes=40), Work(what="review", number=20,
    ...               minutes=20)),
    ... )
    >>> clinic.demand_minutes, clinic.activity_minutes, clinic.backlog_after
    (1000.0, 920.0, 80.0)
    """

    step: str
    period: str
    demand: tuple[Work, ...]
    capacity: float
    activity: tuple[Work, ...]
    backlog: tuple[Work, ...] = ()

    def __post_init__(self) -> None:
        amount(self.capacity, "capacity in minutes")
        done, there = self.activity_minutes, self.backlog_minutes + self.demand_minutes
        if done > self.capacity * (1 + 1e-9):
            raise QikitError(
                f"{say(done)} minutes of work were done with {say(self.capacity)} minutes.",
                where="activity",
                todo="Count extra clinics and overtime as capacity, or check the minutes for each.",
            )
        if done > there * (1 + 1e-9):
            raise QikitError(
                f"{say(done)} minutes of work were done, and there were only {say(there)} to do.",
                where="activity",
                todo="Add those who waited already to the backlog, or those who asked to demand.",
            )

    @property
    def demand_minutes(self) -> float:
        """Minutes that the people who asked need."""
        return minutes_of(self.demand)

    @property
    def activity_minutes(self) -> float:
        """Minutes of work done."""
        return minutes_of(self.activity)

    @property
    def backlog_minutes(self) -> float:
        """Minutes that waited when the period began."""
        return minutes_of(self.backlog)

    @property
    def backlog_after(self) -> float:
        """Minutes that wait when the period ends: backlog + demand - activity."""
        return self.backlog_minutes + self.demand_minutes - self.activity_minutes

    @property
    def unused(self) -> float:
        """Minutes of capacity in which nobody was seen."""
        return self.capacity - self.activity_minutes

    def describe(self) -> str:
        """Say the four measures and what they mean together."""
        return (
            f"{self.step}, {self.period}, in minutes: demand {say(self.demand_minutes)}, capacity "
            f"{say(self.capacity)}, activity {say(self.activity_minutes)}, backlog "
            f"{say(self.backlog_minutes)} before and {say(self.backlog_after)} after. "
            f"{self._balance()}"
        )

    def _balance(self) -> str:
        gap = self.demand_minutes - self.capacity
        if gap > 0:
            return f"Demand was {count(gap, 'minute')} more than capacity: the backlog must grow."
        if self.unused > 0 and self.backlog_after > 0:
            return (
                f"There was enough capacity, and {count(self.unused, 'minute')} of it went unused "
                "while people waited."
            )
        if gap == 0:
            return "Capacity just equalled demand: in a week with more requests, people will wait."
        return f"Capacity was {count(-gap, 'minute')} more than demand."

    def questions(self) -> tuple[CoachQuestion, ...]:
        """Return what a coach would ask about these numbers; never a verdict."""
        return tuple(self._asked())

    def _asked(self) -> Iterator[CoachQuestion]:
        if self.demand_minutes == self.activity_minutes:
            yield _ask("Demand", "It equals activity. Who asked and was not seen?", "N01")
        if len({part.minutes for part in (*self.demand, *self.activity)}) == 1:
            yield _ask("Minutes", "Does everyone need the same time, new and review alike?", "N02")
        if self.unused > 0 and self.backlog_after > 0:
            yield _ask("Capacity", "Minutes went unused while people waited. What kept the two "
                       "apart?", "N04")  # fmt: skip
        if not self.backlog_minutes:
            yield _ask("Backlog", "Nobody waited at the start. Whose list, drawer or inbox may be "
                       "missing?")  # fmt: skip
        if self.activity_minutes == self.capacity:
            yield _ask("Capacity", "Every minute was used. What happens in a week with more "
                       "requests?", "N05")  # fmt: skip

    def plot(self, ax: Axes | None = None) -> Axes:
        """Draw the four measures as bars on one scale, stacked by kind of work."""
        from qikit.flow.drawing.bars import draw_four_measures

        return draw_four_measures(self, ax)

    def table_html(self) -> str:
        """Each kind of work: people, minutes each and minutes in all."""
        rows = [
            (name, part.what, say(part.number), say(part.minutes), say(part.total))
            for name, parts in self.parts().items()
            for part in parts
        ]
        rows.append(("capacity", "", "", "", say(self.capacity)))
        names = ("measure", "who", "people", "minutes each", "minutes in all")
        return plain_table(dict(zip(names, zip(*rows, strict=True), strict=True)))

    def parts(self) -> dict[str, tuple[Work, ...]]:
        """The measures that are made of work, by name."""
        return {"backlog before": self.backlog, "demand": self.demand, "activity": self.activity}


def _ask(about: str, ask: str, slip: str = "") -> CoachQuestion:
    return CoachQuestion(about=about, ask=ask, slip=slip)
