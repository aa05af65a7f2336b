"""Every lesson, exercise and app as a page without code."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Page, expect

from qikit.learn.course_map import load_course
from qikit.serving.places import app_path, check_in_path, exercise_path, lesson_path
from tests.course_server import CHECKOUT, CourseServer

NARROW = 320
HEAVIEST = 5.3  # megabytes; a stock Voilà page with the same widgets has more than ten


def every_page() -> Iterator[str]:
    """The path of each page that the map names, from the root of the course."""
    course = load_course(CHECKOUT)
    for module in course.modules:
        yield from (lesson_path(module.slug, lesson.file) for lesson in module.lessons)
        if module.exercise:
            yield exercise_path(module.slug, module.exercise.notebook)
    yield from (app_path(name) for name in course.apps)
    yield from (check_in_path(which) for which in ("before", "after"))


@pytest.mark.parametrize("path", list(every_page()), ids=lambda path: Path(path).stem)
def test_a_page_is_ready_for_everybody(
    path: str,
    page: Page,
    course: CourseServer,
    open_page: Callable[[Page, str], Page],
    check_access: Callable[..., None],
    shoot: Callable[[Page, str], None],
) -> None:
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    open_page(page, path)
    shoot(page, Path(path).stem)
    assert megabytes(page) < HEAVIEST
    notebook = nbformat.read(course.root / path, as_version=4)
    assert_it_says_what_it_is(page, notebook)
    assert_it_shows_no_code(page, notebook)
    assert_every_picture_has_words(page)
    page.set_viewport_size({"width": NARROW, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW
    check_access(page)
    shoot(page, f"{Path(path).stem}-phone")
    assert broken == []


def test_a_chart_wider_than_a_phone_says_that_it_goes_on(
    phone: Page, open_page: Callable[[Page, str], Page], shoot: Callable[[Page, str], None]
) -> None:
    open_page(phone, lesson_path("03-measurement", "6-choose-freeze-rebase.ipynb"))
    frame = phone.get_by_role("group", name="Chart").first
    expect(frame).to_have_attribute("data-more", "")
    shoot(phone, "chart-on-a-phone")
    phone.set_viewport_size({"width": 1366, "height": 768})
    expect(frame).not_to_have_attribute("data-more", "")


def assert_it_says_what_it_is(page: Page, notebook: nbformat.NotebookNode) -> None:
    title = notebook.cells[0].source.splitlines()[0].removeprefix("# ")
    expect(page).to_have_title(title)
    expect(page.locator("html")).to_have_attribute("lang", "en-GB")
    assert page.locator("h1").all_inner_texts() == [title]
    expect(page.get_by_role("banner").get_by_role("link", name="Course home")).to_be_visible()


def assert_it_shows_no_code(page: Page, notebook: nbformat.NotebookNode) -> None:
    shown = page.locator("main").inner_text()
    assert "Something on this page did not work" not in shown
    assert "Traceback" not in shown
    assert "Error" not in shown
    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert cell.source.strip() not in shown


def assert_every_picture_has_words(page: Page) -> None:
    pictures = page.eval_on_selector_all(
        "main img, main svg[role=img]",
        """nodes => nodes.filter(node => node.getAttribute("role") !== "presentation").map(node =>
            node.alt || node.getAttribute("aria-label") || node.querySelector("title")?.textContent
            || node.outerHTML.slice(0, 200))""",
    )
    assert [words for words in pictures if words.startswith("<")] == []


def megabytes(page: Page) -> float:
    """What the page loaded, before compression."""
    loaded = "performance.getEntriesByType('resource').map(one => one.decodedBodySize)"
    return sum(page.evaluate(loaded)) / 1e6


def test_the_text_is_there_first_and_leads_on(page: Page, course: CourseServer) -> None:
    module = load_course(course.root).modules[0]
    first, second = (lesson_path(module.slug, lesson.file) for lesson in module.lessons[:2])
    page.goto(course.url(f"voila/render/{first}"), wait_until="commit")
    expect(page.get_by_role("heading", level=1)).to_have_accessible_name(module.lessons[0].title)
    expect(page.locator("#getting-ready")).to_have_text(re.compile("Getting this page ready"))
    page.wait_for_selector("html[data-ready]", state="attached")
    expect(page.locator("#getting-ready")).to_be_hidden()
    in_text = page.locator("main").get_by_role("link", name=module.lessons[1].title)
    on_page = page.get_by_role("navigation", name="Lessons").get_by_role("link", name="Next")
    for link in (in_text, on_page):
        assert link.evaluate("node => node.href") == course.url(f"voila/render/{second}")
