"""What a marker's form says."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from qikit.errors import QikitError
from qikit.learn.kinds.text import Criterion, Text
from qikit.marking.fairness.values import LevelReached, RubricMark
from qikit.serving.desk.base import number, whole_number
from qikit.serving.desk.forms import Given, given_in

QUESTION = Text(
    id="q1",
    title="Aim",
    prompt="Write it.",
    points=3,
    rubric=(
        Criterion(criterion="How much", levels=("none", "some", "all")),
        Criterion(criterion="By when", levels=("none", "a date")),
    ),
)
MARK = RubricMark(
    uid="1", exercise="e", learner="anna", question_id="q1", role="first", marker="Ben",
    levels=(LevelReached(criterion="How much", level=2, words="all"),), points=2, possible=3,
    comment="Well said.", reason="", answer="", at=datetime(2026, 1, 1, tzinfo=UTC),
)  # fmt: skip


def test_levels_are_named_by_their_criteria() -> None:
    given = given_in({"level-0": [b"2"], "level-1": [b"0"], "comment": [b" Good. "]}, QUESTION)
    assert given == Given(levels={"How much": 2, "By when": 0}, comment="Good.")


@pytest.mark.parametrize("level", [b"", b"two", b"-1", b"1.5"])
def test_what_is_no_level_is_left_out(level: bytes) -> None:
    assert given_in({"level-0": [level]}, QUESTION).levels == {}


def test_picked_comments_follow_what_was_typed_once_each() -> None:
    fields = {"comment": [b"Good.\r\nWhen?"], "picked": [b"When?", b"How many?"]}
    assert given_in(fields, QUESTION).comment == "Good.\nWhen?\nHow many?"


def test_bytes_that_are_no_text_do_no_harm() -> None:
    assert given_in({"comment": [b"caf\xe9"]}, QUESTION).comment == "caf\ufffd"


def test_a_form_starts_from_the_mark_that_was_given() -> None:
    assert Given.of(MARK) == Given(levels={"How much": 2}, comment="Well said.")
    assert Given.of(None) == Given()


def test_what_is_not_a_number_is_told() -> None:
    with pytest.raises(QikitError, match=r"'six' cannot be the size\. Write a whole number\."):
        whole_number("six", "the size")
    with pytest.raises(QikitError, match=r"'5%' cannot be per cent a day\. Write a number\."):
        number("5%", "per cent a day")
