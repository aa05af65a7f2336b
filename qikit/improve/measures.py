"""A family of measures, each with an operational definition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Literal

from qikit.improve.coach import CoachQuestion
from qikit.improve.markup import NOT_YET, table
from qikit.improve.record import Record, Words
from qikit.improve.signs import sign
from qikit.improve.tool import Tool

KINDS = {"outcome": "Outcome", "process": "Process", "balancing": "Balancing"}
_SELDOM = ("monthly", "quarterly", "yearly")
_TARGET = re.compile(r"^\W*\d+(?:\.\d+)? ?(?:%|per ?cent)\W*$|\btarget\b", re.IGNORECASE)
_HABIT = re.compile(r"\bstaff (?:satisfaction|happiness|morale)\b", re.IGNORECASE)
_LOOSE = re.compile(
    r"\b(?:on time|timely|late|appropriate\w*|good|quick\w*|delay\w*|soon|suitable|satisf\w+|"
    r"door|arrival|proper\w*)\b",
    re.IGNORECASE,
)
_RATE = re.compile(r"%|\bper\b|rate\b|share\b|proportion|out of", re.IGNORECASE)


class Measure(Record):
    """One measure with its operational definition.

    Parameters
    ----------
    name : str
        What it is called on the chart.
    kind : {"", "outcome", "process", "balancing"}
        What people want; whether the change happens; what might get worse.
    top, bottom : str
        What is counted or timed; out of what.
    left_out : str
        Who or what is not counted, and what becomes of missing entries.
    source, collector : str
        Where the data come from; who collects them.
    often : str
        How often there is a new point.
    better : {"", "higher", "lower"}
        Which way is better.
    """

    called: ClassVar[str] = "a measure"

    name: Words = ""
    kind: Literal["", "outcome", "process", "balancing"] = ""
    top: Words = ""
    bottom: Words = ""
    left_out: Words = ""
    source: Words = ""
    often: Literal["", "each case", "daily", "weekly", "monthly", "quarterly", "yearly"] = ""
    collector: Words = ""
    better: Literal["", "higher", "lower"] = ""


class Measures(Tool):
    """The few measures that together say whether a change is an improvement.

    Parameters
    ----------
    aim : str
        The aim that they belong to.
    measures : tuple of Measure
        The measures.

    Notes
    -----
    Outcome, process and balancing measures: Provost and Murray, *The Health Care Data Guide*,
    2nd edition, 2022.

    Examples
    --------
    >>> family = Measures(measures=[Measure(name="Falls", kind="outcome", top="falls noted")])
    >>> family.describe()
    'Outcome: 1, Process: none, Balancing: none.'
    """

    kind: ClassVar[str] = "measures"
    called: ClassVar[str] = "a family of measures"

    aim: Words = ""
    measures: tuple[Measure, ...] = ()

    def of_kind(self, kind: str) -> tuple[Measure, ...]:
        """Return the measures of one kind."""
        return tuple(measure for measure in self.measures if measure.kind == kind)

    def describe(self) -> str:
        if not self.measures:
            return "No measure is written yet."
        told = [f"{name}: {len(self.of_kind(kind)) or 'none'}" for kind, name in KINDS.items()]
        return f"{', '.join(told)}."

    def questions(self) -> tuple[CoachQuestion, ...]:
        own = (asked for measure in self.measures for asked in _about_measure(measure))
        return (*_about_family(self), *own)

    def outline(self) -> str:
        headings = ("Measure", "Kind", "Counted", "Out of", "Left out", "From", "How often",
                    "Collected by", "Better")  # fmt: skip
        rows = (
            [part or NOT_YET for part in (
                each.name, each.kind, each.top, each.bottom, each.left_out, each.source,
                each.often, each.collector, each.better)]
            for each in self.measures
        )  # fmt: skip
        return table(self.aim or "Measures", headings, rows)


def _about_family(family: Measures) -> Iterator[CoachQuestion]:
    if not family.measures:
        ask = "If things got better, what would people feel first, and how would you count it?"
        yield CoachQuestion(about="Measures", ask=ask)
        return
    outcome, process, balancing = (family.of_kind(kind) for kind in KINDS)
    if outcome and not process:
        ask = "If the outcome takes a year to move, what would you see move first?"
        yield CoachQuestion(about="Process measure", slip="E02", ask=ask)
    if process and not outcome:
        ask = "If all of this is done, will people be better off? What would show it?"
        yield CoachQuestion(about="Outcome measure", slip="E03", ask=ask)
    if not balancing:
        ask = "What could your change make worse, and for whom?"
        yield CoachQuestion(about="Balancing measure", slip="E04", ask=ask)
    unsorted = [measure.name for measure in family.measures if measure.name and not measure.kind]
    if unsorted:
        ask = "Does it say what people get, whether the change happens, or what might get worse?"
        yield CoachQuestion(about="Kind", noticed=unsorted[0], ask=ask)


def _about_measure(measure: Measure) -> Iterator[CoachQuestion]:
    about = measure.name or "A measure"
    for slip, noticed, ask in _asked(measure):
        yield CoachQuestion(about=about, slip=slip, noticed=noticed, ask=ask)


def _asked(measure: Measure) -> Iterator[tuple[str, str, str]]:
    text = f"{measure.name} {measure.top}"
    target, habit, loose = (sign(p, text) for p in (_TARGET, _HABIT, _LOOSE))
    if target:
        yield "E12", target, "That is where you want to be. What is counted, and out of what?"
    if measure.kind == "balancing" and habit:
        yield "E04", habit, "Could this change really make it worse? What else might suffer?"
    if not measure.top:
        yield "E05", "", "What exactly is counted or timed? When does the clock start and stop?"
    elif loose and len(measure.top) < 80:
        yield "E05", loose, "Would two people who check the same record count the same?"
    if measure.top and not measure.bottom and sign(_RATE, text):
        yield "E11", measure.name, "Out of how many? Is that number the same in each period?"
    elif measure.top and not measure.bottom and measure.often:
        yield "E11", "", "Do more people or bed-days mean more of it? Then out of what?"
    if measure.top and not measure.left_out:
        yield "E13", "", "Who is not counted, and what do you do with missing entries?"
    if measure.often in _SELDOM:
        yield "E10", measure.often, "How long until you have ten points to learn from?"
    if measure.top and not measure.collector:
        yield "E08", "", "Who will note it down, in how many minutes? Would a sample do?"
