"""Two markers at one desk: what the second one is not shown, and what is asked first."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.course_server import CourseServer, serve
from tests.marking.checkouts import Cohort, one_exchange
from tests.marking.fairness.fixtures import marked_once
from tests.serving.visitor import Visitor

__all__ = ["marked_once"]

DESK = "course/teach/marking"
TEA = f"{DESK}/01-tea"
FORMGRADER = "<title>nbgrader"
QUESTION = "q06-your-own"
SECRET = "A secret remark."
FIRST, SECOND = {"level-0": "2", "level-1": "1"}, {"level-0": "0", "level-1": "1"}
SAMPLED = ("anna", "ben", "cara", "dan")


@pytest.fixture(scope="module")
def course(marked_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[CourseServer]:
    home = tmp_path_factory.mktemp("second") / "home"
    shutil.copytree(marked_once, home, symlinks=True)
    with one_exchange(home / "exchange"), serve(Cohort(home).teacher) as server:
        yield server


def at_the_desk(course: CourseServer, name: str) -> Visitor:
    visitor = Visitor(course)
    visitor.get(f"course?token={course.token}")
    visitor.post(f"{DESK}/name", name=name)
    return visitor


@pytest.fixture(scope="module")
def first(course: CourseServer) -> Visitor:
    """Anna Lee, who has marked all answers; everybody is drawn for second marking."""
    anna = at_the_desk(course, "Anna Lee")
    for learner in SAMPLED:
        anna.post(f"{TEA}/answers/{QUESTION}/{learner}", **FIRST, comment=SECRET)
    assert "4 of 4 hand-ins, drawn by lot" in anna.post(f"{TEA}/second", size="4")[1]
    return anna


@pytest.fixture(scope="module")
def second(course: CourseServer, first: Visitor) -> Visitor:
    return at_the_desk(course, "Ben Obi")


def test_the_second_marker_finds_no_first_mark_wherever_they_look(second: Visitor) -> None:
    answers = second.get(f"{TEA}/answers")[1]
    assert "4 answers are for second marking" in answers
    for path in ("answers", "second", f"answers/{QUESTION}/dan", "hand-ins", "agreement"):
        page = second.get(f"{TEA}/{path}")[1]
        assert SECRET not in page
        assert "Anna Lee" not in page
        assert "3 of 3" not in page
    assert second.get(f"{TEA}/hand-ins")[1].count("hidden: for second marking") == 4


def test_the_page_of_an_answer_leads_to_its_blind_page(second: Visitor) -> None:
    page = second.get(f"{TEA}/answers/{QUESTION}/dan")[1]
    assert "Second marking: nobody else’s marks are shown." in page


def test_a_first_mark_is_not_changed_by_somebody_who_may_not_see_it(
    first: Visitor, second: Visitor
) -> None:
    status, page, _ = second.post(f"{TEA}/answers/{QUESTION}/dan", **SECOND, comment="Typed.")
    assert status == 422
    assert "Mark it under Second marking." in page
    assert ">Typed.</textarea>" in page
    assert "3 of 3" in first.get(f"{TEA}/answers")[1]


@pytest.mark.parametrize("name", ["totals.csv", "for-another-marker.json"])
def test_a_file_that_holds_first_marks_is_asked_about_first(
    first: Visitor, second: Visitor, name: str
) -> None:
    file = f"{TEA}/download/{name}"
    page = second.get(file)[1]
    assert "the first marks of 4 answers still to be marked a second time" in page
    assert f'href="/{file}?anyway=yes"' in page
    for visitor, path in ((second, f"{file}?anyway=yes"), (first, file)):
        assert visitor.get(path)[2]["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(
    ("path", "onward"), [(TEA, "formgrader/gradebook/01-tea"), (DESK, "formgrader")]
)
def test_formgrader_is_asked_about_first_where_it_shows_what_is_hidden(
    first: Visitor, second: Visitor, path: str, onward: str
) -> None:
    way = f"{path}/formgrader"
    assert "the first marks of 4 answers" in second.get(way)[1]
    assert FORMGRADER in first.get(way)[1]
    first.post(f"{TEA}/answers", names="hide")
    page = first.get(way)[1]
    first.post(f"{TEA}/answers", names="show")
    assert "learners’ names, which are hidden while it is marked" in page
    assert f'href="/{onward}"' in page
    assert FORMGRADER in first.get(onward)[1]


def test_marking_again_tells_no_marks_that_are_hidden(first: Visitor, second: Visitor) -> None:
    told = second.run_step("01-tea", "mark-again")
    assert told.count("marks are hidden until a second person has marked it too") == 4
    assert "<strong>eve</strong>: 3 of 12 marks" in told, "who wrote nothing to be hidden"


def test_marks_are_shown_once_both_are_in(first: Visitor, second: Visitor) -> None:
    page = second.post(f"{TEA}/second/{QUESTION}/anna", **SECOND)[1]
    assert "Saved for anna: 1 of 3 marks." in page
    assert "3 answers are for second marking" in second.get(f"{TEA}/answers")[1]
    assert SECRET in second.get(f"{TEA}/answers/{QUESTION}/anna")[1]
    assert "3 from Anna Lee, 1 from Ben Obi" in second.get(f"{TEA}/agreement")[1]
    assert "3 answers wait for" in first.get(TEA)[1]


def test_second_marking_can_be_ended(first: Visitor, second: Visitor) -> None:
    page = second.post(f"{TEA}/second", step="end")[1]
    assert "Draw a sample" in page
    assert "Do without a sample" not in page
    assert second.get(f"{TEA}/answers")[1].count("3 of 3") == 4
    assert "3 from Anna Lee, 1 from Ben Obi" in second.get(f"{TEA}/agreement")[1]
