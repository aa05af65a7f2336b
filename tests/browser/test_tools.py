"""Somebody fills in a tool on a page: every word is kept, and every part can be reached."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.course_server import CourseServer
from tests.waiting import eventually

NARROW = 320
OpenPage = Callable[..., Page]


@pytest.fixture
def desk(course: CourseServer, request: pytest.FixtureRequest) -> Path:
    """A folder of a learner's own on the server."""
    folder = course.root / "learner" / "desks" / request.node.name
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def open_tool(course: CourseServer, desk: Path, open_page: OpenPage) -> OpenPage:
    """Open a page with one tool on it."""

    def open_one(window: Page, call: str, *more: str) -> Page:
        code = f"from qikit.apps import {call.split('(')[0]}\n\n{call}"
        cells = [nbformat.v4.new_markdown_cell("# A tool"),
                 *map(nbformat.v4.new_code_cell, (code, *more))]  # fmt: skip
        path = desk / "tool.ipynb"
        metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
        nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=metadata), path)
        open_page(window, path.relative_to(course.root).as_posix())
        window.locator(".qi-panel").wait_for()
        return window

    return open_one


def kept(desk: Path, name: str) -> dict:
    return json.loads((desk / name).read_text("utf-8"))["content"]


def write(page: Page, *cells: str) -> None:
    """Type into one field after the other, without waiting for anything."""
    for words in cells:
        page.keyboard.type(words)
        page.keyboard.press("Tab")


def test_an_aim_is_asked_about_kept_and_there_again(
    page: Page, open_tool: OpenPage, desk: Path
) -> None:
    open_tool(page, "tool_aim()")
    page.get_by_label("What", exact=True).fill("Falls, by introducing red socks")
    page.get_by_label("For whom").fill("people at Willow House")
    page.get_by_label("Where it is now").press_sequentially("9e")
    page.get_by_label("Where it is now").blur()
    expect(page.get_by_text("Write digits only, such as 12.5.")).to_be_visible()
    page.get_by_label("Where it is now").fill("9")
    page.get_by_label("By when").fill("2031-03-31")
    page.get_by_label("By when").blur()
    expect(page.locator(".qi-says")).to_contain_text("from 9 by 31 March 2031")
    expect(page.locator(".qi-asks")).to_contain_text("“by introducing”")
    open_tool(page, "tool_aim()")
    expect(page.get_by_label("For whom")).to_have_value("people at Willow House")
    expect(page.get_by_label("By when")).to_have_value("2031-03-31")
    assert kept(desk, "my-aim.json")["baseline"] == 9


def test_rows_are_added_joined_renamed_and_taken_away(
    page: Page, open_tool: OpenPage, desk: Path
) -> None:
    open_tool(page, "tool_driver_diagram()")
    page.get_by_role("button", name="Add primary driver").click()
    page.get_by_label("What must be true").fill("Help comes fast")
    page.get_by_role("button", name="Add idea").click()
    page.get_by_label("What you could try").fill("Clip the bell")
    page.get_by_label("Which driver it moves").select_option("Help comes fast")
    expect(page.locator(".qi-says")).to_have_text(
        "1 primary driver, no secondary drivers and 1 idea."
    )
    page.get_by_label("What must be true").fill("Help comes before people try alone")
    page.get_by_label("What must be true").blur()
    moves = page.get_by_label("Which driver it moves")
    expect(moves).to_have_value("Help comes before people try alone")
    page.get_by_role("button", name="Remove primary driver 1").click()
    expect(page.locator(".qi-says")).to_contain_text("Not joined to anything: “Clip the bell”.")
    assert kept(desk, "my-driver-diagram.json")["primary"] == []


def test_who_writes_faster_than_the_server_answers_loses_nothing(
    page: Page, open_tool: OpenPage, desk: Path
) -> None:
    open_tool(page, "tool_process_map()")
    page.get_by_label("Process", exact=True).fill("Tea")
    page.get_by_role("button", name="Add step").click()
    write(page, "Boil", "Nurse", "30", "5")
    page.get_by_role("button", name="Add step").click()
    write(page, "Pour", "Porter", "", "2")
    page.get_by_label("It ends when").fill("the tea is drunk")
    page.get_by_role("button", name="Move step 2 up").click()
    expect(page.locator(".qi-says")).to_contain_text("37 min from start to end")
    expect(page.get_by_label("What is done").first).to_have_value("Pour")
    expect(page.get_by_label("It ends when")).to_have_value("the tea is drunk")
    # a page shows a move before it is kept
    moved = [("Pour", "Porter"), ("Boil", "Nurse")]
    assert eventually(lambda: who_does_what(desk) == moved, patience=10)


