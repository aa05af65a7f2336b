"""The aim statement: how good, for whom, by when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import ClassVar, Literal

from qikit.improve.coach import CoachQuestion
from qikit.improve.markup import day, number, parts
from qikit.improve.record import Amount, Words
from qikit.improve.signs import SOLUTION, VAGUE, sign
from qikit.improve.tool import Tool

_BY_PER_CENT = re.compile(r"\bby \d+(?:\.\d+)? ?(?:%|per ?cent)", re.IGNORECASE)


class Aim(Tool):
    """What will be better, for whom, from where to where, and by when.

    Parameters
    ----------
    direction : {"", "reduce", "increase", "keep"}
        Which way it should move.
    what, whom : str
        What is counted or measured; the people or the place it is for.
    baseline, target : float or None
        Where it is now and where it should be, both in ``unit``.
    unit : str
        Such as ``a month``, ``minutes`` or ``%``.
    by : date or None
        When the target should be reached.
    why : str
        Why it matters to the people it is for.
    text : str
        The aim in one's own words, if somebody prefers a sentence to parts.

    Notes
    -----
    The parts are those of the Model for Improvement's first question (Langley et al., *The
    Improvement Guide*, 2nd edition, 2009).

    Examples
    --------
    >>> aim = Aim(direction="increase", what="bells answered in 5 minutes", whom="residents",
    ...           baseline=60, target=70, unit="%", by="2031-03-31")
    >>> aim.sentence
    'Increase bells answered in 5 minutes for residents from 60 % to 70 % by 31 March 2031.'
    >>> aim.change
    'From 60 % to 70 % is 10 percentage points, or 16.7 % more.'
    """

    kind: ClassVar[str] = "aim"
    called: ClassVar[str] = "an aim statement"

    direction: Literal["", "reduce", "increase", "keep"] = ""
    what: Words = ""
    whom: Words = ""
    baseline: Amount = None
    target: Amount = None
    unit: Words = ""
    by: date | None = None
    why: Words = ""
    text: Words = ""

    @property
    def sentence(self) -> str:
        """The aim in one sentence, made of the parts that are there; empty without ``what``."""
        if not self.what:
            return ""
        what = self.what if self.direction else self.what[0].upper() + self.what[1:]
        said = (
            self.direction.capitalize(),
            what,
            f"for {self.whom}" if self.whom else "",
            f"from {self.amount(self.baseline)}" if self.baseline is not None else "",
            f"to {self.amount(self.target)}" if self.target is not None else "",
            f"by {day(self.by)}" if self.by else "",
        )
        return " ".join(part for part in said if part) + "."

    @property
    def change(self) -> str:
        """The distance from baseline to target in words; empty while either is missing."""
        if self.baseline is None or self.target is None:
            return ""
        points = self.target - self.baseline
        unit = "percentage points" if self.is_share else self.unit
        told = f"{number(abs(points))} {unit}".strip()
        if self.baseline > 0:
            more = "more" if points > 0 else "less"
            told += f", or {number(abs(100 * points / self.baseline))} % {more}"
        return f"From {self.amount(self.baseline)} to {self.amount(self.target)} is {told}."

    @property
    def is_share(self) -> bool:
        """Whether the unit is a percentage."""
        return "%" in self.unit or "per cent" in self.unit.lower()

    @property
    def missing(self) -> tuple[str, ...]:
        """Names of the parts that an aim needs and that are not there yet."""
        needed = {
            "what": self.what or self.text,
            "for whom": self.whom,
            "the baseline": self.baseline is not None,
            "the target": self.target is not None,
            "by when": self.by,
        }
        return tuple(name for name, there in needed.items() if not there)

    def amount(self, value: float | None) -> str:
        """Return a value with the unit."""
        return f"{number(value)} {self.unit}".strip() if value is not None else number(None)

    def describe(self) -> str:
        said = [self.sentence or self.text or "No aim is written yet.", self.change]
        if self.missing and (self.what or self.text):
            said.append(f"Not said yet: {', '.join(self.missing)}.")
        return " ".join(part for part in said if part)

    def questions(self) -> tuple[CoachQuestion, ...]:
        return (*_wording(self), *_numbers(self), *_people(self))

    def outline(self) -> str:
        return parts("Aim", {
            "Direction": self.direction, "What": self.what, "For whom": self.whom,
            "Now": self.amount(self.baseline), "Target": self.amount(self.target),
            "By when": day(self.by), "Why it matters": self.why, "In one sentence": self.text,
        })  # fmt: skip


def _wording(aim: Aim) -> Iterator[CoachQuestion]:
    whole = f"{aim.what}. {aim.text}"
    if not aim.what and not aim.text:
        yield CoachQuestion(
            about="What", ask="What would a patient, resident or client notice had got better?"
        )
        return
    solution = sign(SOLUTION, whole)
    if solution:
        yield CoachQuestion(
            about="What", slip="B02", noticed=solution,
            ask="If that were in place and nothing got better for people, would you have "
            "reached the aim? What should be different for them?",
        )  # fmt: skip
    vague = sign(VAGUE, whole)
    if vague and aim.target is None:
        yield CoachQuestion(
            about="What", slip="B01", noticed=vague,
            ask="How much, by when, and for whom? What would you count?",
        )  # fmt: skip
    by_per_cent = sign(_BY_PER_CENT, aim.text)
    if by_per_cent:
        yield CoachQuestion(
            about="Your sentence", slip="B03", noticed=by_per_cent,
            ask="Is that per cent of today's value, or percentage points? Where would each "
            "take you?",
        )  # fmt: skip


def _numbers(aim: Aim) -> Iterator[CoachQuestion]:
    if aim.baseline is None:
        yield CoachQuestion(
            about="Baseline", slip="B05",
            ask="Where are you today, on average, and how will you know how far you moved?",
        )  # fmt: skip
    if aim.target is None:
        yield CoachQuestion(
            about="Target", slip="B01", ask="How good is good enough? “Some” is not a number."
        )
    elif aim.target == 0 or (aim.is_share and aim.target == 100):
        yield CoachQuestion(
            about="Target", slip="B04", noticed=aim.amount(aim.target),
            ask="What do your own best weeks say is possible, and what would have to change "
            "in the system to go further?",
        )  # fmt: skip
    if aim.target is not None and not aim.unit:
        yield CoachQuestion(about="Unit", ask="Of what is that a number, and over what time?")
    if _points_the_other_way(aim):
        yield CoachQuestion(
            about="Direction", noticed=f"{aim.direction}, {aim.change}",
            ask="The direction and the numbers point different ways. Which is meant?",
        )  # fmt: skip


def _points_the_other_way(aim: Aim) -> bool:
    if aim.baseline is None or aim.target is None:
        return False
    change = aim.target - aim.baseline
    return {"reduce": change >= 0, "increase": change <= 0}.get(aim.direction, False)


def _people(aim: Aim) -> Iterator[CoachQuestion]:
    if not aim.whom:
        yield CoachQuestion(
            about="For whom", slip="B01", ask="Which people, in which place? Who is left out?"
        )
    if aim.by is None:
        yield CoachQuestion(about="By when", slip="B01", ask="By which day? “Soon” is not a time.")
    elif aim.by < date.today():
        yield CoachQuestion(
            about="By when", noticed=day(aim.by),
            ask="That day has passed. What did you learn, and what is the next date?",
        )  # fmt: skip
    if not aim.why:
        yield CoachQuestion(
            about="Why it matters", ask="What would somebody you look after say about it?"
        )
