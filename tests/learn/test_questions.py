"""A slip of the author's pen is found at once, and said plainly."""

from __future__ import annotations

import pytest

from qikit.errors import QikitError
from qikit.learn.expected import expected_for
from qikit.learn.questions import load_questions

CHOICE = """
questions:
  - id: q1
    kind: choice
    title: T
    prompt: P
    options:
      - {id: a, text: A, right: true, reason: because}
      - {id: b, text: B, slip: E01, hint: look}
"""


def written(folder, text):
    (folder / "questions.yml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("kind: choice", "kind: chioce", "Question q1.*chioce"),
        ("prompt: P", "promt: P", "Question q1, choice → (prompt|promt)"),
        (", hint: look", "", "option b has no reason"),
        (", reason: because", "", "option a has no reason"),
        ("right: true, reason: because", "slip: E02, hint: why", "no option is right"),
        ("slip: E01, hint: look", "right: true, reason: too", "exactly one right option"),
        ("id: q1", "id: Q 1", "Question Q 1, choice → id"),
        ("questions:", "question:", "needs a list under 'questions:'"),
        ("kind: choice", "kind: many", "'missed' nudge"),
        ("- id: q1", "- id: [q1", "cannot be read as questions"),
    ],
)
def test_a_faulty_file_says_what_and_where(tmp_path, old, new, words):
    with pytest.raises(QikitError, match=words) as caught:
        load_questions(written(tmp_path, CHOICE.replace(old, new)))
    assert "questions.yml" in str(caught.value)


def test_two_questions_of_one_name_are_refused(tmp_path):
    twice = CHOICE + CHOICE.split("questions:\n", 1)[1]
    with pytest.raises(QikitError, match=r"Two questions are called 'q1'.*Rename one"):
        load_questions(written(tmp_path, twice))


def test_a_folder_without_questions_says_what_it_should_hold(tmp_path):
    with pytest.raises(QikitError, match=r"no questions in .*questions\.yml or questions\.json"):
        load_questions(tmp_path)


def test_an_answer_that_nothing_computes_is_named(tmp_path):
    with pytest.raises(QikitError, match=r"Nothing computes the answer to 'q9-mean'.*q9_mean\(\)"):
        expected_for(tmp_path, "q9-mean")


def test_a_changed_file_is_read_again(tmp_path):
    assert load_questions(written(tmp_path, CHOICE)).get("q1").title == "T"
    import os

    path = written(tmp_path, CHOICE.replace("title: T", "title: New")) / "questions.yml"
    os.utime(path, ns=(1, 1))
    assert load_questions(tmp_path).get("q1").title == "New"
