"""The bank of wrong ideas: what it holds, what it refuses, and what questions carry of it."""

from __future__ import annotations

import pytest

from qikit.errors import QikitError
from qikit.learn.course_map import load_course
from qikit.learn.misconceptions import load_misconceptions, met, misconception_of
from qikit.learn.misconceptions_page import wrong_ideas
from tests.marking.checkouts import TINY

ONE = '{id: E01, modules: [3], believed: "Up is up.", instead: "Look at more points."}'


def written(folder, text):
    (folder / "misconceptions.yml").write_text(text, encoding="utf-8")
    return folder


def bank(*entries):
    return "misconceptions:\n" + "".join(f"  - {entry}\n" for entry in entries)


def test_a_bank_is_read_by_id(tmp_path):
    found = load_misconceptions(written(tmp_path, bank(ONE)))
    assert found["E01"].believed == "Up is up."
    assert found["E01"].modules == (3,)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (bank(ONE.replace("E01", "e1")), "Misconception 0 → id: .*misconceptions.yml"),
        (bank(ONE.replace("instead", "truth")), "Misconception 0 → (instead|truth)"),
        (bank(ONE.replace("[3]", "[]")), "Misconception 0 → modules"),
        (bank(ONE, ONE.replace("Up", "Down")), "Two misconceptions are called 'E01'"),
        ("misconceptions: []", "at least 1 item"),
        ("ideas: []", "needs a list under 'misconceptions:'"),
        ("misconceptions: [", "cannot be read as misconceptions"),
    ],
)
def test_a_faulty_bank_says_what_is_wrong(tmp_path, text, words):
    with pytest.raises(QikitError, match=rf"(?s){words}"):
        load_misconceptions(written(tmp_path, text))


def test_a_course_without_a_bank_says_so(tmp_path):
    with pytest.raises(QikitError, match=r"misconceptions\.yml is missing"):
        load_misconceptions(tmp_path)


@pytest.mark.parametrize("slip", ["E1", "E011", "wrong-E01", "missed-E01", "E01down", ""])
def test_a_slip_of_another_shape_names_no_misconception(slip):
    assert misconception_of(slip) is None


def test_every_kind_of_question_tells_which_misconceptions_it_carries(ward):
    found = met(ward)
    assert found["E01"] == ("q1-two-points",)
    assert found["E12"] == ("q2-family",)
    assert found["F01"] == ("q3-median",)
    assert found["G12"] == ("q4-points",)
    assert found["E08"] == ("q5-steps",)


def test_a_course_without_a_bank_has_no_page_of_wrong_ideas():
    module = load_course(TINY.parent).modules[0]
    assert wrong_ideas(module) == ""
