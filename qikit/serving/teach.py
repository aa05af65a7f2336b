"""Pages for those who teach: marking, tutor notes, and what else is written for them."""

from __future__ import annotations

from pathlib import Path

from tornado.web import HTTPError, authenticated

from qikit.errors import QikitError
from qikit.learn.course_map import Module
from qikit.marking.status import read_status
from qikit.serving.handlers import CONFLICT, NOT_FOUND, CourseHandler, in_marking_thread
from qikit.serving.marking_steps import STEPS, News
from qikit.serving.reading import written_page


class MarkingHandler(CourseHandler):
    """Where every hand-in of an exercise is, and the next step of marking."""

    @authenticated
    async def get(self, slug: str) -> None:
        await self.show_status(self.module(slug))

    @authenticated
    async def post(self, slug: str) -> None:
        module, step = self.module(slug), STEPS.get(self.get_body_argument("step", ""))
        if step is None:
            raise HTTPError(NOT_FOUND)
        try:
            news = await in_marking_thread(step, self.root, module)
        except QikitError as error:
            self.set_status(CONFLICT)
            await self.show_status(module, trouble=str(error))
            return
        await self.show_status(module, news=news)

    async def show_status(
        self, module: Module, *, news: News | None = None, trouble: str = ""
    ) -> None:
        status = await in_marking_thread(read_status, self.root, module)
        self.show("marking.html", module=module, status=status, news=news, trouble=trouble)


class WrittenPageHandler(CourseHandler):
    """A page written in Markdown."""

    def show_file(self, path: Path) -> None:
        if not path.is_file():
            raise HTTPError(NOT_FOUND)
        self.show("written.html", page=written_page(path))


class TutorNotesHandler(WrittenPageHandler):
    """The tutor notes of one module."""

    @authenticated
    def get(self, slug: str) -> None:
        self.show_file(self.module(slug).folder / "tutor.md")


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
