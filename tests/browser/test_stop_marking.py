"""A long step of marking is stopped by keyboard, and goes on with the rest."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from qikit.marking.desk import open_desk
from qikit.serving.desk.diary import DiaryWriter, Line
from qikit.serving.desk.runs import diary_path, lock_of
from tests.course_server import CourseServer
from tests.keyboard import Keyboard

SLUG = "05-creativity"
Check = Callable[[Page], None]


def test_a_step_is_stopped_and_goes_on_by_keyboard(
    page: Page, course: CourseServer, check_access: Check, shoot: Callable
) -> None:
    desk, keys = open_desk(course.root), Keyboard(page)
    status, stop = page.get_by_role("status"), page.get_by_role("button", name="Stop")
    with lock_of(desk, SLUG):
        step = DiaryWriter(diary_path(desk, SLUG, "mark"), "mark")
        step.expect(3)
        page.goto(course.url(f"course/teach/marking/{SLUG}/run/mark"))
        expect(status).to_contain_text("0 of 3 done.")
        check_access(page)
        keys.reach(stop)
        step.note(Line(about="anna", words="9 of 12 marks"))
        expect(status).to_contain_text("1 of 3 done.")
        expect(stop).to_be_focused()
        keys.enter()
        expect(status).to_contain_text("1 of 3 done. Stopping after the hand-in at hand")
        expect(stop).to_have_count(0)
        check_access(page)
        shoot(page, "marking-stopping")
        assert step.must_stop()
        step.note(Line(about="ben", words="7 of 12 marks"))
        step.end("Stopped. 2 newly marked. 1 was left to do.", left=1)
    expect(status).to_contain_text("Stopped. 2 newly marked. 1 was left to do.")
    check_access(page)
    shoot(page, "marking-stopped")
    keys.push("Mark the rest")
    expect(status).to_contain_text("There was nothing new to mark.", timeout=120_000)
    expect(page.get_by_role("link", name="Go on")).to_be_visible()
