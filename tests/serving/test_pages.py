"""The pages as a browser asks for them, from the server that ``qi start`` runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from qikit.learn.answers import AnswerFile
from qikit.marking.desk import open_desk
from qikit.marking.fairness.deadlines import LateRule
from qikit.marking.fairness.due import set_late_rule
from tests.course_server import CourseServer, serve
from tests.serving.visitor import Visitor

SLUG = "03-measurement"


@pytest.fixture(scope="module")
def course(copied: Path) -> Iterator[CourseServer]:
    with serve(copied) as server:
        yield server


@pytest.fixture(scope="module")
def learner(course: CourseServer) -> Visitor:
    visitor = Visitor(course)
    assert visitor.get(f"course?token={course.token}")[0] == 200
    return visitor


@pytest.mark.parametrize(
    "path",
    [
        "course",
        f"course/feedback/{SLUG}",
        "course/glossary",
        "course/certificate",
        "course/about/programme",
        f"course/teach/marking/{SLUG}",
        f"course/teach/notes/{SLUG}",
        "course/nowhere",
        "voila/render/learner/apps/signal-or-noise.ipynb",
    ],
)
def test_a_stranger_is_asked_for_the_token(course: CourseServer, path: str) -> None:
    _, page, _ = Visitor(course).get(path)
    assert "Module" not in page
    assert 'name="password"' in page


def test_no_script_may_run_on_the_home_page(learner: Visitor) -> None:
    _, page, headers = learner.get("course")
    assert headers["Content-Security-Policy"].startswith("default-src 'none';")
    assert "script-src" not in headers["Content-Security-Policy"]
    assert "<script" not in page


def test_the_home_page_links_every_lesson_as_a_page_and_in_lab(learner: Visitor) -> None:
    page = learner.get("course")[1]
    assert len(re.findall(rf'href="/voila/render/learner/lessons/{SLUG}/\d-', page)) >= 7
    assert f'href="/lab/tree/learner/lessons/{SLUG}/1-why-we-measure.ipynb"' in page
    assert f'href="/voila/render/learner/{SLUG}/measurement.ipynb"' in page
    assert 'href="/course/teach/marking/formgrader"' in page
    assert "<title>nbgrader" in learner.get("course/teach/marking/formgrader")[1]


@pytest.mark.parametrize(
    "path", ["course/nowhere", "course/feedback/99-none", "course/teach/none", "course/a/b/c"]
)
def test_an_address_that_is_nowhere_says_so_kindly(learner: Visitor, path: str) -> None:
    status, page, _ = learner.get(path)
    assert status == 404
    assert "There is no such page" in page
    assert 'href="/course"' in page


def test_voilas_own_error_pages_are_ours(learner: Visitor) -> None:
    status, page, _ = learner.get("voila/render/learner/apps/none.ipynb")
    assert status == 404
    assert "There is no such page" in page
    assert 'lang="en-GB"' in page
    assert "//cdn" not in page


def test_voilas_list_of_files_has_our_look_and_no_cdn(learner: Visitor) -> None:
    status, page, _ = learner.get("voila/tree/learner/apps")
    assert status == 200
    assert 'href="/voila/render/learner/apps/signal-or-noise.ipynb"' in page
    assert "//cdn" not in page


@pytest.mark.parametrize(
    "path",
    [
        f"course/exercises/{SLUG}/answers_key.py",
        f"learner/{SLUG}/answers.json",
        "datasets/sepsis/data.csv",
    ],
)
def test_voila_gives_out_pictures_only(course: CourseServer, path: str) -> None:
    assert Visitor(course).get(f"voila/files/{path}")[0] == 403


def test_tutor_notes_and_glossary_are_pages(learner: Visitor) -> None:
    notes = learner.get(f"course/teach/notes/{SLUG}")[1]
    assert "<title>Tutor notes: Measurement for improvement</title>" in notes
    assert "<td>Blue is high, and high is good.</td>" in notes
    assert '<div id="median">' in learner.get("course/glossary")[1]


def test_the_home_page_says_when_an_exercise_is_due(learner: Visitor) -> None:
    desk, rule = open_desk(learner.course.root), LateRule(due=datetime(2031, 5, 4, 17).astimezone())
    assert "Due on" not in learner.get("course")[1]
    set_late_rule(desk, SLUG, rule)
    assert learner.get("course")[1].count(f"<p>{rule.as_text()}</p>") == 1
    set_late_rule(desk, SLUG, None)
    assert "Due on" not in learner.get("course")[1]


def test_before_any_feedback_the_page_says_there_is_none(learner: Visitor) -> None:
    status, page, _ = learner.get(f"course/feedback/{SLUG}")
    assert status == 200
    assert "No feedback yet" in page


def test_handing_in_needs_our_own_form(learner: Visitor) -> None:
    status, _, _ = learner.post(f"course/hand-in/{SLUG}", from_our_form=False)
    assert status == 403


def test_handing_in_without_the_exercise_says_what_to_do(learner: Visitor) -> None:
    notebook = learner.course.root / "learner" / SLUG / "measurement.ipynb"
    hidden = notebook.rename(notebook.with_suffix(".away"))
    try:
        status, page, _ = learner.post(f"course/hand-in/{SLUG}")
    finally:
        hidden.rename(notebook)
    assert status == 409
    assert "<strong>Not handed in.</strong> There is nothing to hand in" in page


def test_from_hand_in_to_feedback_by_clicks_alone(learner: Visitor) -> None:
    hand_in, marking = f"course/hand-in/{SLUG}", f"course/teach/marking/{SLUG}"
    answers = AnswerFile(learner.course.root / "learner" / SLUG)
    answers.save("q01-purpose", "a")
    assert re.search(
        r"<strong>Thank you\.</strong> Handed in on \d+ \w+ \d{4} at \d\d:\d\d: "
        r"1 of \d+ questions answered\.\s+Feedback appears here once it is marked\.",
        learner.post(hand_in)[1],
    )
    before = learner.get(marking)[1]
    assert "1 learner has handed in." in before
    assert "1 to collect, 0 collected but not marked." in before
    assert "1 newly marked." in learner.run_step(SLUG, "mark")
    assert "There was nothing new to mark." in learner.run_step(SLUG, "mark")
    with in_the_way(learner.course.root / "course" / "feedback"):
        page = learner.run_step(SLUG, "feedback")
    assert "notice-trouble" in page
    assert "The feedback for" in page
    assert "1 given back." in learner.run_step(SLUG, "feedback")
    assert "Your feedback is ready." in learner.get("course")[1]
    feedback = learner.get(f"course/feedback/{SLUG}")[1]
    assert feedback.index('href="/course"') < feedback.index("<h1>Your feedback")

    answers.save("q06-write-definition", "Everyone seen within thirty minutes of the doors.")
    assert "Your feedback is on an earlier hand-in." in learner.post(hand_in)[1]
    assert "1 answer to be read by a person" in learner.run_step(SLUG, "mark")
    after = learner.get(marking)[1]
    assert "1 answer of 1 learner to be read by a person." in after
    assert f'href="/course/teach/marking/{SLUG}/formgrader"' in after
    assert "There was no new feedback to give." in learner.run_step(SLUG, "feedback")


@contextmanager
def in_the_way(folder: Path) -> Iterator[None]:
    """Put a file where a folder is to be made."""
    folder.write_text("in the way")
    try:
        yield
    finally:
        folder.unlink()


def test_a_step_of_marking_that_there_is_not_is_nowhere(learner: Visitor) -> None:
    assert learner.post(f"course/teach/marking/{SLUG}", step="shred")[0] == 404


@pytest.mark.parametrize("name", ["how-it-works", "accessibility", "data-protection", "programme"])
def test_the_course_says_how_it_works_and_what_it_keeps(learner: Visitor, name: str) -> None:
    assert f"course/about/{name}" in learner.get("course")[1]
    status, page, _ = learner.get(f"course/about/{name}")
    assert status == 200
    assert page.count("<h1>") == 1
    assert "accredited by the" not in page


def test_a_page_about_nothing_is_not_found(learner: Visitor) -> None:
    assert learner.get("course/about/nothing")[0] == 404