def who_does_what(desk: Path) -> list[tuple[str, str]]:
    return [(step["name"], step["who"]) for step in kept(desk, "my-process-map.json")["steps"]]


def test_criteria_name_the_ratings_while_somebody_writes(page: Page, open_tool: OpenPage) -> None:
    open_tool(page, 'tool_prioritise(example="phones")')
    page.get_by_text("Criterion 1: Frees many calls").click()
    page.get_by_text("Criterion 2: Fair to people without internet").click()
    page.get_by_label("Criterion", exact=True).first.fill("Frees the phones")
    page.get_by_label("Criterion", exact=True).nth(1).press("End")
    page.keyboard.type(" soon", delay=30)
    expect(page.get_by_label("Rating: Frees the phones")).to_have_count(4)
    expect(page.get_by_label("Criterion", exact=True).nth(1)).to_have_value(
        "Fair to people without internet soon"
    )
    expect(page.get_by_text("nothing is saved")).to_be_visible()


def test_the_page_to_print_is_whole(page: Page, open_tool: OpenPage) -> None:
    open_tool(page, 'tool_pdsa(example="call-bell")')
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Open a page to print").click()
    printed = opened.value
    expect(printed.get_by_role("heading", level=1)).to_have_text("PDSA series")
    expect(printed.get_by_role("img")).to_have_attribute("alt", re.compile("^3 cycles as stairs"))
    expect(printed.get_by_text("The clip does not hold on a smooth pillow case.")).to_be_visible()


@pytest.mark.parametrize(
    "call",
    [
        'tool_process_map(example="discharge")',
        'tool_sustainability(example="clinic")',
        'tool_raid(example="falls")',
    ],
)
def test_a_tool_can_be_used_on_a_phone(
    call: str,
    phone: Page,
    open_tool: OpenPage,
    check_access: Callable[..., None],
    shoot: Callable[[Page, str], None],
) -> None:
    open_tool(phone, call)
    phone.evaluate("document.querySelectorAll('details').forEach((row) => { row.open = true; })")
    phone.set_viewport_size({"width": NARROW, "height": 740})
    assert phone.evaluate("document.documentElement.scrollWidth") <= NARROW
    check_access(phone)
    shoot(phone, call.split("(")[0])


ASKED = """questions:
  - {id: q1-page, kind: text, title: One page, prompt: Write it., points: 3, form: charter}
"""


def test_a_form_goes_into_the_answer_under_it_by_keyboard_on_a_phone(
    phone: Page, open_tool: OpenPage, desk: Path, check_access: Callable[..., None]
) -> None:
    (desk / "questions.yml").write_text(ASKED, "utf-8")
    open_tool(phone, "tool_charter()", 'from qikit.learn import ask\n\nask("q1-page")')
    form, question = phone.locator(".qi-panel"), phone.locator(".qi-question")
    press = lambda name: put_by_keyboard(form.get_by_role("button", name=name))  # noqa: E731
    form.get_by_label("Title").fill("Rails by spring")
    press("Put this into my answer")
    answer = question.get_by_role("textbox")
    expect(answer).to_have_value("Title: Rails by spring")
    expect(form.get_by_role("status")).to_contain_text("It is in your answer “One page” now.")
    expect(question.get_by_role("status")).to_contain_text("Saved")
    answer.fill("In my own words.")
    answer.blur()
    expect(question.get_by_role("status")).to_contain_text("Saved")
    press("Put this into my answer")
    expect(form.get_by_role("status")).to_contain_text("Shall this replace them, or stand below")
    expect(answer).to_have_value("In my own words.")
    press("Add it below my answer")
    expect(answer).to_have_value("In my own words.\n\nTitle: Rails by spring")
    expect(form.get_by_role("button", name="Put this into my answer")).to_be_focused()
    check_access(phone)
    open_tool(phone, "tool_charter()", 'from qikit.learn import ask\n\nask("q1-page")')
    expect(answer).to_have_value("In my own words.\n\nTitle: Rails by spring")


def put_by_keyboard(button: Locator) -> None:
    button.focus()
    button.press("Enter")
