"""A learner's copy holds everything needed to answer, and nothing that gives an answer away."""

from __future__ import annotations

import json

from qikit.learn.answers import AnswerFile
from qikit.learn.checking import check, mark
from qikit.learn.questions import load_questions
from tests.learn.conftest import WARD


def test_the_key_of_what_is_marked_later_stays_behind(learner_folder):
    names = sorted(path.name for path in learner_folder.iterdir() if not path.name.startswith("."))
    assert names == ["answers.json", "answers_at_once.py", "questions.json"]
    text = (learner_folder / "questions.json").read_text(encoding="utf-8")
    assert "nurse-led first dose" not in text  # the example of the written question
    assert "all on one side" not in text  # a hint of a question that is marked later
    assert "The aim comes first" not in text


def test_items_in_a_learners_copy_are_not_in_the_right_order(ward, learner_folder):
    copied = load_questions(learner_folder).get("q5-steps")
    assert [item.id for item in copied.items] != ward.get("q5-steps").right_answer(None)
    assert [item.id for item in copied.shown()] == [
        item.id for item in ward.get("q5-steps").shown()
    ]


def test_questions_checked_at_once_are_checked_the_same_in_both_copies(ward, learner_folder):
    copy = load_questions(learner_folder)
    for answer in ("working", "cannot-tell", "green"):
        assert check(copy, "q1-two-points", answer) == check(ward, "q1-two-points", answer)
    for answer in ("60", "77.6", "nonsense"):
        assert check(copy, "q3-median", answer) == check(ward, "q3-median", answer)


def test_questions_marked_later_are_only_saved_in_a_learners_copy(learner_folder):
    copy = load_questions(learner_folder)
    assert check(copy, "q4-points", ["Week 1"]).state == "saved"
    assert check(copy, "q5-steps", ["collect", "aim", "choose", "define"]).state == "saved"


def test_the_points_that_can_be_marked_are_in_the_learners_copy(ward, learner_folder):
    copy = load_questions(learner_folder)
    question = copy.get("q4-points")
    assert question.controls(copy.expected(question))["labels"][:2] == ["Week 1", "Week 2"]


def test_an_untouched_copy_is_not_started_anywhere(ward, learner_folder):
    states = {mark(ward, q.id, AnswerFile(learner_folder)).state for q in ward}
    assert states == {"not-started"}


def test_releasing_again_keeps_the_learners_answers(learner_folder):
    from qikit.learn.release import write_learner_questions

    AnswerFile(learner_folder).save("q1-two-points", "green")
    write_learner_questions(WARD, learner_folder)
    assert AnswerFile(learner_folder).read()["q1-two-points"].answer == "green"
    assert json.loads((learner_folder / "questions.json").read_text())["questions"]
