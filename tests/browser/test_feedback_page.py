"""The feedback page as a learner sees it: on a laptop, on a phone, on the narrowest screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from qikit.learn.answers import AnswerFile
from qikit.learn.course_map import load_course
from qikit.marking.fairness.deadlines import Lateness, LateRule
from qikit.marking.fairness.rubric import written_questions
from qikit.marking.fairness.rubric_marks import make_mark
from qikit.marking.fairness.versions import Change, Version
from qikit.marking.page import build_page
from qikit.marking.page_values import Beside
from qikit.marking.render import render
from qikit.marking.results import Mark, Result
from tests.browser.conftest import LAPTOP, PHONE
from tests.marking.checkouts import REPOSITORY
from tests.marking.solutions import give, wrong_answers

NARROW = {"viewport": {"width": 320, "height": 640}}
WORDS = "We counted every patient who came by ambulance. " * 4 + "Abcdefghijklmnopqrstuvwxyz" * 4


@pytest.fixture(scope="module")
def html(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A page on which everything happens: module 3, half right, late, mended, and marked again."""
    course = load_course(REPOSITORY)
    module, questions = course.modules[2], course.modules[2].assessment
    folder = tmp_path_factory.mktemp("answers")
    AnswerFile(folder).start()
    give(folder, {each.question_id: each.answer for each in wrong_answers(questions)})
    first, second = written_questions(questions)
    give(folder, {first.id: WORDS, second.id: "A short answer, in a few words."})
    levels = {line.criterion: at % len(line.levels) for at, line in enumerate(first.rubric)}
    given = make_mark(
        first, levels, exercise=module.slug, learner="anna", role="first", marker="Jo",
        comment="", reason="", words=WORDS, before=(),
    )  # fmt: skip
    marks = [Mark(question_id=q.id, marks=q.points * (at % 3) / 2, possible=q.points)
             for at, q in enumerate(questions)]  # fmt: skip
    comment = "You say who counts.\nWhat would you do with a missing time?"
    known = {
        first.id: Mark(question_id=first.id, marks=given.points, possible=6, comment=comment),
        second.id: Mark(question_id=second.id, marks=0, possible=6, needs_person=True),
    }
    due = datetime(2026, 5, 4, 17).astimezone()
    late = Lateness(rule=LateRule(due=due, grace_days=1, per_cent_a_day=5),
                    handed_in=due + timedelta(days=2))  # fmt: skip
    page = build_page(
        module, questions, AnswerFile(folder),
        Result(learner="anna", marks=tuple(known.get(mark.question_id, mark) for mark in marks)),
        Beside(handed_in="6 May 2026 at 17:00", marks={first.id: given}, lateness=late,
               mended=(f"“{first.title}”: the part that is marked was missing and was put back.",),
               next_module=course.modules[3]),
    )  # fmt: skip
    changes = (
        Change(question_id=first.id, what="marks", old="1 of 6", new="3 of 6", why="Read again."),
        Change(question_id=first.id, what="comment", old="", new=comment, why="Read again."),
    )
    page = replace(page, version=Version(number=2, changes=changes))
    return render(page, version=course.version, made=date(2026, 5, 7))


@pytest.mark.parametrize("size", [LAPTOP, PHONE, NARROW], ids=["laptop", "phone", "narrow"])
def test_the_feedback_page_can_be_read_by_everybody(
    browser: Browser, html: str, size: dict, tmp_path: Path, check_access, shoot, request
) -> None:
    path = tmp_path / "feedback.html"
    path.write_text(html, encoding="utf-8")
    context = browser.new_context(bypass_csp=True, **size)
    window = context.new_page()
    window.goto(path.as_uri())
    check_access(window)
    shoot(window, request.node.name)
    wide = window.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    assert not wide, "the page has to be moved sideways"
    levels = window.locator("h1, h2, h3").evaluate_all("all => all.map(one => +one.tagName[1])")
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert window.get_by_role("heading", name="What changed since your last page").is_visible()
    assert window.get_by_text("The next level up:").first.is_visible()
    context.close()
