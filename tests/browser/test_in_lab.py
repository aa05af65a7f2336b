"""In JupyterLab, where code can be seen: exercises run through; words lead to the glossary."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from qikit.learn.course_map import load_course
from tests.course_server import CHECKOUT, CourseServer

MODULE = load_course(CHECKOUT).module("03-measurement")


def in_lab(page: Page, course: CourseServer, path: str) -> None:
    page.goto(course.url(f"lab/tree/learner/{path}"))
    expect(page.get_by_role("main").get_by_role("heading", level=1).first).to_be_visible()
    kernel = page.locator(".jp-Notebook-ExecutionIndicator")  # before it is idle, Lab runs nothing
    expect(kernel).to_have_attribute("data-status", "idle")


def test_all_cells_run_although_no_question_is_answered(page: Page, course: CourseServer) -> None:
    in_lab(page, course, f"{MODULE.slug}/{MODULE.exercise.notebook}")
    page.get_by_role("menubar").get_by_text("Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    last = list(MODULE.assessment)[-1]
    page.keyboard.press("Escape")
    title = page.locator("section.qi-question .qi-title", has_text=last.title)
    expect(title).to_be_attached(timeout=60_000)


def test_a_word_leads_to_the_glossary(page: Page, course: CourseServer) -> None:
    in_lab(page, course, f"lessons/{MODULE.slug}/4-run-chart.ipynb")
    with page.expect_popup() as opened:
        page.get_by_role("link", name="median", exact=True).first.click()
    assert opened.value.url == course.url("course/glossary#median")
    expect(opened.value.get_by_text("The middle number once")).to_be_visible()
