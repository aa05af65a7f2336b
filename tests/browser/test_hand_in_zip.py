"""A learner far away downloads one zip; whoever marks takes it in elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from qikit.learn.answers import AnswerFile
from qikit.learn.course_map import load_course
from qikit.marking.arriving.take_in import take_in
from qikit.marking.desk import open_desk
from tests.course_server import CHECKOUT, CourseServer
from tests.marking.checkouts import Cohort

SLUG = "05-creativity"
NARROW = 320


@pytest.fixture
def answered(course: CourseServer) -> str:
    """One question of an exercise is answered; which."""
    question = load_course(course.root).module(SLUG).assessment.questions[0]
    AnswerFile(course.root / "learner" / SLUG).save(question.id, "a")
    return question.id


def test_one_zip_travels_by_itself(
    page: Page,
    course: CourseServer,
    answered: str,
    tmp_path: Path,
    check_access: Callable[[Page], None],
    shoot: Callable[[Page, str], None],
) -> None:
    page.goto(course.url(f"course#exercise-{SLUG}"))
    exercise = page.locator(f"#exercise-{SLUG}")
    with page.expect_download() as download:
        exercise.get_by_role("button", name="Download your hand-in as one zip").click()
    sent = tmp_path / "whatever the e-mail calls it.zip"
    download.value.save_as(sent)
    elsewhere = Cohort(tmp_path, CHECKOUT / "course").teacher
    (came,) = take_in(elsewhere, sent)
    assert (came.exercise, came.is_new, came.told) == (SLUG, True, ())
    submitted = open_desk(elsewhere).folder("submitted", SLUG, came.learner)
    assert AnswerFile(submitted).read()[answered].answer == "a"
    page.reload()
    expect(exercise).to_contain_text("Packed to be sent on")
    expect(exercise).to_contain_text(f"Send the file {download.value.suggested_filename}")
    page.set_viewport_size({"width": NARROW, "height": 640})
    check_access(page)
    shoot(page, "hand-in-zip-narrow")
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW


def test_nothing_to_pack_says_what_to_do(page: Page, course: CourseServer, answered: str) -> None:
    notebook = next((course.root / "learner" / SLUG).glob("*.ipynb"))
    page.goto(course.url(f"course#exercise-{SLUG}"))
    print(
        page.url,
        page.locator("#exercise-05-creativity").count(),
        page.locator("body").inner_text()[:1500],
    )
    hidden = notebook.rename(notebook.with_suffix(".away"))
    try:
        exercise = page.locator(f"#exercise-{SLUG}")
        exercise.get_by_role("button", name="Download your hand-in as one zip").click()
        expect(exercise.get_by_role("alert")).to_contain_text("There is nothing to hand in")
    finally:
        hidden.rename(notebook)
