"""The first page of the marking desk: every exercise, and what waits in each."""

from __future__ import annotations

from pathlib import Path

from tornado.web import authenticated

from qikit.learn.course_map import load_course
from qikit.serving.desk.base import DeskHandler
from qikit.serving.desk.standing import Standing, read_standing
from qikit.serving.handlers import in_marking_thread
from qikit.serving.progress import has_exercise


class OverviewHandler(DeskHandler):
    """Every exercise on one page."""

    @authenticated
    async def get(self) -> None:
        standings = await in_marking_thread(read_all, self.root)
        self.show_desk("overview.html", standings=standings)


def read_all(root: Path) -> tuple[Standing, ...]:
    """Where every exercise of the course stands, in the order of the course."""
    modules = load_course(root).modules
    return tuple(read_standing(root, module) for module in modules if has_exercise(module))
