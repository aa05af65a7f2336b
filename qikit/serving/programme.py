"""The course as five workshop days, and as six months at one's own pace, from the course map."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from qikit.learn.course_map import Course, Module
from qikit.learn.kinds.base import Record
from qikit.serving.games import titles

FILE_NAME = "programme.yml"
TITLE = "Programme for five days or six months"
WEEKS_IN_MONTH = 4

#: Minutes of a day that no module decides; a session is as long as in the tutor notes.
OPENS_AT = 9 * 60 + 30
WELCOME, SESSION, PAUSE, LUNCH, WORK_ON, CLOSE = 15, 90, 15, 45, 45, 15


class Half(Record):
    """Half a day: one module, or something that has a title of its own."""

    module: int | None = None
    title: str = ""
    asks: str = ""
    games: tuple[str, ...]


class Day(Record):
    """One workshop day: a morning and an afternoon."""

    title: str
    halves: tuple[Half, ...]


class Month(Record):
    """One month at one's own pace, and what to do at work in it."""

    modules: tuple[int, ...]
    at_work: str


class Plan(Record):
    """Which modules share a day, and which a month."""

    days: tuple[Day, ...]
    months: tuple[Month, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One line of a day's timetable."""

    minute: int
    minutes: int
    what: str
    games: tuple[str, ...] = ()
    room: tuple[str, ...] = ()

    @property
    def start(self) -> str:
        """When it begins, on a clock.

        Examples
        --------
        >>> Slot(minute=570, minutes=15, what="Welcome").start
        '09:30'
        """
        return "{:02d}:{:02d}".format(*divmod(self.minute, 60))


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkshopDay:
    """A day as it is printed: its modules, whose lessons are read beforehand, and its slots."""

    number: int
    title: str
    modules: tuple[Module, ...]
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyMonth:
    """A month as it is printed, with its modules and its minutes a week."""

    number: int
    modules: tuple[Module, ...]
    at_work: str

    @property
    def minutes_a_week(self) -> int:
        """Minutes for lessons and exercises, rounded up to five."""
        whole = sum(module.minutes for module in self.modules)
        return -(-whole // (5 * WEEKS_IN_MONTH)) * 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """Both ways through the course."""

    days: tuple[WorkshopDay, ...]
    months: tuple[StudyMonth, ...]


def plan_path(course: Course) -> Path:
    """Where the plan lies."""
    return course.root / FILE_NAME


def load_programme(course: Course) -> Programme:
    """Put the plan and the map together; a module that is not on the map is left out.

    Raises
    ------
    FileNotFoundError
        If the course has no plan.
    """
    plan = Plan.model_validate(yaml.safe_load(plan_path(course).read_text(encoding="utf-8")))
    known = {module.number: module for module in course.modules}
    return Programme(
        days=tuple(_day(number, day, known) for number, day in enumerate(plan.days, 1)),
        months=tuple(
            StudyMonth(number=number, modules=_those(month.modules, known), at_work=month.at_work)
            for number, month in enumerate(plan.months, 1)
        ),
    )


def _those(numbers: tuple[int | None, ...], known: dict[int, Module]) -> tuple[Module, ...]:
    return tuple(known[number] for number in numbers if number in known)


def _day(number: int, day: Day, known: dict[int, Module]) -> WorkshopDay:
    return WorkshopDay(
        number=number,
        title=day.title,
        modules=_those(tuple(half.module for half in day.halves), known),
        slots=tuple(_on_the_clock(day, known)),
    )


def _on_the_clock(day: Day, known: dict[int, Module]) -> Iterator[Slot]:
    minute = OPENS_AT
    for part in _parts(day, known):
        yield replace(part, minute=minute)
        minute += part.minutes


def _part(minutes: int, what: str, **with_: tuple[str, ...]) -> Slot:
    """A line of the timetable that does not know yet when it begins."""
    return Slot(minute=OPENS_AT, minutes=minutes, what=what, **with_)


def _parts(day: Day, known: dict[int, Module]) -> Iterator[Slot]:
    yield _part(WELCOME, "Welcome: one thing that you saw or tried at work lately")
    halves = [half for half in day.halves if half.module is None or half.module in known]
    for place, half in enumerate(halves):
        if place:
            yield _part(LUNCH, "Lunch")
        yield from _half(half, known[half.module] if half.module else None)
    yield _part(CLOSE, "One thing for Monday: say it to your neighbour")


def _half(half: Half, module: Module | None) -> Iterator[Slot]:
    if module is None:
        yield _part(SESSION, f"{half.title}. {half.asks}", games=half.games)
        yield _part(PAUSE, "Break")
        yield _part(WORK_ON, "Your own project, with a coach at each table")
        return
    session = f"Module {module.number}, {module.title}: session"
    yield _part(SESSION, session, games=half.games, room=titles(module))
    yield _part(PAUSE, "Break")
    if module.exercise:
        yield _part(module.exercise.minutes, f"Module {module.number}: exercise, in pairs")
