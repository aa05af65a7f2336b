"""Everybody's hand-in on one page: what was mended, what was set aside, and where it stands."""

from __future__ import annotations

from tornado.web import authenticated

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
        told = {one.learner: kept_report(self.desk, slug, one.learner) for one in standing.hand_ins}
        self.show_desk("hand-ins.html", module, standing=standing, told=told)
