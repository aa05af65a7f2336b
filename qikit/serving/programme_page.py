"""The page of the programme."""

from __future__ import annotations

from tornado.web import HTTPError, authenticated

from qikit.serving.handlers import NOT_FOUND, CourseHandler
from qikit.serving.programme import TITLE, load_programme, plan_path


class ProgrammeHandler(CourseHandler):
    """Five days or six months, made from the course map and printed on a few sheets."""

    @authenticated
    def get(self) -> None:
        course = self.course
        if not plan_path(course).is_file():
            raise HTTPError(NOT_FOUND)
        self.show("programme.html", title=TITLE, programme=load_programme(course), course=course)
