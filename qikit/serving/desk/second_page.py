"""A second pair of eyes: a sample by lot, marked again without sight of the first marks."""

from __future__ import annotations

from tornado.web import authenticated

from qikit.learn.course_map import Module
from qikit.marking.fairness.blind import hidden_marks
from qikit.marking.fairness.comments import BankComment
from qikit.marking.fairness.second_marking import (
    choose_sample,
    end_second_marking,
    sample_of,
    save_second_mark,
)
from qikit.serving.desk.base import whole_number
from qikit.serving.desk.forms import Given
from qikit.serving.desk.queue import Item, Queue, second_queue
from qikit.serving.desk.reading_page import AnswerHandler, NextAnswerHandler, ReadingPage
from qikit.serving.handlers import in_marking_thread

USUAL_SAMPLE = 6


class SecondPage(ReadingPage):
    """What the pages of second marking share."""

    part = "second"

    def read(self, module: Module) -> Queue:
        return second_queue(self.desk, module.slug, self.marker)


class SecondMarkingHandler(SecondPage):
    """Draws the sample, and lists what of it this marker may read."""

    @authenticated
    async def get(self, slug: str) -> None:
        if self.must_name_marker():
            return
        module = self.module(slug)
        sample = await in_marking_thread(sample_of, self.desk, slug)
        left = len(await in_marking_thread(hidden_marks, self.desk, slug, ""))
        await self.show_list("second.html", module, sample=sample, usual=USUAL_SAMPLE, left=left)

    @authenticated
    async def post(self, slug: str) -> None:
        module = self.module(slug)
        if self.get_body_argument("step", "") == "end":
            await in_marking_thread(end_second_marking, self.desk, module.slug)
        else:
            size = whole_number(self.get_body_argument("size", ""), "the size of the sample")
            await in_marking_thread(choose_sample, self.desk, module.slug, size)
        self.redirect(self.address(slug, "second"))


class NextSecondHandler(SecondPage, NextAnswerHandler):
    """Goes to the next answer of the sample that this marker has not marked."""


class SecondAnswerHandler(SecondPage, AnswerHandler):
    """One answer of the sample, without anybody else's marks."""

    def comments(self, module: Module, item: Item) -> tuple[BankComment, ...]:
        """Only those made from the rubric: a comment used before would tell what was given."""
        return tuple(each for each in super().comments(module, item) if not each.uses)

    def save(self, module: Module, item: Item, given: Given) -> None:
        save_second_mark(
            self.desk,
            module.slug,
            item.answer.learner,
            item.answer.question.id,
            given.levels,
            given.comment,
            self.marker,
        )
