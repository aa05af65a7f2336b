"""The control plan: who looks at what, when, and what they do if it slips."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Literal

from qikit.improve.coach import CoachQuestion
from qikit.improve.markup import NOT_YET, short, table
from qikit.improve.record import Record, Words
from qikit.improve.signs import PROJECT_OWNER, TELLING, sign
from qikit.improve.tool import Tool

_ONE_POINT = re.compile(
    r"\b(?:below|under|above|over|less than|more than|if it (?:falls|rises|drops)|red)\b", re.I
)
_RULE = re.compile(r"\b(?:limits?|rule|signal|in a row|run|shift|points|weeks running)\b", re.I)


class ControlLine(Record):
    """One measure that is watched when the project is over.

    Parameters
    ----------
    measure, level : str
        What is watched; the level to hold.
    often : {"", "each shift", "daily", "weekly", "monthly", "quarterly"}
        How often somebody looks.
    owner, cover : str
        Whose job it is to look; who looks when they are away.
    trigger : str
        What on the chart makes them act.
    reaction : str
        What they do then, and by when.
    """

    called: ClassVar[str] = "a line of the plan"

    measure: Words = ""
    level: Words = ""
    often: Literal["", "each shift", "daily", "weekly", "monthly", "quarterly"] = ""
    owner: Words = ""
    cover: Words = ""
    trigger: Words = ""
    reaction: Words = ""

    @property
    def is_complete(self) -> bool:
        """Whether measure, rhythm, owner, trigger and reaction are all there."""
        return all((self.measure, self.often, self.owner, self.trigger, self.reaction))


class ControlPlan(Tool):
    """What keeps an improvement.

    Parameters
    ----------
    process : str
        What is to be kept.
    lines : tuple of ControlLine
        What is watched.

    Examples
    --------
    >>> plan = ControlPlan(lines=[ControlLine(measure="bells within reach", owner="night lead")])
    >>> plan.describe()
    '0 of 1 lines have a measure, a rhythm, an owner, a trigger and a reaction.'
    """

    kind: ClassVar[str] = "control_plan"
    called: ClassVar[str] = "a control plan"

    process: Words = ""
    lines: tuple[ControlLine, ...] = ()

    def describe(self) -> str:
        if not self.lines:
            return "Nothing is watched yet."
        full = sum(each.is_complete for each in self.lines)
        return (
            f"{full} of {len(self.lines)} lines have a measure, a rhythm, an owner, a trigger "
            "and a reaction."
        )

    def questions(self) -> tuple[CoachQuestion, ...]:
        if not self.lines:
            ask = "How will you know if it slips? Who looks, and when do they act?"
            return (CoachQuestion(about="What is watched", slip="M08", ask=ask),)
        return tuple(asked for each in self.lines for asked in _about(each))

    def outline(self) -> str:
        headings = ("Measure", "Level to hold", "How often", "Who looks", "Cover", "Trigger",
                    "What they do")  # fmt: skip
        rows = (
            [part or NOT_YET for part in (
                each.measure, each.level, each.often, each.owner, each.cover, each.trigger,
                each.reaction)]
            for each in self.lines
        )  # fmt: skip
        return table(self.process or "Control plan", headings, rows)


def _about(line: ControlLine) -> Iterator[CoachQuestion]:
    about = short(line.measure) or "A line"
    if line.measure and not line.often:
        ask = "Who looks at it, and how often, when the project team is gone?"
        yield CoachQuestion(about=about, slip="M08", ask=ask)
    if sign(PROJECT_OWNER, line.owner):
        ask = "Whose everyday job is it, a year from now?"
        yield CoachQuestion(about=about, slip="D04", noticed=line.owner, ask=ask)
    elif line.measure and not line.owner:
        yield CoachQuestion(about=about, slip="M08", ask="Who looks? A job, not a committee.")
    if line.measure and not line.trigger:
        ask = "What on the chart would make them act?"
        yield CoachQuestion(about=about, slip="M08", ask=ask)
    elif sign(_ONE_POINT, line.trigger) and not sign(_RULE, line.trigger):
        ask = "Could chance alone do that once? Which signal would you trust?"
        noticed = sign(_ONE_POINT, line.trigger)
        yield CoachQuestion(about=about, slip="E09", noticed=noticed, ask=ask)
    telling = sign(TELLING, line.reaction)
    if telling:
        ask = "Once everybody has been told again: what makes the new way the easiest way?"
        yield CoachQuestion(about=about, slip="M06", noticed=telling, ask=ask)
    elif line.trigger and not line.reaction:
        yield CoachQuestion(about=about, slip="M08", ask="What do they do then, and by when?")
    if line.is_complete and not line.cover:
        yield CoachQuestion(about=about, ask="Who looks when they are on leave?")
