"""The count before and after: only when all is answered, and never more than it can tell."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from qikit.apps.check_in import CheckInResult
from qikit.errors import QikitError
from qikit.learn.answers import AnswerFile
from qikit.learn.check_in import UNSURE, form, load_bank

FOLDER = Path(__file__).resolve().parents[2] / "course" / "check-in"
AREAS = {3: "Measurement", 8: "Demand & capacity"}


@pytest.fixture
def result(tmp_path: Path) -> CheckInResult:
    shutil.copy(FOLDER / "questions.yml", tmp_path)
    return CheckInResult(bank=load_bank(tmp_path, AREAS), learner="anna")


def answer(result: CheckInResult, which: str, *, right: int, leave: int = 0) -> None:
    questions = list(form(result.bank, "anna", which))
    for place, question in enumerate(questions[: len(questions) - leave]):
        given = question.right_answer(None) if place < right else UNSURE.id
        AnswerFile(result.bank.questions.folder).save(question.id, given)


def test_nothing_is_counted_before_everything_is_answered(result: CheckInResult) -> None:
    answer(result, "after", right=1, leave=1)
    with pytest.raises(QikitError, match=r"(?s)1 question has no answer yet.*“I do not know yet”"):
        result.after("count", None)
    assert result.picture() == ""
    assert result.says().startswith("Answer the questions above first")


def test_several_left_open_are_counted(result: CheckInResult) -> None:
    with pytest.raises(QikitError, match="4 questions have no answer yet"):
        result.after("count", None)


def test_before_and_after_stand_side_by_side_with_what_they_cannot_tell(
    result: CheckInResult,
) -> None:
    answer(result, "before", right=1)
    answer(result, "after", right=3)
    counted = result.after("count", None)
    assert "3 of 4 were right this time, 1 of 4 before the course." in counted.says()
    assert "a hint about an area, not a verdict" in counted.says()
    assert "practice and luck" in counted.says()
    assert (
        '<th scope="row">Demand &amp; capacity</th><td>0 of 2</td><td>1 of 2</td>'
        in counted.picture()
    )


def test_without_a_before_it_says_so(result: CheckInResult) -> None:
    answer(result, "after", right=4)
    counted = result.after("count", None)
    assert "4 of 4 were right this time. There is nothing from before" in counted.says()
    assert "<td>not answered</td><td>2 of 2</td>" in counted.picture()


def test_it_has_no_other_control(result: CheckInResult) -> None:
    with pytest.raises(QikitError, match="no control called 'bank'"):
        result.after("bank", None)
