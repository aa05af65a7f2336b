"""Everybody's hand-in on one page: what was mended, what was set aside, and where it stands."""

from __future__ import annotations

from tornado.web import authenticated

from qikit.errors import QikitError
from qikit.learn.course_map import Module
from qikit.marking.arriving.place import dismiss_aside, read_mendings, set_aside
from qikit.marking.arriving.take_in import Arrived, take_in
from qikit.marking.fairness.blind import hidden_marks
from qikit.marking.grading.reports import kept_report
from qikit.serving.desk.base import DeskHandler
from qikit.serving.desk.standing import read_standing
from qikit.serving.handlers import in_marking_thread


class HandInsHandler(DeskHandler):
    """Every hand-in of an exercise."""

    @authenticated
    async def get(self, slug: str) -> None:
        module = self.module(slug)
        standing = await in_marking_thread(read_standing, self.root, module)
        told = {
            one.learner: (
                *read_mendings(self.desk, slug, one.learner),
                *kept_report(self.desk, slug, one.learner),
            )
            for one in standing.hand_ins
        }
        hidden = await in_marking_thread(hidden_marks, self.desk, slug, self.marker)
        self.show_desk(
            "hand-ins.html",
            module,
            standing=standing,
            told=told,
            hidden={learner for learner, _ in hidden},
        )

    @authenticated
    async def post(self, slug: str) -> None:
        """Take a hand-in that was set aside in again, now that somebody knows whose it is.

        Or take it off the list, where nothing is to be done about it.
        """
        module, learner = self.module(slug), self.get_body_argument("learner", "").strip()
        key = self.get_body_argument("key", "")
        if self.get_body_argument("do", "") == "dismiss":
            await in_marking_thread(dismiss_aside, self.desk, key)
            self.redirect(self.address(slug, "hand-ins"))
            return
        arrived = await in_marking_thread(self.take_again, module, key, learner)
        self.show_desk(
            "taken.html", module, arrived=arrived, to_mark=[slug] * any(a.is_new for a in arrived)
        )

    def take_again(self, module: Module, key: str, learner: str) -> tuple[Arrived, ...]:
        if not learner:
            raise QikitError("Nobody is named.", todo="Write the learner's name.")
        for one in set_aside(self.desk, module.slug):
            if one.key == key and one.original.is_file():
                return take_in(self.root, one.original, module=module, learner=learner)
        raise QikitError("This hand-in is not set aside any more.")
