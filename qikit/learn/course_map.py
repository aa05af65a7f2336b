"""The course map: what is taught, practised and assessed, where, and in how many minutes."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Any, Literal, TypeVar

import yaml
from pydantic import Field, ValidationError

from qikit.errors import QikitError
from qikit.learn.kinds.base import Record, Slug
from qikit.learn.questions import QuestionSet, load_questions

_R = TypeVar("_R", bound=Record)


class Outcome(Record):
    """What a learner can do afterwards, and the parts of outside frameworks it belongs to."""

    text: str
    framework: tuple[str, ...] = ()


class Lesson(Record):
    """One short lesson."""

    file: str
    title: str
    minutes: int = Field(gt=0)
    teaches: tuple[str, ...]


class Exercise(Record):
    """The exercise at the end of a module."""

    notebook: str
    minutes: int = Field(gt=0)


class Module(Record):
    """One module: its promise, its lessons, its exercise, and what it is practised with."""

    id: str = Slug
    number: int
    slug: str
    title: str
    why: str
    status: Literal["draft", "pilot", "stable"] = "draft"
    needs: tuple[str, ...] = ()
    outcomes: dict[str, Outcome]
    lessons: tuple[Lesson, ...]
    exercise: Exercise | None = None
    tools: tuple[str, ...] = ()
    games: tuple[str, ...] = ()
    apps: tuple[str, ...] = ()
    datasets: tuple[str, ...] = ()
    root: Path

    @property
    def folder(self) -> Path:
        """The folder of its lessons."""
        return self.root / "modules" / self.slug

    @property
    def exercise_folder(self) -> Path:
        """The folder of its exercise."""
        return self.root / "exercises" / self.slug

    @property
    def minutes(self) -> int:
        """Minutes for a learner: lessons and exercise."""
        exercise = self.exercise.minutes if self.exercise else 0
        return sum(lesson.minutes for lesson in self.lessons) + exercise

    @property
    def practice(self) -> QuestionSet:
        """The questions asked in the lessons."""
        return load_questions(self.folder)

    @property
    def assessment(self) -> QuestionSet:
        """The questions of the exercise."""
        return load_questions(self.exercise_folder)


class Course(Record):
    """The course as a whole."""

    title: str
    strapline: str = ""
    version: str = "0.1"
    order: tuple[str, ...] = Field(alias="modules")
    frameworks: dict[str, dict[str, str]] = Field(default_factory=dict)
    apps: dict[str, AppEntry] = Field(default_factory=dict)
    root: Path

    @cached_property
    def modules(self) -> tuple[Module, ...]:
        """The modules, in the order of the course."""
        return tuple(_module(self.root, slug) for slug in self.order)

    def module(self, slug: str) -> Module:
        """Return one module by its folder name.

        Raises
        ------
        QikitError
            If there is none; those that exist are named.
        """
        for module in self.modules:
            if module.slug == slug:
                return module
        raise QikitError(
            f"There is no module called {slug!r}.", todo=f"There are: {', '.join(self.order)}."
        )


class AppEntry(Record):
    """A workshop app, as the gallery shows it."""

    title: str
    about: str


def load_course(root: Path) -> Course:
    """Read the course map.

    Parameters
    ----------
    root : Path
        The folder that holds ``course/``.

    Raises
    ------
    QikitError
        If ``course.yml`` or a ``module.yml`` is missing or does not hold together.
    """
    folder = Path(root) / "course"
    return _read(Course, folder / "course.yml", root=folder)


def _module(root: Path, slug: str) -> Module:
    return _read(Module, root / "modules" / slug / "module.yml", root=root)


def _read(kind: type[_R], path: Path, **known: Any) -> _R:
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
        return kind.model_validate({**raw, **known})
    except FileNotFoundError:
        raise QikitError(
            f"{path.name} is missing.", where=str(path.parent), todo="Is this a course folder?"
        ) from None
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        place = " → ".join(map(str, fault["loc"]))
        raise QikitError(
            f"{place}: {fault['msg']}", where=f"{path.parent.name}/{path.name}"
        ) from None
    except (yaml.YAMLError, TypeError) as error:
        raise QikitError(f"This is not a map: {error}", where=str(path)) from None


Course.model_rebuild()
