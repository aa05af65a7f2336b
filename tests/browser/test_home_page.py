"""The course home page: what the map says, for every window, hand and eye."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from qikit.learn.answers import AnswerFile
from qikit.learn.course_map import Module, load_course
from tests.course_server import CourseServer

NARROW = 320


@pytest.fixture
def module(course: CourseServer) -> Module:
    return load_course(course.root).modules[0]


@pytest.fixture(autouse=True)
def lessons(course: CourseServer, module: Module) -> Iterator[Path]:
    """The folder of a module's lessons with no answer in it; what was there comes back after."""
    folder = course.root / "learner" / "lessons" / module.slug
    kept = AnswerFile(folder).path.read_bytes()
    AnswerFile(folder).path.unlink()
    yield folder
    AnswerFile(folder).path.write_bytes(kept)


@pytest.fixture
def home(page: Page, course: CourseServer, lessons: Path) -> Page:
    page.goto(course.url("course"))
    return page


def test_it_says_what_the_map_says(home: Page, module: Module) -> None:
    expect(home).to_have_title(load_course(module.root.parent).title)
    expect(home.locator("html")).to_have_attribute("lang", "en-GB")
    card = home.locator("article").first
    expect(card.get_by_role("heading", name=module.title)).to_be_visible()
    expect(card).to_contain_text(module.why)
    titles = card.locator(".lesson-line a").all_inner_texts()
    assert titles == [lesson.title for lesson in module.lessons]
    for outcome in module.outcomes.values():
        expect(card.get_by_text(outcome.text)).to_be_visible()


def test_progress_is_counted_from_the_saved_answers(
    home: Page, module: Module, lessons: Path
) -> None:
    card, count = home.locator("article").first, len(module.lessons)
    expect(card.get_by_text(f"0 of {count} lessons done")).to_be_visible()
    for question in module.practice:
        if question.lesson == 1:
            AnswerFile(lessons).save(question.id, "a")
    home.reload()
    expect(card.get_by_text(f"1 of {count} lessons done")).to_be_visible()
    expect(card.locator(".lesson-line").first).to_contain_text("Done")
    expect(home.locator(".next-step a")).to_have_text(f"Continue: {module.lessons[1].title}")


def test_all_of_it_works_by_keyboard(home: Page) -> None:
    home.keyboard.press("Tab")
    expect(home.locator(":focus")).to_have_text("Skip to the page")
    reached = [home.locator(":focus").inner_text()]
    controls = home.locator("a[href]:visible, button:visible, summary:visible").count()
    for _ in range(controls - 1):
        home.keyboard.press("Tab")
        focused = home.locator(":focus")
        assert focused.evaluate("node => getComputedStyle(node).outlineStyle") == "solid"
        reached.append(focused.inner_text())
    assert any(text.startswith("Open in Lab") for text in reached)
    assert any(text.startswith("Mark written answers") for text in reached)


def test_the_skip_link_leads_past_the_header(home: Page) -> None:
    home.keyboard.press("Tab")
    home.keyboard.press("Enter")
    expect(home.locator("main")).to_be_focused()


def test_nothing_sticks_out_of_a_narrow_window(home: Page) -> None:
    home.set_viewport_size({"width": NARROW, "height": 640})
    assert home.evaluate("document.documentElement.scrollWidth") <= NARROW


def test_every_target_is_big_enough_for_a_thumb(phone: Page, course: CourseServer) -> None:
    phone.goto(course.url("course"))
    low = phone.eval_on_selector_all(
        "a[href], button, summary",
        """nodes => nodes.filter(node => node.offsetParent && !node.classList.contains("skip"))
            .map(node => [node.textContent, node.getBoundingClientRect().height])
            .filter(([, height]) => height < 24)""",
    )
    assert low == []


@pytest.mark.parametrize(
    "path",
    [
        "course",
        "course/glossary",
        "course/certificate",
        "course/about/programme",
        "course/teach/notes/03-measurement",
        "course/teach/marking/03-measurement",
        "course/workshop",
        "course/workshop/poll",
        "course/nowhere",
    ],
)
def test_axe_finds_nothing_grave(
    page: Page,
    course: CourseServer,
    path: str,
    check_access: Callable[..., None],
    shoot: Callable[[Page, str], None],
) -> None:
    page.goto(course.url(path))
    check_access(page)
    shoot(page, path.replace("/", "-"))
    page.set_viewport_size({"width": NARROW, "height": 640})
    check_access(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW


def test_pictures_of_a_laptop_and_a_phone(
    phone: Page, course: CourseServer, shoot: Callable[[Page, str], None]
) -> None:
    phone.goto(course.url("course"))
    expect(phone.locator("h1")).to_be_visible()
    shoot(phone, "course-phone")


def test_it_needs_no_javascript(
    new_window: Callable[..., Page], course: CourseServer, module: Module
) -> None:
    window = new_window(java_script_enabled=False)
    window.goto(course.url("course"))
    expect(window.get_by_role("link", name=module.lessons[0].title).first).to_be_visible()
    outcome = next(iter(module.outcomes.values()))
    expect(window.get_by_text(outcome.text)).to_be_visible()
    window.locator("summary").first.click()
    expect(window.get_by_text(outcome.text)).to_be_hidden()
