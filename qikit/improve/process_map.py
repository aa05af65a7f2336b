"""The process map: who does what, how long it takes, and how long people wait."""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import pairwise
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from qikit.errors import QikitError
from qikit.improve.coach import CoachQuestion
from qikit.improve.markup import NOT_YET, counted, minutes, number, table
from qikit.improve.process_questions import about_map
from qikit.improve.record import Positive, Record, Words
from qikit.improve.tool import Tool

VALUES = {
    "": NOT_YET,
    "value": "adds value",
    "needed": "needed, not valued",
    "waste": "waste",
}


def rolled_yield(percents: Iterable[float]) -> float:
    """Return the share of people for whom every step is right first time, in per cent.

    Parameters
    ----------
    percents : iterable of float
        For each step, how many in a hundred leave it complete and right; from 0 to 100.

    Raises
    ------
    QikitError
        If a percentage is not between 0 and 100.

    Notes
    -----
    The product of the steps' shares, if steps go wrong independently of each other.

    Examples
    --------
    >>> round(rolled_yield([95] * 10), 1)
    59.9
    """
    shares = []
    for percent in percents:
        if not 0 <= percent <= 100:
            raise QikitError(
                f"{percent!r} is not a percentage.", todo="Use a number between 0 and 100."
            )
        shares.append(percent / 100)
    return 100 * math.prod(shares)


class Step(Record):
    """One step, with the waiting before it.

    Parameters
    ----------
    name, who : str
        What is done, and by which role or team.
    touch, wait : float or None
        Minutes of work in the step; minutes of waiting before it.
    value : {"", "value", "needed", "waste"}
        Whether it brings the person closer to the outcome, is required, or is neither.
    right : float or None
        How many in a hundred leave the step complete and right first time.
    """

    called: ClassVar[str] = "a step"

    name: Words = ""
    who: Words = ""
    touch: Positive = None
    wait: Positive = None
    value: Literal["", "value", "needed", "waste"] = ""
    right: Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)] | None = None


class ProcessMap(Tool):
    """A process as it is, from the point of view of the person it is for.

    Parameters
    ----------
    process, start, end : str
        Its name; what begins it; what ends it.
    drawn_by : {"", "those who do it", "some of them", "from a desk"}
        Who drew the map.
    steps : tuple of Step
        The steps, in order.

    Notes
    -----
    Flow efficiency is the value-adding time over the elapsed time, rolled yield the product of
    the steps' yields (Rother and Shook, *Learning to See*, 1999; Graban, *Lean Hospitals*, 2016).

    Examples
    --------
    >>> steps = [Step(name="Write", who="doctor", touch=5, value="value", right=90),
    ...          Step(name="Fetch", who="porter", touch=5, wait=90, value="waste", right=95)]
    >>> tea = ProcessMap(process="Medicines to go", steps=steps)
    >>> tea.touch, tea.elapsed, tea.flow_efficiency, tea.hand_offs, round(tea.rolled, 1)
    (10.0, 100.0, 5.0, 1, 85.5)
    """

    kind: ClassVar[str] = "process_map"
    called: ClassVar[str] = "a process map"

    process: Words = ""
    start: Words = ""
    end: Words = ""
    drawn_by: Literal["", "those who do it", "some of them", "from a desk"] = ""
    steps: tuple[Step, ...] = ()

    @property
    def touch(self) -> float:
        """Minutes in which somebody works."""
        return sum(step.touch or 0 for step in self.steps)

    @property
    def waiting(self) -> float:
        """Minutes in which nothing happens."""
        return sum(step.wait or 0 for step in self.steps)

    @property
    def elapsed(self) -> float:
        """Minutes from start to end."""
        return self.touch + self.waiting

    @property
    def value_added(self) -> float:
        """Minutes of the steps that add value."""
        return sum(step.touch or 0 for step in self.steps if step.value == "value")

    @property
    def flow_efficiency(self) -> float | None:
        """Value-adding time out of elapsed time, in per cent; None while no time is given."""
        return 100 * self.value_added / self.elapsed if self.elapsed else None

    @property
    def hand_offs(self) -> int:
        """How often the work changes hands."""
        return sum(
            bool(before.who and after.who and _same(before.who) != _same(after.who))
            for before, after in pairwise(self.steps)
        )

    @property
    def rolled(self) -> float | None:
        """Rolled yield in per cent, of the steps that have one; None if none has."""
        known = [step.right for step in self.steps if step.right is not None]
        return rolled_yield(known) if known else None

    @property
    def longest_wait(self) -> Step | None:
        """The step before which people wait longest; None if nobody waits."""
        waits = [step for step in self.steps if step.wait]
        return max(waits, key=lambda step: step.wait or 0, default=None)

    @property
    def lanes(self) -> tuple[str, ...]:
        """Everybody who does a step, in order of appearance."""
        named = {_same(step.who): step.who for step in reversed(self.steps)}
        return tuple(dict.fromkeys(named[_same(step.who)] for step in self.steps))

    def describe(self) -> str:
        if not self.steps:
            return "No step is on the map yet."
        said = [f"{counted(len(self.steps), 'step')}, {counted(self.hand_offs, 'hand-off')}."]
        if self.elapsed:
            said.append(
                f"{minutes(self.elapsed)} from start to end, of which {minutes(self.touch)} are "
                f"work and {minutes(self.value_added)} add value: flow efficiency "
                f"{number(self.flow_efficiency)} %."
            )
        if self.rolled is not None:
            said.append(f"Right first time at every step: {number(self.rolled)} in 100.")
        if self.longest_wait:
            wait = minutes(self.longest_wait.wait or 0)
            said.append(f"The longest wait is {wait}, before “{self.longest_wait.name}”.")
        return " ".join(said)

    def questions(self) -> tuple[CoachQuestion, ...]:
        return tuple(about_map(self))

    def outline(self) -> str:
        headings = ("Step", "Who", "Waiting before it", "Work", "Value", "Right first time")
        rows = (
            (f"{n}. {step.name or NOT_YET}", step.who or NOT_YET, minutes(step.wait),
             minutes(step.touch), VALUES[step.value],
             f"{number(step.right)} %" if step.right is not None else NOT_YET)
            for n, step in enumerate(self.steps, 1)
        )  # fmt: skip
        ends = f"From {self.start or NOT_YET} to {self.end or NOT_YET}"
        return table(f"{self.process or 'The process'}. {ends}", headings, rows)


def _same(who: str) -> str:
    return who.strip().casefold()
