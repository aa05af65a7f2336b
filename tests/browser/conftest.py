"""A real server, a real browser: what every browser test stands on.

``course`` is one running copy of the course per test session, started as ``qi start`` starts it.
``page`` and ``phone`` are windows into it, already logged in. A test fails if its window asked
anything of another machine. ``QIKIT_BROWSER`` names a browser, ``QIKIT_SCREENSHOTS`` a folder for
pictures.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from qikit.launcher.browsers import find_browser
from tests.course_server import CourseServer, copy_course, serve

HERE = Path(__file__).parent
LAPTOP = {"viewport": {"width": 1366, "height": 768}}
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
PATIENCE = 60_000  # milliseconds, on a busy machine with two cores
GRAVE = {"serious", "critical"}
expect.set_options(timeout=PATIENCE / 2)  # whatever is expected may come late on a busy machine


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All browser tests share one server, so one worker runs them."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = find_browser()
    if program is None:
        pytest.skip("No Chromium-family browser was found; name one in QIKIT_BROWSER.")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(program), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def course(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CourseServer]:
    root = copy_course(tmp_path_factory.mktemp("served") / "course")
    with serve(root) as server:
        yield server


@pytest.fixture(scope="session")
def logged_in(browser: Browser, course: CourseServer) -> dict:
    """The cookies of somebody who followed the address that ``qi start`` printed."""
    context = browser.new_context()
    window = context.new_page()
    window.goto(course.address, timeout=PATIENCE)
    assert window.url.startswith(course.url("course"))
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture
def new_window(browser: Browser, logged_in: dict) -> Iterator[Callable[..., Page]]:
    """Open windows of a given size; ask of each whether it kept to this machine."""
    contexts: list[BrowserContext] = []
    elsewhere: list[str] = []

    def open_window(**size: object) -> Page:
        context = browser.new_context(storage_state=logged_in, bypass_csp=True, **size)
        context.set_default_timeout(PATIENCE)
        context.on("request", lambda asked: note_if_elsewhere(asked.url))
        contexts.append(context)
        return context.new_page()

    def note_if_elsewhere(url: str) -> None:
        if not re.match(r"(https?|wss?)://127\.0\.0\.1[:/]|data:|blob:|about:", url):
            elsewhere.append(url)

    yield open_window
    for context in contexts:
        for window in context.pages:
            window.goto("about:blank")  # leaving a page closes its kernel
        context.close()
    assert elsewhere == [], "The page asked something of another machine."


@pytest.fixture
def page(new_window: Callable[..., Page]) -> Page:
    """A window of a laptop's size."""
    return new_window(**LAPTOP)


@pytest.fixture
def phone(new_window: Callable[..., Page]) -> Page:
    """A window of a phone's size."""
    return new_window(**PHONE)


@pytest.fixture
def open_page(course: CourseServer) -> Callable[[Page, str], Page]:
    """Open a notebook as a page, by its path from the root, and wait until it is ready."""

    def open_one(window: Page, path: str) -> Page:
        window.goto(course.url(f"voila/render/{path}"))
        window.wait_for_selector("html[data-ready]", state="attached")
        return window

    return open_one


@pytest.fixture
def check_access() -> Callable[..., None]:
    """Fail on anything axe-core calls serious or critical, but for the rules allowed by name.

    ``allow`` maps a rule to the reason for which it may be broken on this page.
    """

    def check(window: Page, allow: dict[str, str] | None = None) -> None:
        found = Axe().run(window).response["violations"]
        grave = [
            f"{one['id']} ({one['impact']}): {one['help']}: "
            + "; ".join(node["html"][:160] for node in one["nodes"][:3])
            for one in found
            if one["impact"] in GRAVE and one["id"] not in (allow or {})
        ]
        assert grave == []

    return check


@pytest.fixture
def shoot() -> Callable[[Page, str], None]:
    """Keep a picture of the whole page, when QIKIT_SCREENSHOTS names a folder."""
    folder = os.environ.get("QIKIT_SCREENSHOTS")

    def take(window: Page, name: str) -> None:
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            window.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)

    return take
