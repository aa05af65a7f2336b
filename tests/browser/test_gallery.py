"""The gallery in a real browser: pictures, words, phone width, and an app that answers."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from qikit.learn.course_map import load_course
from tests.course_server import CourseServer


def test_every_app_and_tool_of_the_map_has_words_and_a_picture(
    page: Page, course: CourseServer, check_access: Callable[..., None], shoot: Callable[..., None]
) -> None:
    page.goto(course.url("course/apps"))
    on_the_map = load_course(course.root)
    entries = len(on_the_map.apps) + sum(len(module.tools) for module in on_the_map.modules)
    expect(page.locator(".exhibit")).to_have_count(entries)
    expect(page.locator(".exhibit p:empty")).to_have_count(0)
    for name, entry in on_the_map.apps.items():
        link = page.get_by_role("link", name=entry.title, exact=True)
        assert link.get_attribute("href").endswith(f"{name}.ipynb")
    page.evaluate("document.querySelectorAll('img').forEach((one) => { one.loading = 'eager' })")
    page.wait_for_function("[...document.images].every((one) => one.complete)")
    broken = (
        "[...document.images].filter((one) => !one.naturalWidth || !one.alt).map((one) => one.src)"
    )
    assert page.evaluate(broken) == []
    check_access(page)
    shoot(page, "gallery")


def test_the_gallery_fits_a_phone(
    phone: Page, course: CourseServer, shoot: Callable[..., None]
) -> None:
    phone.set_viewport_size({"width": 320, "height": 640})
    phone.goto(course.url("course/apps"))
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    shoot(phone, "gallery-phone")


def test_a_play_of_a_lesson_opens_by_itself_and_answers(
    page: Page, course: CourseServer, check_access: Callable[..., None], shoot: Callable[..., None]
) -> None:
    page.goto(course.url("course/apps"))
    page.get_by_role("link", name="How busy is too busy?").click()
    page.wait_for_selector("html[data-ready]", state="attached")
    assert page.url.endswith("course/app/play-utilisation")
    picture = page.locator(".qi-panel figure").first
    before = picture.inner_html()
    page.locator(".qi-panel input[type=range]").first.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function(
        "(before) => document.querySelector('.qi-panel figure').innerHTML !== before", arg=before
    )
    check_access(page)
    shoot(page, "play-by-itself")


def test_how_full_it_is_can_be_read_by_everybody(
    page: Page, course: CourseServer, check_access: Callable[..., None]
) -> None:
    page.goto(course.url("course/health"))
    expect(page.locator("main")).to_contain_text("There is room for")
    check_access(page)
