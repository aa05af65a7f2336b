"""How committed people are to a change, and how committed they need to be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from qikit.improve.coach import CoachQuestion
from qikit.improve.markup import NOT_YET, counted, table
from qikit.improve.record import Record, Words, choices
from qikit.improve.signs import TELLING, sign
from qikit.improve.tool import Tool

Level = Literal["", "opposed", "let it happen", "help it happen", "make it happen"]
LEVELS = choices(Level)
_FEW = 3


class Person(Record):
    """Somebody whose commitment matters.

    Parameters
    ----------
    who : str
        A role or a group; no names.
    now, needed : str
        One of :data:`LEVELS`, or empty while it is not known.
    step : str
        What will be done about the gap.
    """

    called: ClassVar[str] = "a person"

    who: Words = ""
    now: Level = ""
    needed: Level = ""
    step: Words = ""

    @property
    def gap(self) -> int | None:
        """Steps from now to needed, less than 0 if there is more than is needed."""
        if not self.now or not self.needed:
            return None
        return LEVELS.index(self.needed) - LEVELS.index(self.now)


class Commitment(Tool):
    """Where people stand (X) and where they need to be (O).

    Parameters
    ----------
    change : str
        The change it is about.
    people : tuple of Person
        Those whose commitment matters.

    Notes
    -----
    After Beckhard and Harris, *Organizational Transitions*, 2nd edition, 1987.

    Examples
    --------
    >>> Person(who="night staff", now="let it happen", needed="make it happen").gap
    2
    """

    kind: ClassVar[str] = "commitment"
    called: ClassVar[str] = "a commitment map"

    change: Words = ""
    people: tuple[Person, ...] = ()

    @property
    def gaps(self) -> tuple[Person, ...]:
        """Those who need to move, the longest way first."""
        return tuple(
            sorted((p for p in self.people if (p.gap or 0) > 0), key=lambda p: -(p.gap or 0))
        )

    def describe(self) -> str:
        if not self.people:
            return "Nobody is on the map yet."
        if not self.gaps:
            return f"{counted(len(self.people), 'person or group', 'people or groups')}, no gap."
        first = self.gaps[0]
        return (
            f"{counted(len(self.gaps), 'gap')} among "
            f"{counted(len(self.people), 'person or group', 'people or groups')}. The longest "
            f"way: {first.who}, from “{first.now}” to “{first.needed}”."
        )

    def questions(self) -> tuple[CoachQuestion, ...]:
        return (*_about_all(self), *(asked for p in self.people for asked in _about_one(p)))

    def outline(self) -> str:
        headings = ("Who", "Now (X)", "Needed (O)", "Steps to go", "What we will do")
        rows = (
            (p.who or NOT_YET, p.now or "not known", p.needed or NOT_YET,
             NOT_YET if p.gap is None else max(p.gap, 0), p.step or NOT_YET)
            for p in self.people
        )  # fmt: skip
        return table(self.change or "Commitment", headings, rows)


def _about_all(plan: Commitment) -> Iterator[CoachQuestion]:
    if not plan.people:
        yield CoachQuestion(about="People", ask="Whose help do you need, and who could stop it?")
    needed = [person.needed for person in plan.people if person.needed]
    if len(needed) >= _FEW and set(needed) == {LEVELS[-1]}:
        ask = "Who only needs to let it happen? Where is your time best spent?"
        noticed = "everybody at “make it happen”"
        yield CoachQuestion(about="Needed", slip="K01", noticed=noticed, ask=ask)
    elif needed and LEVELS[-1] not in needed:
        yield CoachQuestion(about="Needed", ask="Who will make it happen?")


def _about_one(person: Person) -> Iterator[CoachQuestion]:
    about = person.who or "Somebody"
    if person.who and not person.now:
        ask = "How do you know where they stand? What would they say if you asked?"
        yield CoachQuestion(about=about, ask=ask)
    if person.now == "opposed":
        ask = "What might they know, or fear to lose? What would you ask them?"
        yield CoachQuestion(about=about, slip="A05", noticed=person.now, ask=ask)
    if (person.gap or 0) > 0 and not person.step:
        ask = "What would bring them one step further, and from whom should it come?"
        noticed = f"{person.now} → {person.needed}"
        yield CoachQuestion(about=about, noticed=noticed, ask=ask)
    telling = sign(TELLING, person.step)
    if telling:
        ask = "What will you hear back? What could they do, rather than be told?"
        yield CoachQuestion(about=about, slip="K05", noticed=telling, ask=ask)
