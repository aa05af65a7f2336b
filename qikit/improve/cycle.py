"""One PDSA cycle, and how large a test should be."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from qikit.errors import QikitError
from qikit.improve.record import Positive, Record, Words

Belief = Literal["", "low", "high"]
Cost = Literal["", "small", "large"]
Readiness = Literal["", "not ready", "indifferent", "ready"]

#: (belief, cost of failure) -> scale where staff are not ready, indifferent, ready.
_SCALES = {
    ("low", "large"): ("very small", "very small", "very small"),
    ("low", "small"): ("very small", "very small", "small"),
    ("high", "large"): ("very small", "small", "large"),
    ("high", "small"): ("small", "large", "implement"),
}
_READINESS = ("not ready", "indifferent", "ready")
#: Scale -> the most people in one test of it; each is five times the one before.
SIZES = {"very small": 5, "small": 25, "large": 125}


def scale_of_test(belief: str, cost: str, readiness: str) -> str:
    """Return how large the next test should be.

    Parameters
    ----------
    belief : {"low", "high"}
        How sure people are that the change will help.
    cost : {"small", "large"}
        What it costs, above all to people, if it does not work.
    readiness : {"not ready", "indifferent", "ready"}
        How ready staff are to try.

    Returns
    -------
    str
        ``very small``, ``small``, ``large`` or ``implement``.

    Raises
    ------
    QikitError
        If one of the three is not on the list.

    Notes
    -----
    Source of the table: Langley et al., *The Improvement Guide*, 2nd edition, 2009.

    Examples
    --------
    >>> scale_of_test("high", "large", "indifferent")
    'small'
    """
    if (belief, cost) not in _SCALES or readiness not in _READINESS:
        raise QikitError(
            f"There is no advice for belief {belief!r}, cost {cost!r} and staff {readiness!r}.",
            todo="Use low or high, small or large, and not ready, indifferent or ready.",
        )
    return _SCALES[belief, cost][_READINESS.index(readiness)]


def size_of(people: float) -> str:
    """Return the scale of a test with so many people: up to 5, 25 and 125, then ``implement``.

    Examples
    --------
    >>> size_of(1), size_of(25), size_of(28)
    ('very small', 'small', 'large')
    """
    return next((name for name, most in SIZES.items() if people <= most), "implement")


class Cycle(Record):
    """One plan-do-study-act cycle.

    Parameters
    ----------
    change, question : str
        What is tried; what one wants to learn.
    prediction, reason : str
        What one expects to see, and why, written before doing.
    planned, done : date or None
        When the plan was written; when the test was run.
    people, days : float or None
        How many people (patients, residents, calls) it takes in, and over how many days.
    where : str
        Where, and who does it.
    belief, cost, readiness : str
        What :func:`scale_of_test` needs.
    measure, collected : str
        What is counted; who notes it down, when and where.
    happened : str
        What was done and what surprised.
    result : str
        What was seen.
    compared : {"", "as predicted", "partly", "not as predicted"}
        The result held against the prediction.
    learned : str
        What was learned.
    decision : {"", "adapt", "adopt", "abandon", "expand"}
        What follows.
    next_step : str
        The next cycle's beginning.
    linked : str
        How the cycle before shaped this one.
    """

    called: ClassVar[str] = "a cycle"

    change: Words = ""
    question: Words = ""
    prediction: Words = ""
    reason: Words = ""
    planned: date | None = None
    people: Positive = None
    days: Positive = None
    where: Words = ""
    belief: Belief = ""
    cost: Cost = ""
    readiness: Readiness = ""
    measure: Words = ""
    collected: Words = ""
    done: date | None = None
    happened: Words = ""
    result: Words = ""
    compared: Literal["", "as predicted", "partly", "not as predicted"] = ""
    learned: Words = ""
    decision: Literal["", "adapt", "adopt", "abandon", "expand"] = ""
    next_step: Words = ""
    linked: Words = ""

    @property
    def advice(self) -> str:
        """The scale advised for this belief, cost and readiness; empty while one is missing."""
        if self.belief and self.cost and self.readiness:
            return scale_of_test(self.belief, self.cost, self.readiness)
        return ""

    @property
    def size(self) -> str:
        """The scale of the test as planned; empty while nobody is counted."""
        return size_of(self.people) if self.people else ""

    @property
    def is_larger_than_advised(self) -> bool:
        """Whether it takes in more people than the advised scale would."""
        most = SIZES.get(self.advice)
        return bool(most and self.people and self.people > most)

    @property
    def has_begun(self) -> bool:
        """Whether something was done already."""
        return bool(self.done or self.happened or self.result)

    @property
    def predicted_after_doing(self) -> bool:
        """Whether the dates say that the plan is younger than the test."""
        return bool(self.planned and self.done and self.planned > self.done)
