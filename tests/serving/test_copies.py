"""A learner's copies follow the course, and nothing a learner did is ever lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qikit.serving.copies import LEDGER, Ledger

NAME = "lessons/4-run-chart.ipynb"


class Desk:
    """A course with one lesson, and a learner's folder."""

    def __init__(self, place: Path) -> None:
        self.source, self.folder = place / "4-run-chart.ipynb", place / "learner"
        self.folder.mkdir(parents=True)
        self.copy = self.folder / NAME

    def course_says(self, text: str) -> None:
        self.source.write_text(text, encoding="utf-8")

    def start(self) -> Path | None:
        ledger = Ledger(self.folder)
        kept = ledger.give(self.source.read_bytes(), NAME)
        ledger.keep()
        return kept


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path)
    made.course_says("first")
    made.start()
    return made


def test_a_first_start_copies_the_lesson(desk: Desk) -> None:
    assert desk.copy.read_text() == "first"


def test_an_untouched_copy_follows_the_course(desk: Desk) -> None:
    desk.course_says("second")
    assert desk.start() is None
    assert desk.copy.read_text() == "second"


def test_a_changed_copy_stays_while_the_course_stays(desk: Desk) -> None:
    desk.copy.write_text("mine")
    assert desk.start() is None
    assert desk.copy.read_text() == "mine"


def test_when_both_changed_the_learner_finds_both(desk: Desk) -> None:
    desk.copy.write_text("mine")
    desk.course_says("second")
    kept = desk.start()
    assert kept is not None
    assert kept.name == "4-run-chart (my version).ipynb"
    assert (kept.read_text(), desk.copy.read_text()) == ("mine", "second")


def test_a_second_version_of_ones_own_does_not_replace_the_first(desk: Desk) -> None:
    for mine, theirs in (("mine 1", "second"), ("mine 2", "third")):
        desk.copy.write_text(mine)
        desk.course_says(theirs)
        desk.start()
    kept = sorted(path.read_text() for path in desk.copy.parent.glob("*my version*"))
    assert kept == ["mine 1", "mine 2"]


def test_a_deleted_copy_comes_back(desk: Desk) -> None:
    desk.copy.unlink()
    desk.start()
    assert desk.copy.read_text() == "first"


@pytest.mark.parametrize("damage", ["", "{not json", "[1, 2]"])
def test_a_damaged_ledger_loses_nothing(desk: Desk, damage: str) -> None:
    desk.copy.write_text("mine")
    (desk.folder / LEDGER).write_text(damage)
    kept = desk.start()
    assert kept is not None
    assert kept.read_text() == "mine"


def test_nothing_is_written_when_nothing_changed(desk: Desk) -> None:
    before = {path: path.stat().st_mtime_ns for path in desk.folder.rglob("*")}
    desk.start()
    assert {path: path.stat().st_mtime_ns for path in desk.folder.rglob("*")} == before


@given(st.lists(st.tuples(st.sampled_from("LC"), st.integers(0, 3)), max_size=8))
def test_whatever_happens_everything_a_learner_wrote_is_still_there(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]]
) -> None:
    desk = Desk(tmp_path_factory.mktemp("desk"))
    desk.course_says("course 0")
    desk.start()
    last_written = None
    for who, number in steps:
        if who == "L":
            last_written = f"learner {number}"
            desk.copy.write_text(last_written)
        else:
            desk.course_says(f"course {number}")
            desk.start()
            if last_written is not None:
                there = [path.read_text() for path in desk.copy.parent.iterdir()]
                assert last_written in there
