"""Every rung of the ladder, for every kind of question."""

from __future__ import annotations

import pytest

from qikit.errors import QikitError
from qikit.learn.answers import AnswerFile
from qikit.learn.checking import check, mark
from qikit.learn.kinds.number import read_number

MARKED_BY_MACHINE = ["q1-two-points", "q2-family", "q3-median", "q4-points", "q5-steps"]


@pytest.mark.parametrize("question_id", MARKED_BY_MACHINE)
def test_the_right_answer_earns_everything_and_says_what_to_notice(ward, question_id):
    question = ward.get(question_id)
    result = check(ward, question_id, question.right_answer(ward.expected(question)))
    assert (result.state, result.share) == ("right", 1.0)
    assert result.message


@pytest.mark.parametrize("question_id", MARKED_BY_MACHINE)
def test_each_named_slip_has_a_message_of_its_own(ward, question_id):
    question = ward.get(question_id)
    told = {}
    for slip, answer in question.wrong_answers(ward.expected(question)):
        result = check(ward, question_id, answer)
        assert (result.state, result.slip) == ("slip", slip)
        assert result.share < 1
        told[slip] = result.message
    assert told
    assert len(set(told.values())) == len(told)


@pytest.mark.parametrize("question_id", [*MARKED_BY_MACHINE, "q6-tell"])
@pytest.mark.parametrize("nothing", [None, "", []])
def test_nothing_given_is_not_started(ward, question_id, nothing):
    assert check(ward, question_id, nothing).state == "not-started"


@pytest.mark.parametrize(
    ("question_id", "answer", "words"),
    [
        ("q1-two-points", "perhaps", "not one of the options"),
        ("q2-family", ["outcome", "luck"], "not in the list"),
        ("q2-family", "outcome", "not in the list"),
        ("q3-median", "about an hour", "“about an hour” is not a number"),
        ("q3-median", "-4", "-4 is not possible here"),
        ("q4-points", "Week 1", "Tick the points"),
        ("q5-steps", ["aim", "aim"], "exactly once"),
        ("q6-tell", "Waits", "1 word so far"),
        ("q6-tell", "Waits fell", "2 words so far"),
    ],
)
def test_an_answer_of_the_wrong_kind_is_told_in_the_learners_words(
    ward, question_id, answer, words
):
    result = check(ward, question_id, answer)
    assert result.state == "wrong-kind"
    assert words in result.message
    assert result.share == 0


@pytest.mark.parametrize(
    ("answer", "words"), [("63", "close"), ("90", "more than a tenth"), ("600", "long way off")]
)
def test_a_number_off_target_is_told_how_far_but_not_the_answer(ward, answer, words):
    result = check(ward, "q3-median", answer)
    assert result.state == "not-yet"
    assert words in result.message
    assert "60" not in result.message


def test_marked_points_are_counted_not_given_away(ward):
    result = check(ward, "q4-points", ["Week 5", "Week 6", "Week 1", "Week 2"])
    assert result.message.startswith("2 marked that should not be and 5 still to find")
    assert result.share == 0


def test_part_marks_never_reward_ticking_everything(ward):
    assert check(ward, "q2-family", ["outcome"]).share == 0.5
    assert check(ward, "q2-family", ["outcome", "process", "target"]).share == 0.5
    assert check(ward, "q2-family", ["outcome", "target"]).share == 0


def test_an_order_says_how_far_it_holds(ward):
    late = check(ward, "q5-steps", ["aim", "choose", "collect", "define"])
    assert "holds up to place 2" in late.message
    assert late.share == pytest.approx(4 / 6)
    first = check(ward, "q5-steps", ["choose", "aim", "define", "collect"])
    assert "Not this one first" in first.message


def test_items_are_shown_shuffled_always_the_same_way_and_never_already_right(ward):
    question = ward.get("q5-steps")
    shown = [item.id for item in question.shown()]
    assert shown == [item.id for item in question.shown()]
    assert shown != question.right_answer(None)
    assert sorted(shown) == sorted(question.right_answer(None))


def test_a_written_answer_is_never_judged_but_a_coach_may_ask(ward):
    vague = check(ward, "q6-tell", "Waits fell a lot after the change.")
    assert vague.state == "saved"
    assert "How much?" in vague.message
    exact = check(ward, "q6-tell", "Waits fell from 60 to 40 minutes.")
    assert "coach" not in exact.message


def test_missing_and_damaged_answer_files_are_told_apart_from_not_started(ward, tmp_path):
    assert mark(ward, "q1-two-points", AnswerFile(tmp_path)).state == "missing"
    AnswerFile(tmp_path).start()
    assert mark(ward, "q1-two-points", AnswerFile(tmp_path)).state == "not-started"
    (tmp_path / "answers.json").write_text("{half a file", encoding="utf-8")
    damaged = mark(ward, "q1-two-points", AnswerFile(tmp_path))
    assert damaged.state == "missing"
    assert "cannot be read" in damaged.message


def test_an_unknown_question_names_the_nearest(ward, tmp_path):
    with pytest.raises(
        QikitError, match=r"No question is called 'q1-two-point'.*Did you mean 'q1-two-points'"
    ):
        mark(ward, "q1-two-point", AnswerFile(tmp_path))
    with pytest.raises(QikitError, match="There are: q1-two-points, q2-family"):
        ward.get("zzz")


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("12", 12), (" 12.5 ", 12.5), ("1,867", 1867), ("1,867,781", 1867781), ("75%", 75),
        ("62 minutes", 62), ("-3", -3), ("−3", -3), (".5", 0.5), (40, 40),
        ("62,5", None), ("ten", None), ("", None), ("3 to 4", None), ("1e3", None), ("inf", None),
    ],
)  # fmt: skip
def test_numbers_are_read_as_people_write_them(typed, number):
    assert read_number(typed) == number
