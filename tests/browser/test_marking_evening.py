"""A whole evening of marking, by keyboard alone: collect, mark, mark again, agree, give back."""

from __future__ import annotations

import io
import os
import re
import shutil
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from qikit.learn.course_map import load_course
from qikit.learn.kinds.text import Text
from qikit.marking.desk import open_desk
from qikit.marking.hand_in import as_zip, hand_in
from qikit.marking.label import Label
from tests.course_server import CHECKOUT, CourseServer
from tests.keyboard import Keyboard
from tests.marking.checkouts import acting_as, one_exchange
from tests.marking.hostile import attack
from tests.marking.solutions import give

MODULE = load_course(CHECKOUT).module("04-process-mapping")
WRITTEN = next(question for question in MODULE.assessment if isinstance(question, Text))
LINES = len(WRITTEN.rubric)
BY_FILE = ("amir", "bea", "cleo", "dan", "ewa")
BY_EXCHANGE = "fay"
DAMAGED, HOSTILE = "ewa", "dan"
FIRST_LEVELS = {"amir": 1, "bea": 1, "cleo": 0, "dan": 0, "fay": 1}
COMMENT, COMMENTED = "Who drew it?", ("amir", "bea")
SEES = "window.attacks = []; window.attacked = number => window.attacks.push(number)"
PATIENCE = 120_000  # milliseconds, on a busy machine
Check = Callable[[Page], None]


@pytest.fixture
def evening(page: Page, course: CourseServer, check_access: Check, shoot: Callable) -> Evening:
    return Evening(page, course, check_access, shoot)


class Evening:
    """An Associate at the desk."""

    def __init__(
        self, page: Page, course: CourseServer, check_access: Check, shoot: Callable
    ) -> None:
        self.page, self.course, self.keys = page, course, Keyboard(page)
        self._check_access, self.shoot = check_access, shoot
        page.add_init_script(SEES)

    def look(self, name: str) -> None:
        """Hold a page to what every page must be."""
        self._check_access(self.page)
        self.shoot(self.page, f"evening-{name}")
        assert self.page.evaluate("window.attacks") == []

    @property
    def main(self):
        return self.page.get_by_role("main")

    def run(self, button: str, says: str, name: str) -> None:
        """Push the button of a long step, and wait until its page says that it is over."""
        self.keys.push(button)
        self.look(f"{name}-at-work")
        expect(self.page.get_by_role("status")).to_contain_text(says, timeout=PATIENCE)
        self.look(name)
        self.keys.follow("Go on")

    def mark(self, levels: tuple[int, ...], comment: str = "") -> None:
        """Mark one answer by its rubric; the answer has the focus when the page opens."""
        expect(self.page.locator(".answer")).to_be_focused()
        for level in levels:
            self.keys.choose_level(level)
        if comment:
            self.keys.press("Tab")
            self.keys.type(comment)
            self.keys.press("Tab")
        self.keys.enter()

    def download(self, link: str) -> io.BytesIO:
        """Follow a link that leads to a file, and return what is in it."""
        self.keys.reach(self.page.get_by_role("link", name=link, exact=True))
        with self.page.expect_download() as file:
            self.keys.press("Enter")
        return io.BytesIO(Path(file.value.path()).read_bytes())

    def say_who(self, name: str) -> None:
        """Answer the question who marks."""
        expect(self.page.get_by_label("Your name")).to_be_focused()
        self.keys.type(name)
        self.keys.enter()


def test_an_evening_of_marking_by_keyboard_alone(
    evening: Evening, phone: Page, tmp_path: Path
) -> None:
    open_the_desk(evening)
    release(evening)
    take_in_what_came_by_file(evening, tmp_path)
    hand_in_by_exchange(evening.course, tmp_path)
    mark_by_machine(evening)
    read_what_was_written(evening)
    mark_again_blind(evening)
    agree(evening)
    give_feedback(evening)
    take_away(evening)
    look_from_a_phone(evening.course, phone, evening.shoot)


def open_the_desk(evening: Evening) -> None:
    evening.page.goto(evening.course.url("course/teach/marking"))
    evening.look("overview")
    evening.keys.follow(f"{MODULE.number}. {MODULE.title}")
    expect(evening.main).to_contain_text("Nobody has handed in.")


def release(evening: Evening) -> None:
    evening.keys.push("Release again")
    expect(evening.page.get_by_role("status")).to_contain_text(
        re.compile("Released|It is out already")
    )
    evening.look("released")


def take_in_what_came_by_file(evening: Evening, tmp_path: Path) -> None:
    bundle = zip_of_zips(evening.course, tmp_path)
    evening.keys.choose_file("Hand-ins that came as files", str(bundle))
    evening.keys.push("Take them in")
    expect(evening.page.get_by_role("status")).to_contain_text(
        "5 hand-ins arrived: 4 to be marked, 1 set aside."
    )
    evening.look("arrived")
    evening.keys.follow("Go on")


def mark_by_machine(evening: Evening) -> None:
    evening.run("Collect and mark", "newly marked.", "marked")
    expect(evening.main).to_contain_text("5 answers of 5 learners to be read by a person.")
    evening.keys.follow("Hand-ins")
    expect(evening.main).to_contain_text(f"{DAMAGED}: set aside, because")
    evening.look("hand-ins")
    evening.keys.follow("Steps")


