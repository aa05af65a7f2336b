"""Takes in hand-ins that came as files: zips, several at once, or a zip of zips."""

from __future__ import annotations

from tornado.httputil import HTTPFile
from tornado.web import authenticated

from qikit.learn.course_map import Module
from qikit.marking.arriving.take_in import Arrived, take_in_uploads
from qikit.serving.desk.base import DeskHandler
from qikit.serving.handlers import in_marking_thread


class TakeInHandler(DeskHandler):
    """Files chosen on the overview; each says itself whose it is and of which exercise."""

    @authenticated
    async def post(self) -> None:
        files = self.request.files.get("files", [])
        arrived = await in_marking_thread(self.take, files, None, "")
        self.show_desk("taken.html", arrived=arrived, to_mark=_exercises(arrived))

    @authenticated
    def get(self, *_: str) -> None:
        self.redirect(self.address())

    def take(
        self, files: list[HTTPFile], module: Module | None, learner: str
    ) -> tuple[Arrived, ...]:
        found = ((file.filename, file.body) for file in files)
        return take_in_uploads(self.root, found, module=module, learner=learner)


class TakeInForHandler(TakeInHandler):
    """Files chosen on the page of one exercise, if need be with the learner's name."""

    @authenticated
    async def post(self, slug: str) -> None:
        module, learner = self.module(slug), self.get_body_argument("learner", "")
        files = self.request.files.get("files", [])
        known = module if learner else None
        arrived = await in_marking_thread(self.take, files, known, learner)
        self.show_desk("taken.html", module, arrived=arrived, to_mark=_exercises(arrived))


def _exercises(arrived: tuple[Arrived, ...]) -> list[str]:
    """The exercises of which something new is to be marked."""
    return sorted({one.exercise for one in arrived if one.is_new})
