"""What the course home page says, gathered from the map, the learner's copies and the marks."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qikit.learn.course_map import Course, Module, load_course
from qikit.marking.desk import open_desk
from qikit.marking.fairness.due import when_due
from qikit.marking.learner import learner_id
from qikit.serving.marks import Marks, read_marks
from qikit.serving.places import app_path, check_in_path
from qikit.serving.programme import TITLE as PROGRAMME
from qikit.serving.programme import plan_path
from qikit.serving.progress import LessonProgress, ModuleProgress, module_progress
from qikit.serving.reading import title_of

OWN_DATA = "your-own-data"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleCard:
    """One module as the home page shows it; ``due`` says when its exercise is, if ever."""

    progress: ModuleProgress
    marks: Marks
    due: str

    @property
    def module(self) -> Module:
        return self.progress.module

    @property
    def has_something_to_do(self) -> bool:
        """Whether an exercise is begun and not handed in, or its feedback is there to read."""
        begun = self.progress.exercise is not None and self.progress.exercise.started
        return (begun and self.marks.receipt is None) or self.marks.feedback is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class App:
    """One tool or workshop app."""

    title: str
    about: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainPage:
    """One page that is only read: about the course, or for people who teach it."""

    title: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """Everything the home page says."""

    course: Course
    cards: tuple[ModuleCard, ...]
    own_data: App | None
    apps: tuple[App, ...]
    about_pages: tuple[PlainPage, ...]
    tutor_notes: tuple[PlainPage, ...]
    teach_pages: tuple[PlainPage, ...]
    has_glossary: bool
    has_check_in: bool

    @property
    def next_step(self) -> tuple[ModuleCard, LessonProgress] | None:
        """The first lesson of the course that is not yet done, with its module."""
        open_lessons = ((card, card.progress.next_lesson) for card in self.cards)
        return next(((card, lesson) for card, lesson in open_lessons if lesson), None)

    @property
    def in_hand(self) -> tuple[ModuleCard, ...]:
        """The modules that lie open on the page: those begun and not done, and the next one."""
        step = self.next_step
        return tuple(
            card
            for card in self.cards
            if (card.progress.started and card.progress.next_lesson)
            or (step is not None and card is step[0])
            or card.has_something_to_do
        )


def home_page(root: Path) -> HomePage:
    """Gather the home page of the course at ``root``."""
    course, due = load_course(root), when_due(open_desk(root), learner_id())
    apps = {
        name: App(title=entry.title, about=entry.about, path=app_path(name))
        for name, entry in course.apps.items()
    }
    return HomePage(
        course=course,
        cards=tuple(_card(root, each, due.get(each.slug, "")) for each in course.modules),
        own_data=apps.pop(OWN_DATA, None),
        apps=tuple(apps.values()),
        tutor_notes=_tutor_notes(course),
        about_pages=(*_plain_pages(course.root / "about"), *_programme(course)),
        teach_pages=_plain_pages(course.root / "teach"),
        has_glossary=(course.root / "glossary.yml").exists(),
        has_check_in=(root / check_in_path("before")).exists(),
    )


def _card(root: Path, module: Module, due: str) -> ModuleCard:
    progress, marks = module_progress(root, module), read_marks(root, module)
    return ModuleCard(progress=progress, marks=marks, due=due)


def _programme(course: Course) -> tuple[PlainPage, ...]:
    page = PlainPage(title=PROGRAMME, address="course/about/programme")
    return (page,) if plan_path(course).is_file() else ()


def _tutor_notes(course: Course) -> tuple[PlainPage, ...]:
    return tuple(
        PlainPage(
            title=f"Tutor notes for module {module.number}: {module.title}",
            address=f"course/teach/notes/{module.slug}",
        )
        for module in course.modules
        if (module.folder / "tutor.md").exists()
    )


def _plain_pages(folder: Path) -> tuple[PlainPage, ...]:
    return tuple(
        PlainPage(title=title_of(path), address=f"course/{folder.name}/{path.stem}")
        for path in sorted(folder.glob("*.md"))
    )
