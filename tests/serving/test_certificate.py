"""A certificate says what feedback says was shown, and nothing else."""

from __future__ import annotations

import html
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qikit.learn.answers import AnswerFile
from qikit.learn.course_map import load_course
from qikit.serving.certificate import FEWEST_WORDS, outcomes_shown, what_is_missing
from qikit.serving.words import minutes
from tests.course_server import copy_course, serve
from tests.serving.visitor import Visitor

SLUG = "05-creativity"
NAME = "Anna <b>Lee</b> & Co"
WORDS = "I now ask first. " * (FEWEST_WORDS // 4) + "Then I try."


def line(outcome: str, marks: str, possible: str) -> str:
    return f'<tr data-outcome="{outcome}" data-marks="{marks}" data-possible="{possible}">'


@given(st.integers(0, 24), st.integers(1, 24))
def test_an_outcome_is_shown_from_half_of_its_marks(marks: int, possible: int) -> None:
    shown = outcomes_shown(line("aim", str(marks / 2), str(possible)))
    assert (shown == {"aim"}) == (marks >= possible)


@pytest.mark.parametrize(
    "page",
    ["", line("aim", "0", "0"), line("aim", "two", "3"), '<tr data-outcome="aim">', "<tr>3 of 3"],
)
def test_a_page_without_sound_marks_shows_nothing(page: str) -> None:
    assert outcomes_shown(page) == frozenset()


def test_what_is_missing_is_said_field_by_field() -> None:
    assert what_is_missing("Anna", WORDS) == {}
    assert what_is_missing(" ", "One two") == {
        "name": "Write your name as it should stand on the page.",
        "reflection": "Write at least 40 words. You have 2 so far.",
    }


@pytest.fixture(scope="module")
def learner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    with serve(copy_course(tmp_path_factory.mktemp("certified") / "course")) as course:
        visitor = Visitor(course)
        visitor.get(f"course?token={course.token}")
        yield visitor


def test_with_nothing_shown_it_says_what_to_do(learner: Visitor) -> None:
    status, page, _ = learner.get("course/certificate")
    assert status == 200
    assert "There is nothing to put on it yet." in page
    assert "hand the exercise in" in page
    assert "<form" not in page
    assert "There is nothing" in learner.post("course/certificate", name="A", reflection=WORDS)[1]


@pytest.fixture(scope="module")
def shown(learner: Visitor) -> frozenset[str]:
    """The outcomes shown by somebody whose chosen answers are right and who wrote nothing."""
    module = load_course(learner.course.root).module(SLUG)
    answers = AnswerFile(learner.course.root / "learner" / SLUG)
    for question in module.assessment:
        if not question.needs_person:
            answers.save(question.id, question.right_answer(module.assessment.expected(question)))
    learner.post(f"course/hand-in/{SLUG}")
    learner.run_step(SLUG, "mark")
    learner.run_step(SLUG, "feedback")
    return outcomes_shown(learner.get(f"course/feedback/{SLUG}")[1])


def test_it_states_what_was_shown_and_no_more(learner: Visitor, shown: frozenset[str]) -> None:
    module = load_course(learner.course.root).module(SLUG)
    assert set() < shown < set(module.outcomes)
    assert f"you have shown {len(shown)} outcomes in 1 module." in page_of(learner)
    page = html.unescape(learner.post("course/certificate", name=NAME, reflection=WORDS)[1])
    for name, outcome in module.outcomes.items():
        assert (outcome.text in page) == (name in shown)
    assert "It is not an accreditation" in page


def page_of(learner: Visitor) -> str:
    return learner.get("course/certificate")[1]


def test_it_states_hours_date_and_version(learner: Visitor, shown: frozenset[str]) -> None:
    course = load_course(learner.course.root)
    page = learner.post("course/certificate", name=NAME, reflection=WORDS)[1]
    today = date.today()
    for fact in (
        f"1 of {len(course.modules)}",
        str(len(shown)),
        minutes(course.module(SLUG).minutes),
        f"{today.day} {today:%B %Y}",
        course.version,
    ):
        assert f"<dd>{fact}</dd>" in page


def test_what_was_typed_is_shown_as_typed_and_kept_nowhere(
    learner: Visitor, shown: frozenset[str]
) -> None:
    status, page, headers = learner.post("course/certificate", name=NAME, reflection=WORDS)
    assert status == 200
    assert headers["Cache-Control"] == "no-store"
    assert "<script" not in page
    assert html.escape(NAME, quote=False) in page
    assert WORDS in page
    files = [path for path in learner.course.root.rglob("*") if path.is_file()]
    assert not [path for path in files if WORDS.encode() in path.read_bytes()]


def test_it_stays_in_the_form_when_something_is_missing(
    learner: Visitor, shown: frozenset[str]
) -> None:
    status, page, _ = learner.post("course/certificate", name=NAME, reflection="I ask <first>.")
    assert status == 422
    assert "You have 3 so far." in page
    assert "I ask &lt;first&gt;.</textarea>" in page
    assert 'aria-describedby="reflection-about reflection-trouble" aria-invalid="true"' in page
    assert 'aria-describedby="name-about"' in page


def test_the_form_must_be_ours(learner: Visitor) -> None:
    learner.get("course/certificate")
    refused = learner.post("course/certificate", from_our_form=False, name="A", reflection=WORDS)
    assert refused[0] == 403
