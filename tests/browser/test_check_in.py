"""The check-in as a learner meets it: kept at once, never judged, counted at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from qikit.learn.answers import AnswerFile
from qikit.learn.check_in import UNSURE, bank_of_course, form
from qikit.marking.learner import learner_id
from qikit.serving.places import check_in_path, folder_of
from tests.course_server import CourseServer


@pytest.fixture
def answers(course: CourseServer) -> Iterator[AnswerFile]:
    """The learner's answers, with none of the check-in's in them before and after."""
    found = AnswerFile(folder_of(course.root, check_in_path("after")))
    found.path.unlink()
    found.start()
    yield found
    found.path.unlink()
    found.start()


def test_an_answer_is_kept_and_nothing_is_said_about_it(
    page: Page, open_page: Callable[[Page, str], Page], answers: AnswerFile
) -> None:
    open_page(page, check_in_path("before"))
    first = page.locator("section.qi-question").first
    first.get_by_role("radio").first.check()
    expect(first.get_by_role("status")).to_contain_text("Saved")
    assert page.get_by_role("button", name="Check my answer").count() == 0
    assert first.locator(".qi-feedback").inner_text() == ""
    open_page(page, check_in_path("before"))
    expect(page.locator("section.qi-question").first.get_by_role("radio").first).to_be_checked()


def test_it_counts_once_all_is_answered(
    page: Page,
    course: CourseServer,
    open_page: Callable[[Page, str], Page],
    check_access: Callable[..., None],
    answers: AnswerFile,
) -> None:
    folder = folder_of(course.root, check_in_path("after"))
    asked = list(form(bank_of_course(course.root, folder), learner_id(), "after"))
    for question in asked[:-1]:
        answers.save(question.id, question.right_answer(None))
    open_page(page, check_in_path("after"))
    told = page.get_by_role("main")
    page.get_by_role("button", name="Count my answers").click()
    expect(told).to_contain_text("1 question has no answer yet")
    page.locator("section.qi-question").last.get_by_label(UNSURE.text).check()
    expect(page.locator("section.qi-question").last.get_by_role("status")).to_contain_text("Saved")
    page.get_by_role("button", name="Count my answers").click()
    expect(told).to_contain_text(f"{len(asked) - 1} of {len(asked)} were right this time")
    expect(page.get_by_role("row")).to_have_count(len(asked) // 2 + 1)
    check_access(page)
