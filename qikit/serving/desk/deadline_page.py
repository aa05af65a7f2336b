"""When an exercise is due, what is done about late work, and more time for those who need it."""

from __future__ import annotations

from tornado.web import authenticated

from qikit.learn.course_map import Module
from qikit.marking.fairness.deadlines import LateRule, read_due
from qikit.marking.fairness.due import extensions, give_extension, late_rule, set_late_rule
from qikit.serving.desk.base import DeskHandler, number, whole_number
from qikit.serving.handlers import in_marking_thread


class DeadlineHandler(DeskHandler):
    """The rule of one exercise, and its extensions."""

    @authenticated
    async def get(self, slug: str) -> None:
        if self.must_name_marker():
            return
        module = self.module(slug)
        learners = {*self.desk.learners("submitted", slug)}
        self.show_desk(
            "deadline.html",
            module,
            rule=await in_marking_thread(late_rule, self.desk, slug),
            extensions=await in_marking_thread(extensions, self.desk, slug),
            learners=sorted(learners),
        )

    @authenticated
    async def post(self, slug: str) -> None:
        if self.must_name_marker():
            return
        module = self.module(slug)
        change = {"rule": self.change_rule, "none": self.drop_rule, "more-time": self.give_time}
        step = change.get(self.get_body_argument("step", ""), self.give_time)
        await in_marking_thread(step, module)
        self.redirect(self.address(slug, "deadline"))

    def change_rule(self, module: Module) -> None:
        rule = LateRule(
            due=read_due(self.get_body_argument("due", "")),
            grace_days=whole_number(self.get_body_argument("grace", "0"), "days of grace"),
            per_cent_a_day=number(self.get_body_argument("per-day", "0"), "per cent a day"),
            at_most_per_cent=number(self.get_body_argument("at-most", "100"), "the most"),
        )
        set_late_rule(self.desk, module.slug, rule)

    def drop_rule(self, module: Module) -> None:
        set_late_rule(self.desk, module.slug, None)

    def give_time(self, module: Module) -> None:
        learner = self.get_body_argument("learner", "")
        days = whole_number(self.get_body_argument("days", ""), "the days more")
        reason = self.get_body_argument("reason", "")
        give_extension(self.desk, module.slug, learner, days, reason, self.marker)
