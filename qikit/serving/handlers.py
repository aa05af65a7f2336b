"""The course's own pages: plain HTML made on the server, without a line of script."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from jupyter_server.base.handlers import JupyterHandler
from tornado.web import HTTPError, authenticated

from qikit.errors import QikitError
from qikit.learn.course_map import Course, Module, load_course
from qikit.serving.home import home_page
from qikit.serving.marks import read_marks
from qikit.serving.places import check_in_path, exercise_path, lab_address, page_address
from qikit.serving.reading import read_glossary

TEMPLATES = "qikit_templates"
NOT_FOUND, CONFLICT = 404, 409

T = TypeVar("T")
_marking = ThreadPoolExecutor(max_workers=1, thread_name_prefix="marking")


async def in_marking_thread(work: Callable[..., T], *given: Any) -> T:
    """Do what may call nbgrader beside the server's loop, one thing after the other."""
    return await asyncio.get_running_loop().run_in_executor(_marking, work, *given)


class CourseHandler(JupyterHandler):
    """What every page of the course has in common."""

    @property
    def content_security_policy(self) -> str:
        """No script at all may run on these pages, and nothing is loaded from elsewhere."""
        return (
            "default-src 'none'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
            "form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
        )

    @property
    def root(self) -> Path:
        return Path(self.settings["server_root_dir"]).expanduser()

    @property
    def course(self) -> Course:
        return load_course(self.root)

    def module(self, slug: str) -> Module:
        try:
            return self.course.module(slug)
        except QikitError as error:
            raise HTTPError(NOT_FOUND, str(error)) from None

    def show(self, template: str, **values: Any) -> None:
        """Write one page."""
        page = self.settings[TEMPLATES].get_template(template)
        self.set_header("Cache-Control", "no-store")
        self.finish(
            page.render(
                base_url=self.base_url,
                page_address=page_address,
                lab_address=lab_address,
                exercise_path=exercise_path,
                check_in_path=check_in_path,
                xsrf=self.xsrf_form_html(),
                **values,
            )
        )

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        name = "not-found.html" if status_code == NOT_FOUND else "error.html"
        self.show(name, status=status_code)


class HomeHandler(CourseHandler):
    """The course home page."""

    @authenticated
    async def get(self) -> None:
        await self.show_home(handed_in=self.get_query_argument("handed-in", ""))

    async def show_home(self, *, handed_in: str = "", trouble: tuple[str, str] = ("", "")) -> None:
        """Write the home page, with what came of handing in beside the exercise it is about."""
        page = await in_marking_thread(home_page, self.root)
        self.show("home.html", page=page, handed_in=handed_in, trouble=trouble)


class HandInHandler(HomeHandler):
    """Hands in the learner's answers to one exercise."""

    @authenticated
    async def post(self, slug: str) -> None:
        from qikit.marking.hand_in import hand_in

        module = self.module(slug)
        try:
            await in_marking_thread(hand_in, self.root, module)
        except QikitError as error:
            self.set_status(CONFLICT)
            await self.show_home(trouble=(slug, str(error)))
            return
        self.redirect(f"{self.base_url}course?handed-in={slug}#exercise-{slug}")

    @authenticated
    async def get(self, slug: str) -> None:
        self.redirect(f"{self.base_url}course#exercise-{self.module(slug).slug}")


class DownloadHandInHandler(HandInHandler):
    """Packs the learner's answers to one exercise as one zip, to be sent from any machine."""

    @authenticated
    async def post(self, slug: str) -> None:
        from qikit.marking.hand_in import zip_to_send

        try:
            packed = await in_marking_thread(zip_to_send, self.root, self.module(slug))
        except QikitError as error:
            self.set_status(CONFLICT)
            await self.show_home(trouble=(slug, str(error)))
            return
        self.set_header("Content-Type", "application/zip")
        self.set_header("Content-Disposition", f'attachment; filename="{packed.file.name}"')
        self.set_header("Cache-Control", "no-store")
        self.finish(packed.file.read_bytes())


class FeedbackHandler(CourseHandler):
    """The newest feedback on one exercise: the page as it was made, with a way back."""

    @authenticated
    async def get(self, slug: str) -> None:
        module = self.module(slug)
        found = await in_marking_thread(read_marks, self.root, module)
        if found.feedback is None:
            self.show("no-feedback.html", module=module)
            return
        way_back = self.settings[TEMPLATES].get_template("way-back.html")
        page = found.feedback.read_text(encoding="utf-8")
        self.set_header("Cache-Control", "no-store")
        self.finish(page.replace("<body>", "<body>" + way_back.render(base_url=self.base_url), 1))


class GlossaryHandler(CourseHandler):
    """The words the course uses."""

    @authenticated
    def get(self) -> None:
        self.show("glossary.html", terms=read_glossary(self.course.root / "glossary.yml"))


class NowhereHandler(CourseHandler):
    """Any other address below ``/course``."""

    @authenticated
    def get(self) -> None:
        raise HTTPError(NOT_FOUND)
