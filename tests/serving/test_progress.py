"""What the home page counts as done."""

from __future__ import annotations

from pathlib import Path

import pytest

from qikit.learn.answers import AnswerFile
from qikit.learn.course_map import load_course
from qikit.serving.home import home_page
from qikit.serving.places import LESSONS
from qikit.serving.progress import Tally, module_progress


@pytest.fixture
def root(copied: Path, tmp_path: Path) -> Path:
    """A learner's folder of its own beside the real map."""
    for name in ("course", "jupyter_config.py"):
        (tmp_path / name).symlink_to(copied / name)
    (tmp_path / LESSONS / "03-measurement").mkdir(parents=True)
    (tmp_path / "learner" / "03-measurement").mkdir(parents=True)
    return tmp_path


def answer_lesson(root: Path, number: int, slug: str = "03-measurement") -> None:
    module = load_course(root).module(slug)
    (root / LESSONS / slug).mkdir(parents=True, exist_ok=True)
    answers = AnswerFile(root / LESSONS / slug)
    for question in module.practice:
        if question.lesson == number:
            answers.save(question.id, "a")


def test_at_first_nothing_is_done_and_lesson_one_is_next(root: Path) -> None:
    progress = module_progress(root, load_course(root).module("03-measurement"))
    assert progress.lessons_done == 0
    assert not progress.started
    assert progress.next_lesson is progress.lessons[0]
    assert progress.exercise is not None
    assert progress.exercise.answered == 0


def test_a_lesson_is_done_once_each_of_its_questions_has_an_answer(root: Path) -> None:
    answer_lesson(root, 1)
    progress = module_progress(root, load_course(root).module("03-measurement"))
    assert progress.lessons[0].tally.words == "Done"
    assert progress.lessons_done == 1
    assert progress.next_lesson is progress.lessons[1]


def test_the_home_page_leads_to_the_first_lesson_not_done(root: Path) -> None:
    first = load_course(root).modules[0]
    answer_lesson(root, 1, first.slug)
    step = home_page(root).next_step
    assert step is not None
    card, lesson = step
    assert (card.module.slug, lesson.number) == (first.slug, 2)


def test_after_the_last_lesson_there_is_no_next_one(root: Path) -> None:
    for module in load_course(root).modules:
        for number in range(1, len(module.lessons) + 1):
            answer_lesson(root, number, module.slug)
    assert home_page(root).next_step is None


def test_an_emptied_answer_counts_as_not_given(root: Path) -> None:
    module = load_course(root).module("03-measurement")
    needed = [question for question in module.assessment if not question.optional]
    answers = AnswerFile(root / "learner" / module.slug)
    answers.save(needed[0].id, "a")
    answers.save(needed[1].id, "")
    tally = module_progress(root, module).exercise
    assert tally == Tally(answered=1, asked=len(needed))


def test_an_optional_question_is_not_waited_for(root: Path) -> None:
    module = load_course(root).module("03-measurement")
    answers = AnswerFile(root / "learner" / module.slug)
    for question in module.assessment:
        if not question.optional:
            answers.save(question.id, "a")
    tally = module_progress(root, module).exercise
    assert tally is not None
    assert tally.done


@pytest.mark.parametrize(
    ("answered", "asked", "words"),
    [
        (0, 0, "To read"),
        (0, 1, "1 question, none answered yet"),
        (0, 3, "3 questions, none answered yet"),
        (1, 3, "1 of 3 questions answered"),
        (3, 3, "Done"),
    ],
)
def test_a_tally_in_words(answered: int, asked: int, words: str) -> None:
    assert Tally(answered=answered, asked=asked).words == words
