"""The driver diagram: a theory of what must change to reach an aim, and what to try."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from qikit.improve.coach import CoachQuestion
from qikit.improve.markup import Branch, counted, nested
from qikit.improve.record import Record, Words
from qikit.improve.signs import CAUSE, TASK, sign
from qikit.improve.tool import Tool

_FEWEST_PRIMARY, _MOST_PRIMARY = 3, 6


class Driver(Record):
    """Something that must be true for the aim to be reached.

    Parameters
    ----------
    name : str
        The condition, such as ``staff can see who is at risk``.
    moves : str
        Name of the driver that it moves; a primary driver moves the aim.
    measure : str
        How one would see that it moves.
    """

    called: ClassVar[str] = "a driver"

    name: Words = ""
    moves: Words = ""
    measure: Words = ""


class Idea(Record):
    """Something to try.

    Parameters
    ----------
    name : str
        The idea.
    moves : str
        Name of the driver that it would move.
    soon : {"", "yes", "no"}
        Whether it could be tried by next Tuesday, with one person.
    """

    called: ClassVar[str] = "an idea"

    name: Words = ""
    moves: Words = ""
    soon: Literal["", "yes", "no"] = ""


class DriverDiagram(Tool):
    """An aim, what must change to reach it, where, and ideas to test.

    Parameters
    ----------
    aim : str
        The aim in one sentence.
    primary, secondary : tuple of Driver
        The few things that move the aim; what moves each of those.
    ideas : tuple of Idea
        Changes to test. Each names a primary or secondary driver.

    Notes
    -----
    What is asked follows Bennett and Provost, *What's your theory?*, Quality Progress 2015.

    Examples
    --------
    >>> diagram = DriverDiagram(
    ...     aim="Fewer falls",
    ...     primary=[Driver(name="Help comes fast", moves="", measure="minutes to answer")],
    ...     ideas=[Idea(name="Bell within reach", moves="Help comes fast"), Idea(name="Red socks")],
    ... )
    >>> [orphan.name for orphan in diagram.orphans]
    ['Red socks']
    """

    kind: ClassVar[str] = "driver_diagram"
    called: ClassVar[str] = "a driver diagram"

    aim: Words = ""
    primary: tuple[Driver, ...] = ()
    secondary: tuple[Driver, ...] = ()
    ideas: tuple[Idea, ...] = ()

    @property
    def primary_names(self) -> tuple[str, ...]:
        """Names of the primary drivers."""
        return tuple(driver.name for driver in self.primary if driver.name)

    @property
    def driver_names(self) -> tuple[str, ...]:
        """Names of all drivers."""
        secondary = (driver.name for driver in self.secondary if driver.name)
        return tuple(dict.fromkeys((*self.primary_names, *secondary)))

    @property
    def orphans(self) -> tuple[Driver | Idea, ...]:
        """Secondary drivers and ideas that move nothing on the diagram."""
        loose: list[Driver | Idea] = []
        loose.extend(each for each in self.secondary if each.moves not in self.primary_names)
        loose.extend(each for each in self.ideas if each.moves not in self.driver_names)
        return tuple(each for each in loose if each.name)

    def moved_by(self, name: str) -> tuple[Driver | Idea, ...]:
        """Return the secondary drivers and ideas that move a driver."""
        joined: tuple[Driver | Idea, ...] = (*self.secondary, *self.ideas)
        return tuple(each for each in joined if each.name and each.moves == name != each.name)

    def describe(self) -> str:
        if self.is_empty:
            return "Nothing is on the diagram yet."
        said = (
            f"{counted(len(self.primary_names), 'primary driver')}, "
            f"{counted(len([each for each in self.secondary if each.name]), 'secondary driver')} "
            f"and {counted(len([each for each in self.ideas if each.name]), 'idea')}."
        )
        loose = ", ".join(f"“{each.name}”" for each in self.orphans)
        return f"{said[0].upper()}{said[1:]}" + (
            f" Not joined to anything: {loose}." if loose else ""
        )

    def questions(self) -> tuple[CoachQuestion, ...]:
        return (*_about_aim(self), *_about_links(self), *_about_drivers(self), *_about_ideas(self))

    def outline(self) -> str:
        branches: list[Branch] = [(self.aim or "The aim is not said yet", self._under_aim())]
        if self.orphans:
            branches.append(("Not joined to anything", [(o.name, ()) for o in self.orphans]))
        return nested(branches)

    def _under_aim(self) -> list[Branch]:
        return [
            (_with_measure(driver), [
                (_with_measure(each), [(idea.name, ()) for idea in self.moved_by(each.name)]
                 if isinstance(each, Driver) else ())
                for each in self.moved_by(driver.name)
            ])
            for driver in self.primary if driver.name
        ]  # fmt: skip


def _with_measure(each: Driver | Idea) -> str:
    measure = each.measure if isinstance(each, Driver) else ""
    return f"{each.name} (measure: {measure})" if measure else each.name


def _about_aim(diagram: DriverDiagram) -> Iterator[CoachQuestion]:
    if not diagram.aim:
        yield CoachQuestion(about="Aim", ask="What is all this for? How much, for whom, by when?")
    if not diagram.primary_names:
        yield CoachQuestion(
            about="Primary drivers",
            ask="What three to six things would have to be true for the aim to be reached?",
        )


def _about_links(diagram: DriverDiagram) -> Iterator[CoachQuestion]:
    for orphan in diagram.orphans:
        yield CoachQuestion(
            about="Links", slip="B08", noticed=orphan.name,
            ask="Trace it from right to left: if it worked, which driver would move?",
        )  # fmt: skip


def _about_drivers(diagram: DriverDiagram) -> Iterator[CoachQuestion]:
    for driver in (*diagram.primary, *diagram.secondary):
        if sign(TASK, driver.name):
            yield CoachQuestion(
                about="Drivers", slip="B06", noticed=driver.name,
                ask="Is this a condition that must be true, or something to do? What would it "
                "make true?",
            )  # fmt: skip
        elif sign(CAUSE, driver.name):
            yield CoachQuestion(
                about="Drivers", slip="B09", noticed=driver.name,
                ask="This says why things go wrong. What must be true instead?",
            )  # fmt: skip
    names = diagram.primary_names
    if names and not _FEWEST_PRIMARY <= len(names) <= _MOST_PRIMARY:
        yield CoachQuestion(
            about="Primary drivers", noticed=counted(len(names), "primary driver"),
            ask="If all of these came true, would the aim be reached? Most diagrams need three "
            "to six: what is missing, or belongs together?",
        )  # fmt: skip
    bare = [each.name for each in diagram.primary if each.name and not each.measure]
    if bare:
        yield CoachQuestion(
            about="Measures", noticed=bare[0], ask="What would you see move, if this driver moved?"
        )


def _about_ideas(diagram: DriverDiagram) -> Iterator[CoachQuestion]:
    ideas = [idea for idea in diagram.ideas if idea.name]
    if diagram.primary_names and not ideas:
        yield CoachQuestion(
            about="Ideas", ask="What could you try? What would those who use the service try?"
        )
    if ideas and not any(idea.soon == "yes" for idea in ideas):
        yield CoachQuestion(
            about="Ideas", slip="C01",
            ask="Which of these could be tried by next Tuesday, with one person, once?",
        )  # fmt: skip
    if ideas and not diagram.orphans:
        yield CoachQuestion(
            about="The diagram", slip="B07",
            ask="It is a theory. Which part are you least sure of, and what test would teach you?",
        )  # fmt: skip
