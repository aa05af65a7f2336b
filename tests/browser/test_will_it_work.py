"""*Will it work here?* in a real browser: everything there, WebSockets blocked, scripts off."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.course_server import CourseServer

PAGE = "course/will-it-work"
LIVE = "Lessons with questions, exercises and apps"


def tried(window: Page, course: CourseServer) -> Page:
    window.goto(course.url(PAGE))
    window.wait_for_selector("html[data-tried]", state="attached")
    return window


def test_everything_works_in_a_good_place(
    page: Page, course: CourseServer, check_access: Callable[..., None], shoot: Callable[..., None]
) -> None:
    tried(page, course)
    expect(page.get_by_role("status").first).to_have_text("Everything will work here.")
    expect(page.locator("#tests .works")).to_have_count(9)
    expect(page.locator("#found")).to_contain_text("Live connection (WebSockets): works.")
    check_access(page)
    shoot(page, "will-it-work")


def test_a_file_that_came_down_can_be_opened_again(
    page: Page, course: CourseServer, tmp_path
) -> None:
    tried(page, course)
    with page.expect_download() as coming:
        page.get_by_role("link", name="Download the small test file").click()
    coming.value.save_as(tmp_path / "will-it-work.csv")
    choose = page.get_by_label("Now open the file")
    choose.set_input_files(tmp_path / "will-it-work.csv")
    expect(page.locator("#file-says")).to_contain_text("your own data will work")
    other = tmp_path / "other.csv"
    other.write_text("something else")
    choose.set_input_files(other)
    expect(page.locator("#file-says")).to_contain_text("another file")


def test_blocked_websockets_are_named_with_what_still_works(
    phone: Page, course: CourseServer, check_access: Callable[..., None], shoot: Callable[..., None]
) -> None:
    phone.route_web_socket("**/will-it-work/echo", lambda socket: socket.close())
    tried(phone, course)
    ways = phone.locator("#ways li")
    expect(ways.filter(has_text=LIVE)).to_contain_text("Will not work")
    expect(ways.filter(has_text=LIVE)).to_contain_text("show the note below to your IT department")
    expect(ways.filter(has_text="A workshop game")).to_contain_text("Will work")
    expect(phone.locator("#found")).to_contain_text("DOES NOT WORK. WebSockets are blocked.")
    check_access(phone)
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    shoot(phone, "will-it-work-blocked")


def test_the_note_can_be_copied_and_is_all_that_is_printed(
    page: Page, course: CourseServer
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tried(page, course)
    page.get_by_role("button", name="Copy the note").click()
    expect(page.locator("#copied")).to_have_text("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "WebSockets (ws or wss) to" in copied
    assert "- Cookies: works." in copied
    page.emulate_media(media="print")
    expect(page.locator("#note")).to_be_visible()
    expect(page.locator("#try")).to_be_hidden()


def test_without_scripts_it_says_what_is_left(browser: Browser, course: CourseServer) -> None:
    context = browser.new_context(java_script_enabled=False)
    window = context.new_page()
    window.goto(course.url(PAGE))
    told = window.locator("noscript .notice")
    expect(told).to_be_visible()
    assert "Scripts are switched off" in told.inner_text()
    assert "take part in workshop games on your phone" in told.inner_text()
    expect(window.get_by_role("heading", name="For the IT department")).to_be_visible()
    context.close()


def test_nobody_needs_to_log_in_and_only_its_own_scripts_may_run(
    browser: Browser, course: CourseServer
) -> None:
    context = browser.new_context()
    window = context.new_page()
    answer = window.goto(course.url(PAGE))
    window.wait_for_selector("html[data-tried]", state="attached")
    expect(window.get_by_role("status").first).to_have_text("Everything will work here.")
    policy = answer.header_value("content-security-policy")
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    context.close()


def test_a_large_upload_is_turned_away(course: CourseServer) -> None:
    request = urllib.request.Request(
        course.url(f"{PAGE}/upload"),
        data=bytes(200 * 1024),
        headers={"Authorization": f"token {course.token}"},
    )
    with pytest.raises((urllib.error.HTTPError, ConnectionError, urllib.error.URLError)):
        urllib.request.urlopen(request, timeout=30)
