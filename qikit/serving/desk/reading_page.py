"""Read one written answer at a time, and mark it by its rubric."""

from __future__ import annotations

from typing import ClassVar

from tornado.web import authenticated

from qikit.errors import QikitError
from qikit.learn.course_map import Module
from qikit.marking.fairness.blind import check_may_mark_first
from qikit.marking.fairness.comments import BankComment, comments_for
from qikit.marking.fairness.names import is_anonymous, set_anonymous
from qikit.marking.fairness.rubric_marks import save_rubric_mark
from qikit.marking.fairness.undo import take_back
from qikit.serving.desk.base import UNPROCESSABLE, DeskHandler
from qikit.serving.desk.forms import Given, given_in
from qikit.serving.desk.queue import Item, Queue, first_queue
from qikit.serving.handlers import in_marking_thread

PLACE_COOKIE = "qi-place-"


class ReadingPage(DeskHandler):
    """What the list of answers, the next one and the page of one answer share."""

    part: ClassVar[str] = "answers"

    def read(self, module: Module) -> Queue:
        """What there is to read."""
        return first_queue(self.desk, module.slug, self.marker)

    async def queue(self, module: Module) -> Queue:
        return await in_marking_thread(self.read, module)

    def at(self, module: Module, item: Item, **query: str) -> str:
        """The address of the page on which an answer is read."""
        part = "second" if item.is_blind else self.part
        return self.address(module.slug, part, *item.place.split("/", 1), **query)

    def last(self, module: Module, queue: Queue) -> Item | None:
        """Where reading was left off in this browser."""
        return queue.find(self.get_cookie(self._cookie(module)) or "")

    def remember(self, module: Module, item: Item) -> None:
        """Remember where reading is, to come back to."""
        here = self.address(module.slug)
        self.set_cookie(
            self._cookie(module), item.place, path=here, httponly=True, samesite="Strict"
        )

    async def show_list(self, template: str, module: Module, **more: object) -> None:
        """Write a list of answers: which are read, which wait, and where reading was left off."""
        queue = await self.queue(module)
        self.show_desk(
            template,
            module,
            queue=queue,
            last=self.last(module, queue),
            at=self.at,
            saved=queue.find(self.get_query_argument("saved", "")),
            **more,
        )

    def _cookie(self, module: Module) -> str:
        return f"{PLACE_COOKIE}{self.part}-{module.slug}"


class AnswersHandler(ReadingPage):
    """The list of written answers: what is read, what waits, and where you were."""

    @authenticated
    async def get(self, slug: str) -> None:
        if self.must_name_marker():
            return
        module = self.module(slug)
        hidden = await in_marking_thread(is_anonymous, self.desk, slug)
        await self.show_list("answers.html", module, is_anonymous=hidden)

    @authenticated
    async def post(self, slug: str) -> None:
        module = self.module(slug)
        hide = self.get_body_argument("names", "") == "hide"
        await in_marking_thread(set_anonymous, self.desk, module.slug, hide)
        self.redirect(self.address(slug, "answers"))


class NextAnswerHandler(ReadingPage):
    """Goes to the next answer that waits, from where reading was left off."""

    @authenticated
    async def get(self, slug: str) -> None:
        if self.must_name_marker():
            return
        module = self.module(slug)
        queue = await self.queue(module)
        item = queue.next_waiting(self.last(module, queue))
        self.redirect(self.at(module, item) if item else self.address(slug, self.part))


class AnswerHandler(ReadingPage):
    """One answer, its rubric beside it, and the way to the next."""

    @authenticated
    async def get(self, slug: str, question_id: str, key: str) -> None:
        if self.must_name_marker():
            return
        module = self.module(slug)
        queue = await self.queue(module)
        item = queue.get(question_id, key)
        if item.is_blind:
            self.redirect(self.at(module, item))
            return
        self.remember(module, item)
        await self.show_answer(module, queue, item, Given.of(item.mark))

    @authenticated
    async def post(self, slug: str, question_id: str, key: str) -> None:
        if self.must_name_marker():
            return
        module = self.module(slug)
        queue = await self.queue(module)
        item = queue.get(question_id, key)
        given = given_in(self.request.body_arguments, item.answer.question)
        try:
            await in_marking_thread(self.save, module, item, given)
        except QikitError as error:
            self.set_status(UNPROCESSABLE)
            await self.show_answer(module, queue, item, given, trouble=str(error))
            return
        following = queue.next_waiting(item)
        if following:
            self.redirect(self.at(module, following, saved=item.place))
        else:
            self.redirect(self.address(slug, self.part, saved=item.place))

    def save(self, module: Module, item: Item, given: Given) -> None:
        if item.mark and item.mark.uid != self.get_body_argument("seen", ""):
            raise QikitError(
                f"{item.mark.marker} marked this while you were reading: {item.mark.points:g} "
                f"of {item.mark.possible:g}.",
                todo="Save once more if yours is to stand.",
            )
        answer = (self.desk, module.slug, item.answer.learner, item.answer.question.id)
        check_may_mark_first(*answer, self.marker)
        save_rubric_mark(*answer, given.levels, given.comment, self.marker, reason=given.reason)

    def comments(self, module: Module, item: Item) -> tuple[BankComment, ...]:
        """Comments to pick from."""
        return comments_for(self.desk, module.slug, item.answer.question.id)

    async def show_answer(
        self, module: Module, queue: Queue, item: Item, given: Given, *, trouble: str = ""
    ) -> None:
        bank = await in_marking_thread(self.comments, module, item)
        before, after = queue.beside(item)
        self.show_desk(
            "answer.html",
            module,
            queue=queue,
            item=item,
            before=before,
            after=after,
            skip=queue.next_waiting(item),
            given=given,
            bank=bank,
            trouble=trouble,
            saved=queue.find(self.get_query_argument("saved", "")),
            at=self.at,
            part=self.part,
        )


class UndoHandler(ReadingPage):
    """Takes back the mark that was just given."""

    @authenticated
    async def post(self, slug: str, question_id: str, key: str) -> None:
        module = self.module(slug)
        item = (await self.queue(module)).get(question_id, key)
        uid = self.get_body_argument("mark", "")
        given = (self.desk, slug, item.answer.learner, question_id, uid)
        await in_marking_thread(take_back, *given)
        self.redirect(self.at(module, item))
