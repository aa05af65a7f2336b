"""What stands in the gallery, and where: taken from the course map."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from qikit.learn.course_map import Course
from qikit.serving.places import app_path, page_address

_OPENS = re.compile(r"from qikit\.apps import (\w+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """One thing to open.

    Parameters
    ----------
    play : str
        The play that it opens, as `qikit.apps` knows it; empty if it is none of those.
    address : str
        Where its page is, from the base URL.
    title, about : str
        What the map says; empty where the play itself is to say it.
    """

    play: str
    address: str
    title: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Things that belong together, under a heading."""

    id: str
    title: str
    exhibits: tuple[Exhibit, ...]


def shelves(course: Course) -> tuple[Shelf, ...]:
    """The workshop apps, and then module by module what its lessons let people try."""
    apps = Shelf(
        id="workshop",
        title="For a workshop, or any time",
        exhibits=tuple(_app(course, name) for name in course.apps),
    )
    modules = (
        Shelf(
            id=module.slug,
            title=f"Module {module.number}: {module.title}",
            exhibits=tuple(_tool(name) for name in module.tools),
        )
        for module in course.modules
    )
    return (apps, *(shelf for shelf in modules if shelf.exhibits))


def play_page(play: str) -> str:
    """The address of a play's own page, from the base URL.

    Examples
    --------
    >>> play_page("play_run_chart")
    'course/app/play-run-chart'
    """
    return f"course/app/{play.replace('_', '-')}"


def _app(course: Course, name: str) -> Exhibit:
    entry = course.apps[name]
    notebook = course.root / "apps" / f"{name}.ipynb"
    return Exhibit(
        play=_opened_by(notebook),
        address=page_address(app_path(name)),
        title=entry.title,
        about=entry.about,
    )


def _tool(name: str) -> Exhibit:
    play = name.replace("-", "_")
    return Exhibit(play=play, address=play_page(play))


def _opened_by(notebook: Path) -> str:
    found = _OPENS.search(notebook.read_text(encoding="utf-8")) if notebook.is_file() else None
    return found.group(1) if found else ""
