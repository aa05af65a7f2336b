"""How far two markers agree, what to talk about, and what was decided."""

from __future__ import annotations

from dataclasses import dataclass

from tornado.web import authenticated

from qikit.errors import QikitError
from qikit.learn.course_map import Module
from qikit.marking.desk import Desk
from qikit.marking.fairness.agreement import (
    Agreement,
    Difference,
    read_agreement,
    settle_difference,
)
from qikit.marking.fairness.reading import WrittenAnswer, written_answers
from qikit.serving.desk.base import UNPROCESSABLE, DeskHandler
from qikit.serving.desk.forms import Given, given_in
from qikit.serving.handlers import in_marking_thread


@dataclass(frozen=True, slots=True, kw_only=True)
class ToDiscuss:
    """A difference together with the answer that it is about."""

    answer: WrittenAnswer
    difference: Difference


class AgreementPage(DeskHandler):
    """What the list of differences and the page of one share."""

    def at(self, module: Module, one: ToDiscuss) -> str:
        return self.address(module.slug, "agreement", one.answer.question.id, one.answer.key)


class AgreementHandler(AgreementPage):
    """Agreement line by line, and the answers to talk about."""

    @authenticated
    async def get(self, slug: str) -> None:
        module = self.module(slug)
        agreement, discuss = await in_marking_thread(read_discussion, self.desk, slug)
        titles = {question.id: question.title for question in module.assessment}
        self.show_desk(
            "agreement.html",
            module,
            agreement=agreement,
            discuss=discuss,
            titles=titles,
            at=self.at,
        )


class SettleHandler(AgreementPage):
    """One answer with both marks, and the form for what was decided."""

    @authenticated
    async def get(self, slug: str, question_id: str, key: str) -> None:
        if self.must_name_marker():
            return
        module = self.module(slug)
        one = await self.find(module, question_id, key)
        self.show_difference(module, one, _proposal(one.difference))

    @authenticated
    async def post(self, slug: str, question_id: str, key: str) -> None:
        if self.must_name_marker():
            return
        module = self.module(slug)
        one = await self.find(module, question_id, key)
        given = given_in(self.request.body_arguments, one.answer.question)
        try:
            await in_marking_thread(self.settle, module, one, given)
        except QikitError as error:
            self.set_status(UNPROCESSABLE)
            self.show_difference(module, one, given, trouble=str(error))
            return
        self.redirect(self.address(slug, "agreement"))

    async def find(self, module: Module, question_id: str, key: str) -> ToDiscuss:
        _, discuss = await in_marking_thread(read_discussion, self.desk, module.slug)
        for one in discuss:
            if (one.answer.question.id, one.answer.key) == (question_id, key):
                return one
        raise QikitError("The two marks of this answer do not differ, or not any more.")

    def settle(self, module: Module, one: ToDiscuss, given: Given) -> None:
        settle_difference(
            self.desk,
            module.slug,
            one.answer.learner,
            one.answer.question.id,
            given.levels,
            given.reason,
            self.marker,
            comment=given.comment,
        )

    def show_difference(
        self, module: Module, one: ToDiscuss, given: Given, *, trouble: str = ""
    ) -> None:
        self.show_desk(
            "settle.html",
            module,
            answer=one.answer,
            difference=one.difference,
            given=given,
            trouble=trouble,
        )


def read_discussion(desk: Desk, exercise: str) -> tuple[Agreement, tuple[ToDiscuss, ...]]:
    """Read how two markers agree, and the answers on which they do not."""
    agreement = read_agreement(desk, exercise)
    answers = {(each.learner, each.question.id): each for each in written_answers(desk, exercise)}
    discuss = tuple(
        ToDiscuss(answer=answers[each.learner, each.question_id], difference=each)
        for each in agreement.discuss
        if (each.learner, each.question_id) in answers
    )
    return agreement, discuss


def _proposal(difference: Difference) -> Given:
    """Start from what was settled, else from the levels on which both agree."""
    if difference.settled:
        return Given.of(difference.settled, reason=difference.settled.reason)
    apart = {one.criterion for one, _ in difference.apart}
    levels = {
        each.criterion: each.level
        for each in difference.first.levels
        if each.criterion not in apart
    }
    return Given(levels=levels, comment=difference.first.comment)
