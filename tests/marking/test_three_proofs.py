"""Every exercise proves itself: the solution, the untouched release, every named wrong answer.

Nothing is written per exercise: questions, solutions and slips come from the question set.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from qikit.learn.answers import AnswerFile
from qikit.learn.checking import mark
from qikit.learn.course_map import load_course
from qikit.learn.feedback import Feedback
from qikit.learn.questions import load_questions
from qikit.marking.autograde import Marked, autograde
from qikit.marking.collect import collect
from qikit.marking.release import release
from tests.marking.checkouts import REPOSITORY, TINY, Cohort, one_exchange
from tests.marking.solutions import give, perfect_answers, solve, wrong_answers


def exercises() -> Iterator[tuple[Path, Path]]:
    """Every exercise there is, with the course it belongs to."""
    for root in (TINY.parent, REPOSITORY):
        for module in load_course(root).modules:
            folder = module.exercise_folder
            if module.exercise and (folder / module.exercise.notebook).exists():
                yield root / "course", folder


EVERY = {folder.name: (course, folder) for course, folder in exercises()}
QUESTIONS = [
    (name, question.id)
    for name, (_, folder) in EVERY.items()
    for question in load_questions(folder)
]
SLIPS = [
    (name, wrong.question_id, wrong.slip)
    for name, (_, folder) in EVERY.items()
    for wrong in wrong_answers(load_questions(folder))
]


def in_process(tmp_path: Path, name: str, question_id: str, answers: dict[str, Any]):
    """Mark as ``grade()`` does, without a kernel."""
    AnswerFile(tmp_path).start()
    give(tmp_path, answers)
    return mark(load_questions(EVERY[name][1]), question_id, AnswerFile(tmp_path))


@pytest.mark.parametrize(("name", "question_id"), QUESTIONS)
def test_the_solution_is_right(tmp_path, name, question_id):
    questions = load_questions(EVERY[name][1])
    told = in_process(tmp_path, name, question_id, perfect_answers(questions))
    if questions.get(question_id).needs_person:
        assert told.state == "saved"
    else:
        assert (told.state, told.share) == ("right", 1.0)


@pytest.mark.parametrize(("name", "question_id"), QUESTIONS)
def test_the_untouched_release_is_not_started(tmp_path, name, question_id):
    told = in_process(tmp_path, name, question_id, {})
    assert (told.state, told.share) == ("not-started", 0.0)


@pytest.fixture(scope="module")
def told_on_slips(tmp_path_factory) -> dict[tuple[str, str], dict[str, Feedback]]:
    """What each named wrong answer of each question is told."""
    told: dict[tuple[str, str], dict[str, Feedback]] = {}
    for name, (_, folder) in EVERY.items():
        for wrong in wrong_answers(load_questions(folder)):
            place = tmp_path_factory.mktemp("slip")
            answers = {wrong.question_id: wrong.answer}
            feedback = in_process(place, name, wrong.question_id, answers)
            told.setdefault((name, wrong.question_id), {})[wrong.slip] = feedback
    return told


@pytest.mark.parametrize(("name", "question_id", "slip"), SLIPS)
def test_every_named_wrong_answer_gets_its_own_message(told_on_slips, name, question_id, slip):
    told = told_on_slips[name, question_id]
    assert (told[slip].state, told[slip].slip) == ("slip", slip)
    assert told[slip].share < 1
    others = {other: feedback.message for other, feedback in told.items() if other != slip}
    assert told[slip].message
    assert told[slip].message not in others.values(), "another slip says the same"


@pytest.fixture(scope="module", params=[name for name in EVERY if name != "01-tea"])
def marked(request, tmp_path_factory) -> tuple[str, dict[str, Marked]]:
    """The solution, the untouched release and a slip in each question, by real nbgrader.

    The tiny exercise goes through nbgrader in ``test_round_trip.py``.
    """
    course, folder = EVERY[request.param]
    home = tmp_path_factory.mktemp("proofs")
    with one_exchange(home / "exchange"):
        cohort = Cohort(home, course)
        module = load_course(cohort.teacher).module(folder.name)
        release(cohort.teacher, module)
        for learner in ("solution", "untouched", "slips"):
            mine = cohort.fetch(learner, module)
            if learner == "solution":
                solve(mine, folder)
            elif learner == "slips":
                give(mine, first_slips(folder))
            cohort.hand_in(learner, module)
        collect(cohort.teacher, module)
        learners = ("solution", "untouched", "slips")
        done = {each.learner: each for each in autograde(cohort.teacher, module, learners)}
    return request.param, done


def first_slips(folder: Path) -> dict[str, Any]:
    slips = list(wrong_answers(load_questions(folder)))
    return {each.question_id: each.answer for each in reversed(slips)}


def test_nbgrader_gives_the_solution_full_marks(marked):
    name, done = marked
    questions = load_questions(EVERY[name][1])
    result = done["solution"].result
    assert result is not None, done["solution"].reason
    assert {each.question_id for each in result.marks} == {question.id for question in questions}
    for each in result.marks:
        assert each.possible == questions.get(each.question_id).points
        if questions.get(each.question_id).needs_person:
            assert each.needs_person
        else:
            assert each.marks == each.possible, each.question_id


def test_nbgrader_gives_the_untouched_release_nothing(marked):
    _, done = marked
    result = done["untouched"].result
    assert result is not None, done["untouched"].reason
    assert (result.total, result.waiting) == (0, 0)


def test_nbgrader_gives_slips_the_share_the_ladder_says(marked, tmp_path):
    name, done = marked
    questions = load_questions(EVERY[name][1])
    answers = first_slips(EVERY[name][1])
    result = done["slips"].result
    assert result is not None, done["slips"].reason
    for question_id in answers:
        share = in_process(tmp_path, name, question_id, answers).share
        points = questions.get(question_id).points
        assert result.get(question_id).marks == pytest.approx(share * points, abs=0.01)
