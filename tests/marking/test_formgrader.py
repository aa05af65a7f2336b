"""A person marks a written answer in nbgrader's formgrader; the learner reads it in the feedback.

The hand-in is hostile: whatever it tries, it must not act in the marker's browser.
"""

from __future__ import annotations

import json
import shutil
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, sync_playwright

from qikit.launcher.browsers import find_browser
from qikit.marking.commands import main
from qikit.marking.desk import open_desk
from qikit.marking.latest import latest_feedback
from qikit.marking.results import read_result
from tests.course_server import CourseServer, serve
from tests.formgrader_page import type_until_kept
from tests.marking.checkouts import Cohort, acting_as, one_exchange
from tests.marking.hostile import attack, kinds_of_output

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
PATIENCE = 60_000
ANSWER = "q06-your-own"
SEES = "window.attacks = []; window.attacked = number => window.attacks.push(number)"


def in_browser(work: Callable[[Page], None]) -> None:
    """Do some work in a window of its own, in a thread of its own.

    Playwright allows one browser to a thread, and other tests may keep one open in this thread.
    """
    with ThreadPoolExecutor(1) as thread:
        thread.submit(_in_window, work).result()


def _in_window(work: Callable[[Page], None]) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(find_browser()), args=FLAGS)
        window = browser.new_page(viewport={"width": 1366, "height": 900}, bypass_csp=True)
        window.set_default_timeout(PATIENCE)
        window.add_init_script(SEES)
        work(window)
        browser.close()


@pytest.fixture(scope="module")
def marked(released_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cohort]:
    """One hostile hand-in, collected and marked by machine."""
    home = tmp_path_factory.mktemp("formgrader") / "cohort"
    shutil.copytree(released_once, home)
    with one_exchange(home / "exchange"):
        cohort = Cohort(home)
        attack(cohort.fetch("dan"), ANSWER)
        cohort.hand_in("dan")
        assert main(["all", "01-tea"], cohort.teacher) == 0
        yield cohort


@pytest.fixture(scope="module")
def server(marked: Cohort) -> Iterator[CourseServer]:
    with serve(marked.teacher) as running:
        yield running


def open_hand_in(window: Page, server: CourseServer) -> None:
    """From the list of exercises to the only hand-in, by clicks."""
    window.goto(server.address)
    window.goto(server.url("formgrader/gradebook"))
    for _ in ("exercise", "notebook", "hand-in"):
        with window.expect_navigation():
            window.locator("tbody a:visible").first.click()
    window.wait_for_selector(f"#{ANSWER}-comment")
    window.wait_for_load_state("networkidle")  # until then formgrader does not listen


def give_mark(window: Page, marks: str, comment: str) -> None:
    """Type a comment and a mark, and wait until formgrader has saved both."""
    assert type_until_kept(window, f"#{ANSWER}-comment", comment, "/api/comment/").ok
    assert type_until_kept(window, f"#{ANSWER}", marks, "/api/grade/").ok


def mark_by_hand(window: Page, server: CourseServer) -> None:
    asked: list[str] = []
    window.on("request", lambda request: asked.append(request.url))
    open_hand_in(window, server)
    shown = window.inner_text(".nbgrader_cell blockquote")
    assert shown.startswith('The round "began" at 4 & ended.')
    assert "<script>attacked(1)</script>" in shown, "as text"
    assert "one change small enough for one shift" in window.content()
    for link in window.locator("#notebook a:visible").all():
        assert not (link.get_attribute("href") or "").startswith("javascript")
    give_mark(window, "2", "A clear story. When did it end?")
    assert window.evaluate("window.attacks") == []
    assert [url for url in asked if not url.startswith(("http://127.0.0.1:", "data:"))] == []


def look_at_feedback(window: Page, page: Path) -> None:
    window.goto(page.as_uri())
    text = window.inner_text("main")
    assert "2 of 3 marks" in text
    assert "A clear story. When did it end?" in text
    assert window.evaluate("window.attacks") == []
    assert Axe().run(window).response["violations"] == []
    window.set_viewport_size({"width": 320, "height": 640})
    assert window.evaluate("document.documentElement.scrollWidth") <= 320


def press(window: Page, server: CourseServer, button: str, asks: str) -> None:
    """Press one of the buttons beside the hand-in on formgrader's own list."""
    window.goto(server.address)
    window.goto(server.url("formgrader/manage_submissions/01-tea"))
    with window.expect_response(lambda reply: asks in reply.url) as answer:
        window.locator(f"tr:has-text('dan') td.{button} a").click()
    assert answer.value.json()["success"], answer.value.text()


def test_a_written_answer_is_marked_by_hand_and_read_by_the_learner(marked, server):
    in_browser(lambda window: mark_by_hand(window, server))
    mark = read_result(open_desk(marked.teacher), "01-tea", "dan").get(ANSWER)
    assert (mark.marks, mark.comment) == (2, "A clear story. When did it end?")
    assert not mark.needs_person
    assert main(["feedback", "01-tea"], marked.teacher) == 0
    with acting_as("dan"):
        page = latest_feedback(marked.learner("dan"), marked.module)
    in_browser(lambda window: look_at_feedback(window, page))


def test_formgraders_own_feedback_button_gives_the_courses_page(marked, server):
    in_browser(lambda window: press(window, server, "generate-feedback", "generate_feedback"))
    page = open_desk(marked.teacher).folder("feedback", "01-tea", "dan") / "tea.html"
    text = page.read_text(encoding="utf-8")
    assert "Your feedback: The tea round" in text
    assert "Traceback" not in text


def test_formgraders_own_autograde_button_marks_as_the_command_does(marked, server):
    desk = open_desk(marked.teacher)
    before = read_result(desk, "01-tea", "dan")
    in_browser(lambda window: press(window, server, "autograde", "/autograde"))
    after = read_result(desk, "01-tea", "dan")
    assert [mark.marks for mark in after.marks] == [mark.marks for mark in before.marks]
    notebook = desk.folder("autograded", "01-tea", "dan") / "tea.ipynb"
    assert kinds_of_output(notebook) == {"text/plain"}


def test_labs_assignment_list_shows_the_learners_folder(marked, server):
    address = server.url(f"assignments?course_id=qi-course&token={server.token}")
    listed = json.load(urllib.request.urlopen(address))
    assert listed["success"]
    (tea,) = [each for each in listed["value"] if each.get("status") == "fetched"]
    assert (tea["assignment_id"], tea["path"]) == ("01-tea", "learner/01-tea")
