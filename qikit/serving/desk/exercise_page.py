"""The page of one exercise: what waits, and every step of marking."""

from __future__ import annotations

from collections.abc import Callable

from tornado.web import HTTPError, authenticated

from qikit.learn.course_map import Module
from qikit.marking.fairness.blind import hidden_marks
from qikit.marking.fairness.given import say_why
from qikit.marking.release import release
from qikit.serving.desk import runs
from qikit.serving.desk.base import DeskHandler
from qikit.serving.desk.standing import read_standing
from qikit.serving.desk.steps import STEPS
from qikit.serving.handlers import NOT_FOUND, in_marking_thread


class ExerciseHandler(DeskHandler):
    """Where an exercise stands, and a button for each step."""

    @authenticated
    async def get(self, slug: str) -> None:
        module = self.module(slug)
        standing = await in_marking_thread(read_standing, self.root, module)
        self.show_desk(
            "exercise.html",
            module,
            standing=standing,
            runs={step: runs.read_run(self.desk, slug, step) for step in STEPS},
            second=len(await in_marking_thread(hidden_marks, self.desk, slug, "")),
            did=self.get_query_argument("did", ""),
        )

    @authenticated
    async def post(self, slug: str) -> None:
        module, step = self.module(slug), self.get_body_argument("step", "")
        why = self.get_body_argument("why", "")
        if why and self.must_name_marker():
            return
        if step in STEPS:
            if why:
                question = self.get_body_argument("question", "")
                await in_marking_thread(say_why, self.desk, slug, question, why, self.marker)
            busy = runs.start(self.desk, slug, step)
            self.redirect(self.address(slug, "run", busy, waits=step if busy != step else ""))
        elif step in SHORT:
            did = await in_marking_thread(SHORT[step], self, module)
            self.redirect(self.address(slug, did=did))
        else:
            raise HTTPError(NOT_FOUND)


def _release(page: DeskHandler, module: Module) -> str:
    return "released" if release(page.root, module) else "unchanged"


SHORT: dict[str, Callable[[DeskHandler, Module], str]] = {"release": _release}
