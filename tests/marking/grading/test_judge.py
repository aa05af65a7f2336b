"""Answers are judged without running anything a learner wrote."""

from __future__ import annotations

import json

import pytest
from nbformat.v4 import new_code_cell

from qikit.errors import QikitError
from qikit.learn.answers import AnswerFile
from qikit.learn.questions import load_questions
from qikit.marking.grading.judge import check_size, outputs, question_of
from qikit.marking.grading.remembered import trusted_questions
from tests.marking.checkouts import TINY
from tests.marking.solutions import perfect_answers

SOURCE = TINY / "exercises" / "01-tea"
QUESTIONS = trusted_questions(SOURCE)


@pytest.fixture
def answers(tmp_path):
    file = AnswerFile(tmp_path)
    file.start()
    return file


def graded_cell(source):
    return new_code_cell(source, metadata={"nbgrader": {"grade": True, "grade_id": "q01"}})


def test_a_right_answer_shows_what_the_cell_would_have_shown(answers):
    answers.save("q01-median", "26")
    said, marks = outputs(QUESTIONS, "q01-median", answers)
    assert (said.output_type, said.text) == (
        "stream", "✓ Right. Half of the rounds took longer than this.\n",
    )  # fmt: skip
    assert (marks.output_type, marks.data) == ("execute_result", {"text/plain": "2.0"})


def test_an_answer_that_earns_nothing_is_an_error_for_nbgrader(answers):
    [error] = outputs(QUESTIONS, "q01-median", answers)
    assert (error.output_type, error.ename) == ("error", "NotRightYet")
    assert error.evalue.startswith("○ Not started.")


@pytest.mark.parametrize("odd", [{"a": 1}, [[[]]], 1e308, True, ["x"] * 999, "9" * 400, -0.0])
def test_an_answer_of_any_form_earns_nothing_and_stops_nothing(answers, odd):
    for question in QUESTIONS:
        if not question.needs_person:
            answers.save(question.id, odd)
            shown = outputs(QUESTIONS, question.id, answers)
            assert shown[0].output_type in ("error", "stream")


def test_half_a_character_in_an_answer_can_be_written_down(answers):
    raw = {"version": 1, "answers": {"q01-median": {"answer": "\ud83e", "saved": ""}}}
    answers.path.write_text(json.dumps(raw), encoding="utf-8")
    [error] = outputs(QUESTIONS, "q01-median", answers)
    assert error.evalue.encode("utf-8").startswith("! Nearly there. “?”".encode())


@pytest.mark.parametrize("line", ['grade("q01")', "grade('q01')", ' grade("q01") \n'])
def test_a_graded_cell_names_its_question(line):
    assert question_of(graded_cell(line)) == "q01"


@pytest.mark.parametrize("more", ['grade("q01"); x()', "assert 1", 'grade("q01")\nx', 'grade("")'])
def test_a_graded_cell_that_would_have_to_be_run_is_refused(more):
    with pytest.raises(QikitError, match=r"holds more than one line grade\(.*answers_key.py"):
        question_of(graded_cell(more))


def test_an_answers_file_that_nobody_filled_in_is_refused(tmp_path):
    path = tmp_path / "answers.json"
    check_size(path)
    path.write_text("x" * 3_000_000, encoding="utf-8")
    with pytest.raises(QikitError, match="3,000,000 bytes; 2,097,152 are allowed"):
        check_size(path)


def test_what_is_remembered_is_what_would_be_computed():
    questions = load_questions(SOURCE)
    assert [QUESTIONS.expected(each) for each in questions] == [
        questions.expected(each) for each in questions
    ]
    assert perfect_answers(QUESTIONS) == perfect_answers(questions)


def test_what_is_remembered_is_forgotten_when_the_key_changes(tmp_path):
    for name in ("questions.yml", "answers_at_once.py", "answers_key.py"):
        (tmp_path / name).write_text((SOURCE / name).read_text("utf-8"), "utf-8")
    questions = trusted_questions(tmp_path)
    question = questions.get("q07-code")
    assert questions.expected(question).answer == 52
    key = tmp_path / "answers_key.py"
    key.write_text(key.read_text("utf-8").replace('"10 May": 52', '"10 May": 60'), "utf-8")
    assert questions.expected(question).answer == 60
