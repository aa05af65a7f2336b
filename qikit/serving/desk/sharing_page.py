"""Sends marks out and takes marks in: spreadsheets, another marker's file, who belongs where."""

from __future__ import annotations

from typing import Any

from tornado.web import HTTPError, authenticated

from qikit.errors import QikitError
from qikit.learn.course_map import Module
from qikit.marking.exports.roster import load_roster, save_roster
from qikit.marking.fairness.names import labels
from qikit.marking.merging.conflicts import open_conflicts, settle
from qikit.marking.merging.merge import merge_marks
from qikit.serving.desk.base import DeskHandler
from qikit.serving.desk.plural import count
from qikit.serving.handlers import NOT_FOUND, in_marking_thread


class SharingHandler(DeskHandler):
    """Everything that leaves the desk of one exercise, and everything that comes back to it."""

    @authenticated
    async def get(self, slug: str) -> None:
        if self.must_name_marker():
            return
        await self.show_sharing(self.module(slug))

    @authenticated
    async def post(self, slug: str) -> None:
        if self.must_name_marker():
            return
        module = self.module(slug)
        steps = {"merge": self.merge, "roster": self.keep_roster, "settle": self.settle}
        step = steps.get(self.get_body_argument("step", ""))
        if step is None:
            raise HTTPError(NOT_FOUND)
        await self.show_sharing(module, news=await in_marking_thread(step, module))

    async def show_sharing(self, module: Module, *, news: str = "") -> None:
        self.show_desk(
            "sharing.html", module, news=news, **await in_marking_thread(self.gather, module)
        )

    def gather(self, module: Module) -> dict[str, Any]:
        """What the page says."""
        conflicts = open_conflicts(self.desk, module.slug)
        learners = {one.theirs.learner for one in conflicts}
        return {
            "conflicts": conflicts,
            "labels": labels(self.desk, module.slug, learners),
            "titles": {question.id: question.title for question in module.assessment},
            "roster": load_roster(self.desk),
        }

    def merge(self, module: Module) -> str:
        return merge_marks(self.desk, module.slug, self.uploaded(), self.marker).as_text()

    def keep_roster(self, module: Module) -> str:
        people = save_roster(self.desk, self.uploaded()).people
        return f"The partner of {count(len(people), 'learner')} is known now."

    def settle(self, module: Module) -> str:
        uid, _, choice = self.get_body_argument("choice", "").partition(" ")
        if choice == "ours":
            settle(self.desk, module.slug, uid, "ours", self.marker)
            return "Settled: our mark stands."
        settle(self.desk, module.slug, uid, "theirs", self.marker)
        return "Settled: their mark stands."

    def uploaded(self) -> bytes:
        """The one file that was chosen."""
        files = self.request.files.get("file", [])
        if not files:
            raise QikitError("No file was chosen.", todo="Choose one, then try again.")
        return bytes(files[0].body)
