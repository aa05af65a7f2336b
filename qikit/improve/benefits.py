"""The benefits profile: what gets better, by how much, who looks after it, and what gets worse."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar, Literal

from qikit.improve.coach import CoachQuestion
from qikit.improve.markup import NOT_YET, day, number, short, table
from qikit.improve.record import Amount, Record, Words, choices
from qikit.improve.signs import PROJECT_OWNER, sign
from qikit.improve.tool import Tool

Kind = Literal["", "cash-releasing", "not cash-releasing", "quality", "for society"]
KINDS = choices(Kind)
_TIME = ("minute", "hour", " time", "bed day", "bed-day", "day")


class Benefit(Record):
    """One benefit.

    Parameters
    ----------
    what : str
        What gets better, for whom.
    kind : str
        One of :data:`KINDS`, or empty. Time that is set free is cash only if a budget shrinks.
    owner : str
        Who looks after it when the project is over.
    measure, unit : str
        How it is seen, and in which unit.
    baseline, target : float or None
        From where to where.
    by : date or None
        By when.
    depends : str
        What it depends on.
    worse : str
        Who or what could be worse off.
    """

    called: ClassVar[str] = "a benefit"

    what: Words = ""
    kind: Kind = ""
    owner: Words = ""
    measure: Words = ""
    baseline: Amount = None
    target: Amount = None
    unit: Words = ""
    by: date | None = None
    depends: Words = ""
    worse: Words = ""

    @property
    def is_complete(self) -> bool:
        """Whether it has an owner, a measure, a baseline, a target and a date."""
        there = (self.owner, self.measure, self.by)
        return all(there) and self.baseline is not None and self.target is not None

    @property
    def way(self) -> str:
        """From where to where, in words."""
        return f"{number(self.baseline)} → {number(self.target)} {self.unit}".strip()


class Benefits(Tool):
    """The benefits of a project.

    Parameters
    ----------
    project : str
        Its name.
    benefits : tuple of Benefit
        The benefits.

    Examples
    --------
    >>> Benefits(benefits=[Benefit(what="Fewer injuries", kind="quality")]).describe()
    '1 of quality. 0 of 1 have an owner, a measure, a baseline, a target and a date.'
    """

    kind: ClassVar[str] = "benefits"
    called: ClassVar[str] = "a benefits profile"

    project: Words = ""
    benefits: tuple[Benefit, ...] = ()

    def describe(self) -> str:
        if not self.benefits:
            return "No benefit is written yet."
        counts = {kind: sum(b.kind == kind for b in self.benefits) for kind in KINDS}
        told = [f"{count} {_OF.get(kind, kind)}" for kind, count in counts.items() if count]
        full = sum(benefit.is_complete for benefit in self.benefits)
        rest = (
            f"{full} of {len(self.benefits)} have an owner, a measure, a baseline, a target and "
            "a date."
        )
        return f"{', '.join(told)}. {rest}" if told else rest

    def questions(self) -> tuple[CoachQuestion, ...]:
        if not self.benefits:
            ask = "Who will be better off, and how will they tell?"
            return (CoachQuestion(about="Benefits", ask=ask),)
        return tuple(asked for benefit in self.benefits for asked in _about(benefit))

    def outline(self) -> str:
        headings = ("Benefit", "Kind", "Owner", "Measure", "From → to", "By", "Depends on",
                    "Who could be worse off")  # fmt: skip
        rows = (
            [part or NOT_YET for part in (
                b.what, b.kind, b.owner, b.measure, b.way, day(b.by), b.depends, b.worse)]
            for b in self.benefits
        )  # fmt: skip
        return table(self.project or "Benefits", headings, rows)


_OF = {"quality": "of quality"}


def _about(benefit: Benefit) -> Iterator[CoachQuestion]:
    about = short(benefit.what) or "A benefit"
    text = f"{benefit.what} {benefit.measure} {benefit.unit}".lower()
    time = next((word.strip() for word in _TIME if word in text), "")
    if benefit.kind == "cash-releasing" and time:
        ask = "Which budget line gets smaller? If none, what will the time be used for?"
        yield CoachQuestion(about=about, slip="D03", noticed=time, ask=ask)
    project = sign(PROJECT_OWNER, benefit.owner)
    if project:
        ask = "Who will still look after it a year after the project is over?"
        yield CoachQuestion(about=about, slip="D04", noticed=benefit.owner, ask=ask)
    elif benefit.what and not benefit.owner:
        ask = "Whose everyday job is it to see that this happens?"
        yield CoachQuestion(about=about, slip="D04", ask=ask)
    if benefit.baseline is None or benefit.target is None or not benefit.measure:
        ask = "What would you measure, where is it today, and where should it be?"
        yield CoachQuestion(about=about, slip="B05", ask=ask)
    elif benefit.by is None:
        yield CoachQuestion(about=about, slip="B01", ask="By when would people notice?")
    if benefit.what and not benefit.worse:
        ask = "Who or what could get worse, and what will you watch?"
        yield CoachQuestion(about=about, slip="D07", ask=ask)