def read_what_was_written(evening: Evening) -> None:
    evening.keys.follow("Read the next answer")
    evening.look("who-marks")
    evening.say_who("Anna Lee")
    evening.look("answer")
    for learner in sorted(FIRST_LEVELS):
        assert evening.page.url.split("?")[0].endswith(f"/{learner}")
        comment = COMMENT if learner in COMMENTED else ""
        before = evening.keys.presses
        evening.mark((FIRST_LEVELS[learner],) * LINES, comment)
        most = 2 * LINES + 1 + 2 * bool(comment)
        assert evening.keys.presses - before == most, "two keys a line, and Enter"
    expect(evening.main).to_contain_text("All 5 are read.")
    evening.look("all-read")


def mark_again_blind(evening: Evening) -> None:
    evening.keys.follow("Second marking")
    evening.keys.fill("How many hand-ins", "5")
    evening.keys.push("Draw by lot")
    expect(evening.main).to_contain_text("You marked all of these first, Anna Lee")
    evening.look("sample")
    evening.keys.follow("Is somebody else here?")
    evening.say_who("Ben Obi")
    evening.keys.follow("Mark the next one")
    expect(evening.main).not_to_contain_text(COMMENT)
    evening.look("second-marking")
    for _ in FIRST_LEVELS:
        evening.mark((1,) * LINES)


def agree(evening: Evening) -> None:
    evening.keys.follow("See how far you agree")
    expect(evening.main).to_contain_text("2 differences left to talk about.")
    expect(evening.main).to_contain_text("the same level for 3 of 5 answers (60%)")
    evening.look("agreement")
    for _ in range(2):
        evening.keys.reach(evening.page.locator("li.is-trouble a").first)
        evening.keys.enter()
        expect(evening.page.locator(".answer")).to_be_focused()
        evening.look("settle")
        for _ in range(LINES):
            evening.keys.choose_level(1)
        evening.keys.fill("Why you decided so", "The start and the end are there.")
        evening.keys.enter()
    expect(evening.main).to_contain_text("No difference left to talk about.")


def give_feedback(evening: Evening) -> None:
    evening.keys.follow("Steps")
    evening.run("Give feedback", "1 given back.", "feedback")
    expect(evening.main).to_contain_text("0 marked in full and waiting for feedback; 5 have theirs")


def take_away(evening: Evening) -> None:
    pages = evening.download("their feedback as one zip, to send")
    with zipfile.ZipFile(pages) as archive:
        assert len(archive.namelist()) == len(BY_FILE) - 1, "all but the damaged one"
    evening.keys.follow("The class")
    evening.look("class")
    evening.keys.follow("Send and receive")
    evening.look("sharing")
    workbook = evening.download("Everything as one Excel workbook")
    assert {sheet.title for sheet in load_workbook(workbook)} >= {"Totals", "By partner"}
    evening.keys.follow("Deadline")
    evening.look("deadline")
    evening.keys.follow("Marking desk")
    evening.look("overview-after")


def look_from_a_phone(course: CourseServer, phone: Page, shoot: Callable) -> None:
    phone.goto(course.url("course/teach/marking/name"))
    phone.get_by_label("Your name").fill("Anna Lee")
    phone.get_by_role("button", name="Go on").click()
    desk = f"course/teach/marking/{MODULE.slug}"
    reading = f"{desk}/answers/{WRITTEN.id}/amir"
    for path in ("course/teach/marking", desk, f"{desk}/hand-ins", f"{desk}/answers", reading):
        phone.goto(course.url(path))
        assert phone.evaluate("document.documentElement.scrollWidth") <= 360, path
        shoot(phone, f"evening-phone-{path.split('/')[-1]}")


def zip_of_zips(course: CourseServer, tmp_path: Path) -> Path:
    """What five learners sent, as one file; one of them is damaged, one is hostile."""
    bundle = tmp_path / "cohort.zip"
    with zipfile.ZipFile(bundle, "w") as archive:
        for learner in BY_FILE:
            folder = learners_copy(course, tmp_path / learner)
            if learner == HOSTILE:
                attack(folder, WRITTEN.id)
            if learner == DAMAGED:
                shutil.rmtree(folder)
                folder.mkdir()
                (folder / "measurement.ipynb").write_text("not a notebook", encoding="utf-8")
            label = Label(
                learner=learner,
                course="qi-course",
                exercise=MODULE.slug,
                when=datetime.now(UTC).isoformat(),
                copy=learner,
            )
            archive.write(as_zip(folder, tmp_path / "sent", label), f"{learner}.zip")
    return bundle


def learners_copy(course: CourseServer, folder: Path) -> Path:
    """The released exercise with the written question answered."""
    shutil.copytree(open_desk(course.root).folder("release", MODULE.slug), folder)
    give(folder, {WRITTEN.id: f"It starts when {folder.name} rings, and ends at home. " * 3})
    return folder


def hand_in_by_exchange(course: CourseServer, tmp_path: Path) -> None:
    """Hand in from another folder on the same machine."""
    root = tmp_path / "elsewhere"
    (root / "learner").mkdir(parents=True)
    shutil.copy(course.root / "jupyter_config.py", root)
    os.symlink(course.root / "course", root / "course")
    learners_copy(course, root / "learner" / MODULE.slug)
    exchange = open_desk(course.root).config.Exchange.root
    with one_exchange(Path(exchange)), acting_as(BY_EXCHANGE):
        hand_in(root, MODULE)
