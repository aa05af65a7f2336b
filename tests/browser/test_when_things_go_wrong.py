"""Whatever fails, a visitor reads plain words and no traceback."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Callable

import nbformat.v4 as v4
import pytest
from playwright.sync_api import Page, expect

from qikit.learn.course_map import load_course
from tests.course_server import CHECKOUT, CourseServer

PATIENCE = 60_000
SLIDER = "import ipywidgets\nipywidgets.IntSlider(description='Beds')"


@pytest.fixture
def write_page(course: CourseServer) -> Callable[..., str]:
    """Write a notebook of these cells among the apps; return its path."""

    def write(name: str, *cells: str) -> str:
        notebook = v4.new_notebook(cells=[v4.new_markdown_cell(f"# {name}")])
        notebook.cells += [v4.new_code_cell(source) for source in cells]
        path = course.root / "learner" / "apps" / f"{name}.ipynb"
        path.write_text(v4.writes(notebook), encoding="utf-8")
        return path.relative_to(course.root).as_posix()

    return write


def kernels(course: CourseServer, method: str = "GET", kernel: str = "") -> list[dict]:
    request = urllib.request.Request(
        course.url(f"api/kernels/{kernel}".rstrip("/")),
        method=method,
        headers={"Authorization": f"token {course.token}"},
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.loads(answer.read() or b"[]")


def test_a_page_that_fails_shows_no_traceback(
    page: Page,
    open_page: Callable[[Page, str], Page],
    write_page: Callable[..., str],
    check_access: Callable[..., None],
    shoot: Callable[[Page, str], None],
) -> None:
    open_page(page, write_page("failing", "secret = 6 * 7\n1 / 0"))
    shown = page.content()
    assert "Something on this page did not work." in shown
    for leak in ("ZeroDivision", "Traceback", "secret", "cell [", "show_tracebacks"):
        assert leak not in shown
    check_access(page)
    shoot(page, "failing")


def test_warnings_stay_behind_the_scenes(
    page: Page, open_page: Callable[[Page, str], Page], write_page: Callable[..., str]
) -> None:
    open_page(
        page, write_page("warning", "import warnings\nwarnings.warn('for engineers')\n'fine'")
    )
    expect(page.locator("main")).to_contain_text("fine")
    expect(page.locator("main")).not_to_contain_text("for engineers")


def test_every_question_appears_on_a_slow_laptop(page: Page, course: CourseServer) -> None:
    module = load_course(CHECKOUT).module("03-measurement")
    slower = page.context.new_cdp_session(page)
    slower.send("Emulation.setCPUThrottlingRate", {"rate": 12})
    path = f"learner/{module.slug}/measurement.ipynb"
    page.goto(course.url(f"voila/render/{path}"), timeout=3 * PATIENCE)
    questions = page.locator("section.qi-question")
    expect(questions).to_have_count(len(list(module.assessment)), timeout=3 * PATIENCE)


def test_a_part_that_does_not_appear_is_told_and_comes_with_a_reload(
    page: Page, course: CourseServer, check_access: Callable[..., None]
) -> None:
    of_questions = "**/labextensions/anywidget/**"
    page.route(of_questions, lambda asked: asked.abort())
    page.goto(course.url("voila/render/learner/lessons/03-measurement/1-why-we-measure.ipynb"))
    expect(page.get_by_role("alert")).to_contain_text("A part of this page did not appear.")
    check_access(page)
    page.unroute(of_questions)
    page.get_by_role("button", name="Reload the page").click()
    page.wait_for_selector("html[data-ready]", state="attached")
    expect(page.locator("section.qi-question").first).to_be_visible()


def test_a_lost_kernel_is_said_in_plain_words(
    page: Page,
    course: CourseServer,
    open_page: Callable[[Page, str], Page],
    write_page: Callable[..., str],
    check_access: Callable[..., None],
    shoot: Callable[[Page, str], None],
) -> None:
    before = {kernel["id"] for kernel in kernels(course)}
    open_page(page, write_page("losing", SLIDER))
    (mine,) = {kernel["id"] for kernel in kernels(course)} - before
    expect(page.get_by_role("alert")).to_be_hidden()
    kernels(course, "DELETE", mine)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.get_by_role("alert")).to_contain_text("Your answers are saved.")
    check_access(page)
    shoot(page, "lost")
    page.get_by_role("button", name="Reload the page").click()
    page.wait_for_selector("html[data-ready]", state="attached")
    expect(page.locator(".noUi-handle")).to_be_visible()


def test_a_kernel_that_dies_by_itself_is_noticed(
    page: Page, open_page: Callable[[Page, str], Page], write_page: Callable[..., str]
) -> None:
    dying = "import os, threading\nthreading.Timer(4, os._exit, (1,)).start()"
    open_page(page, write_page("dying", SLIDER, dying))
    expect(page.get_by_role("alert")).to_contain_text("Your answers are saved.")


def test_an_app_can_be_used_by_keyboard_and_screen_reader(
    page: Page,
    open_page: Callable[[Page, str], Page],
    write_page: Callable[..., str],
    check_access: Callable[..., None],
) -> None:
    """A stock slider gets the name it lacks, and a wide table a frame to scroll in."""
    wide = "import pandas\npandas.DataFrame({f'a wide column {n}': [n] for n in range(30)})"
    open_page(page, write_page("stock", SLIDER, wide))
    expect(page.get_by_role("slider", name="Beds")).to_be_visible()
    frame = page.get_by_role("group", name="Wider than the page: scroll sideways")
    frame.focus()
    page.keyboard.press("ArrowRight")
    expect(frame).to_be_focused()
    check_access(page)


def test_a_connection_that_comes_back_needs_no_reload(
    page: Page, open_page: Callable[[Page, str], Page], write_page: Callable[..., str]
) -> None:
    open_page(page, write_page("wavering", SLIDER))
    page.wait_for_function(
        "window.jupyterapp.widgetManager?.kernel.connectionStatus === 'connected'"
    )
    page.context.set_offline(True)
    page.evaluate("void window.jupyterapp.widgetManager.kernel.reconnect()")
    expect(page.get_by_role("alert")).to_have_text(
        "The connection is being restored. Your answers are saved."
    )
    page.context.set_offline(False)
    expect(page.get_by_role("alert")).to_be_hidden(timeout=PATIENCE)
