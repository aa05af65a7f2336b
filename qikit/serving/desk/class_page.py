"""How a class did: by outcome, the commonest slips, and what to teach again."""

from __future__ import annotations

from tornado.web import authenticated

from qikit.learn.course_map import Module
from qikit.marking.class_results.advice import TeachAgain, teach_again
from qikit.marking.class_results.results import ClassResults, class_results
from qikit.serving.desk.base import DeskHandler
from qikit.serving.handlers import in_marking_thread


class ClassHandler(DeskHandler):
    """The class as a whole; nobody is named."""

    @authenticated
    async def get(self, slug: str) -> None:
        module = self.module(slug)
        results, advice = await in_marking_thread(self.count, module)
        self.show_desk("class.html", module, results=results, advice=advice)

    def count(self, module: Module) -> tuple[ClassResults, tuple[TeachAgain, ...]]:
        results = class_results(self.desk, module)
        return results, teach_again(module, results)
