"""Pages that are only read: tutor notes, and what else is written about the course."""

from __future__ import annotations

from pathlib import Path

from tornado.web import HTTPError, authenticated

from qikit.learn.misconceptions_page import wrong_ideas
from qikit.serving.games import workshop_games
from qikit.serving.handlers import NOT_FOUND, CourseHandler
from qikit.serving.reading import written_page


class WrittenPageHandler(CourseHandler):
    """A page written in Markdown."""

    def show_file(self, path: Path, more: str = "") -> None:
        if not path.is_file():
            raise HTTPError(NOT_FOUND)
        self.show("written.html", page=written_page(path, more))


class TutorNotesHandler(WrittenPageHandler):
    """The tutor notes of one module, its workshop games and the wrong ideas of its questions."""

    @authenticated
    def get(self, slug: str) -> None:
        module = self.module(slug)
        self.show_file(module.folder / "tutor.md", workshop_games(module) + wrong_ideas(module))


class AboutPageHandler(WrittenPageHandler):
    """One of the pages about the course itself, for everybody."""

    @authenticated
    def get(self, name: str) -> None:
        self.show_file(self.course.root / "about" / f"{name}.md")


class TeachPageHandler(WrittenPageHandler):
    """One of the pages for people who teach the course."""

    @authenticated
    def get(self, name: str) -> None:
        self.show_file(self.course.root / "teach" / f"{name}.md")
