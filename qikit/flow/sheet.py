"""A sheet to fill in: the four measures of one's own step, in people and minutes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from qikit.errors import QikitError
from qikit.flow.measures import FourMeasures, Work
from qikit.improve.coach import CoachQuestion
from qikit.improve.markup import number, table
from qikit.improve.record import Positive, Record, Words
from qikit.improve.tool import Tool

if TYPE_CHECKING:
    from qikit.improve.drawing import Drawing


class PeopleAtStep(Record):
    """People who need the same time at a step, counted over one period.

    Parameters
    ----------
    who : str
        Who they are.
    minutes : float
        Time each needs of the step.
    waited, asked, seen : float
        How many waited when the period began, asked during it, and were seen during it.
    """

    called: ClassVar[str] = "a group of people"

    who: Words = ""
    minutes: Positive = None
    waited: Positive = None
    asked: Positive = None
    seen: Positive = None

    @property
    def counted(self) -> bool:
        """Whether its minutes and numbers are there; nobody waited unless it is said."""
        return bool(self.minutes) and None not in (self.asked, self.seen)

    def work(self, people: float | None) -> Work:
        """Return so many of these people as work."""
        return Work(what=self.who or "people", number=people or 0, minutes=self.minutes or 1)


class FourMeasuresSheet(Tool):
    """Demand, capacity, activity and backlog of one step, as far as they are filled in.

    Parameters
    ----------
    step, period : str
        The step that is measured, and the period: one for all four measures.
    capacity : float
        Minutes that the step could work in the period, with leave and training taken off.
    people : tuple of PeopleAtStep
        A row for everyone who needs about the same time.

    Notes
    -----
    Source: NHS Institute for Innovation and Improvement, *Demand and Capacity: a Comprehensive
    Guide*.

    Examples
    --------
    >>> sheet = FourMeasuresSheet(step="Scan", period="last week", capacity=900, people=[
    ...     PeopleAtStep(who="urgent", minutes=30, waited=4, asked=33, seen=28)])
    >>> sheet.measures().backlog_after
    270.0
    """

    kind: ClassVar[str] = "four_measures"
    called: ClassVar[str] = "a sheet of four measures"

    step: Words = ""
    period: Words = ""
    capacity: Positive = None
    people: tuple[PeopleAtStep, ...] = ()

    def measures(self) -> FourMeasures | None:
        """Return the four measures in minutes; None while too little is filled in.

        Raises
        ------
        QikitError
            If the numbers contradict each other.
        """
        rows = [row for row in self.people if row.counted]
        if self.capacity is None or not rows:
            return None
        return FourMeasures(
            step=self.step or "This step",
            period=self.period or "one period",
            capacity=self.capacity,
            demand=tuple(row.work(row.asked) for row in rows),
            activity=tuple(row.work(row.seen) for row in rows),
            backlog=tuple(row.work(row.waited) for row in rows if row.waited),
        )

    @property
    def contradiction(self) -> QikitError | None:
        """Why the numbers cannot all be so, if they cannot."""
        try:
            self.measures()
        except QikitError as error:
            return error
        return None

    def describe(self) -> str:
        if self.contradiction:
            return f"These numbers cannot all be so. {self.contradiction}"
        measures = self.measures()
        if measures is None:
            return "Not enough is filled in yet to compare demand with capacity."
        return measures.describe()

    def questions(self) -> tuple[CoachQuestion, ...]:
        return tuple(self._about_parts())

    def _about_parts(self) -> Iterator[CoachQuestion]:
        if not self.step:
            yield CoachQuestion(
                about="Step", slip="N09", ask="Where does work pile up, and what is scarce there?"
            )
        if not self.period:
            yield CoachQuestion(about="Period", ask="Which week will all four measures be of?")
        if self.capacity is None:
            ask = "How many minutes could this step really work, with leave and training taken off?"
            yield CoachQuestion(about="Capacity", ask=ask)
        if not self.people:
            ask = "Who asks for this step, from where, and how long does each need?"
            yield CoachQuestion(about="People", ask=ask, slip="N02")
        for row in self.people:
            if not row.counted:
                ask = "How many asked, how many were seen, and how many minutes does each need?"
                yield CoachQuestion(about="People", ask=ask, noticed=row.who)
        if self.contradiction:
            ask = "Which of these numbers could be counted again, and who would know?"
            yield CoachQuestion(about="Activity", ask=ask)
        elif measures := self.measures():
            yield from measures.questions()

    def outline(self) -> str:
        rows = (
            (row.who or "people", *map(number, (row.minutes, row.waited, row.asked, row.seen)))
            for row in self.people
        )
        headings = ("Who", "Minutes each", "Waited before", "Asked", "Seen")
        name = f"{self.step or 'Step'}, {self.period or 'period'}"
        capacity = f"capacity {number(self.capacity)}"
        return table(f"{name}; {capacity} (minutes)", headings, rows)

    def drawing(self) -> Drawing | None:
        """Return the four measures as bars; None while there is too little to draw."""
        measures = None if self.contradiction else self.measures()
        if measures is None:
            return None
        from qikit.flow.drawing.sheet import draw_sheet

        return draw_sheet(measures)
