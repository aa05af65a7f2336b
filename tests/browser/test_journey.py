"""The whole way: a learner learns, answers, hands in; an Associate marks; the learner reads."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from qikit.learn.course_map import load_course
from tests.course_server import CHECKOUT, CourseServer
from tests.formgrader_page import type_until_kept

MODULE = load_course(CHECKOUT).module("03-measurement")
CHOICE = MODULE.assessment.get("q02-two-points")
WRITTEN = MODULE.assessment.get("q06-write-definition")
MARKED_LATER = MODULE.assessment.get("q12-icons")
ANSWER = "Minutes from asking for pain relief to having it; all adults; every week; ward sister."
COMMENT = "You say who counts. Where does the clock start?"
MARKS = "3"
MARKING = 120_000  # milliseconds, on a busy machine


def question(window: Page, title: str) -> Locator:
    return window.locator("section.qi-question").filter(
        has=window.locator(".qi-title", has_text=title)
    )


def ready(window: Page) -> None:
    window.wait_for_selector("html[data-ready]", state="attached")


def test_from_the_first_lesson_to_the_feedback(
    page: Page,
    course: CourseServer,
    check_access: Callable[..., None],
    shoot: Callable[[Page, str], None],
) -> None:
    learn_the_first_lesson(page, course)
    answer_the_exercise(page, course)
    find_everything_again(page)
    hand_in(page, course)
    collect_and_mark(page, course)
    mark_what_was_written(page)
    give_feedback(page, course)
    read_the_feedback(page, course)
    check_access(page)
    shoot(page, "feedback")
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    shoot(page, "feedback-phone")
    put_it_on_a_certificate(page, course, check_access, shoot)


def learn_the_first_lesson(page: Page, course: CourseServer) -> None:
    page.goto(course.url("course"))
    card = page.get_by_role("article", name=MODULE.title)
    card.get_by_text("Lessons and exercise").click()
    card.get_by_role("link", name=MODULE.lessons[0].title, exact=True).click()
    ready(page)
    guess = question(page, "What happened in March?")
    guess.get_by_role("radio").first.check()
    expect(guess.get_by_role("status")).to_contain_text("Saved")
    guess.get_by_role("button", name="That is my guess").click()
    expect(guess.locator("figure").first).to_be_visible()
    play = page.locator("section.qi-panel")
    play.get_by_label("Compare with").select_option(label="December 2018")
    expect(play.get_by_role("status")).to_contain_text("December 2018 has 31")
    page.get_by_role("banner").get_by_role("link", name="Course home").click()
    expect(card).to_contain_text("1 of 3")


def answer_the_exercise(page: Page, course: CourseServer) -> None:
    page.get_by_role("link", name="Exercise of module 3", exact=True).click()
    ready(page)
    asked = question(page, CHOICE.title)
    wrong = next(option for option in CHOICE.options if not option.right)
    right = next(option for option in CHOICE.options if option.right)
    asked.get_by_role("radio", name=wrong.text).check()
    asked.get_by_role("button", name="Check my answer").click()
    expect(asked.locator(".qi-feedback")).to_contain_text("Look again")
    expect(asked.locator(".qi-feedback")).to_contain_text(wrong.hint)
    asked.get_by_role("radio", name=right.text).check()
    asked.get_by_role("button", name="Check my answer").click()
    expect(asked.locator(".qi-feedback")).to_contain_text("Right")
    written = question(page, WRITTEN.title)
    written.get_by_role("textbox").fill(ANSWER)
    expect(written.get_by_role("status")).to_contain_text("Saved")
    later = question(page, MARKED_LATER.title)
    assert later.get_by_role("button", name="Check my answer").count() == 0
    later.get_by_role("radio").last.check()
    expect(later.get_by_role("status")).to_contain_text("Saved")


def find_everything_again(page: Page) -> None:
    page.reload()
    ready(page)
    right = next(option for option in CHOICE.options if option.right)
    expect(question(page, CHOICE.title).get_by_role("radio", name=right.text)).to_be_checked()
    expect(question(page, WRITTEN.title).get_by_role("textbox")).to_have_value(ANSWER)


def hand_in(page: Page, course: CourseServer) -> None:
    page.goto(course.url("course"))
    page.get_by_role("button", name="Hand in the exercise").click()
    expect(page.get_by_role("main")).to_contain_text(re.compile("handed in", re.IGNORECASE))


def collect_and_mark(page: Page, course: CourseServer) -> None:
    page.goto(course.url("course"))
    page.get_by_role("link", name="Marking desk").click()
    page.get_by_role("link", name=MODULE.title).click()
    expect(page.get_by_role("main")).to_contain_text("1 learner has handed in")
    page.get_by_role("button", name="Collect and mark").click()
    told = page.get_by_role("status")
    expect(told).to_contain_text("1 newly marked.", timeout=MARKING)
    page.get_by_role("link", name="Go on").click()
    expect(page.get_by_role("main")).to_contain_text("1 answer of 1 learner to be read by a person")


def mark_what_was_written(page: Page) -> None:
    page.get_by_role("link", name="formgrader").click()
    page.get_by_role("link", name=Path(MODULE.exercise.notebook).stem, exact=True).click()
    page.get_by_role("link", name="Submission #1").click()
    expect(page.get_by_text(ANSWER)).to_be_visible()
    page.wait_for_load_state("networkidle")  # until then formgrader does not listen
    assert type_until_kept(page, f"#{WRITTEN.id}-comment", COMMENT, "/formgrader/api/comment/").ok
    assert type_until_kept(page, f"#{WRITTEN.id}", MARKS, "/formgrader/api/grade/").ok


def give_feedback(page: Page, course: CourseServer) -> None:
    page.goto(course.url(f"course/teach/marking/{MODULE.slug}"))
    page.get_by_role("button", name="Give feedback").click()
    expect(page.get_by_role("status")).to_contain_text("1 given back.", timeout=MARKING)


def read_the_feedback(page: Page, course: CourseServer) -> None:
    page.goto(course.url("course"))
    page.get_by_role("link", name="Read your feedback").click()
    told = page.get_by_role("main")
    expect(told).to_contain_text(ANSWER)
    expect(told).to_contain_text(COMMENT)
    expect(told).to_contain_text(f"{MARKS} of {WRITTEN.points}")
    assert "Traceback" not in page.content()
    assert WRITTEN.example not in page.content()


def put_it_on_a_certificate(
    page: Page,
    course: CourseServer,
    check_access: Callable[..., None],
    shoot: Callable[[Page, str], None],
) -> None:
    page.goto(course.url("course"))
    page.get_by_role("link", name="Your certificate").click()
    page.get_by_label("Your name").fill("Anna Lee")
    page.get_by_label("What do you do differently now?").fill("I ask first.")
    page.get_by_role("button", name="Make the page").click()
    expect(page.get_by_role("alert")).to_contain_text("You have 3 so far.")
    check_access(page)
    shoot(page, "certificate-form-phone")
    page.get_by_label("What do you do differently now?").fill("I ask before I tell. " * 8)
    page.get_by_role("button", name="Make the page").click()
    expect(page).to_have_title("Certificate: Anna Lee")
    expect(page.get_by_role("main")).to_contain_text("It is not an accreditation")
    check_access(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name=re.compile("Module 3"))).to_be_visible()
    expect(page.get_by_text("This page is kept nowhere.")).to_be_hidden()
