"""Mending an answers file: whatever can still be an answer is one."""

from __future__ import annotations

import json
import math
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qikit.learn.answers import AnswerFile
from qikit.learn.checking import mark
from qikit.learn.questions import load_questions
from qikit.marking.mending.answers import mend_answers
from tests.marking.checkouts import TINY

SOURCE = TINY / "exercises" / "01-tea"
QUESTIONS = load_questions(SOURCE)
SAVED = "2026-05-04T10:32:00+00:00"
GIVEN = {
    "q01-median": "26",
    "q02-cause": "a",
    "q03-measures": ["a", "b"],
    "q06-your-own": "On Tuesday “our” round began at four – late.",
}


def file_of(answers) -> bytes:
    entries = {key: {"answer": answer, "saved": SAVED} for key, answer in answers.items()}
    return json.dumps({"version": 1, "answers": entries}, ensure_ascii=False).encode()


def mended(**files: bytes):
    return mend_answers({PurePosixPath(name): c for name, c in files.items()}, QUESTIONS)


def given_in(done) -> dict:
    return {key: entry["answer"] for key, entry in done.entries.items()}


def kinds(done) -> list[str]:
    return [each.kind for each in done.told]


def test_a_sound_file_stays_as_it_is():
    done = mended(**{"answers.json": file_of(GIVEN)})
    assert (given_in(done), done.told) == (GIVEN, ())
    assert json.loads(done.as_json()) == json.loads(file_of(GIVEN))


def test_without_a_file_nothing_is_answered_and_that_is_told():
    done = mended()
    assert (done.entries, kinds(done)) == ({}, ["answers-missing"])


def test_a_file_by_another_name_counts():
    done = mended(**{"answers (1).json": file_of(GIVEN)})
    assert (given_in(done), kinds(done)) == (GIVEN, ["answers-renamed"])


def test_what_the_file_lacks_is_taken_from_one_that_was_set_aside_as_damaged():
    whole = file_of(GIVEN)
    broken = whole[: whole.index(b'"q06')]
    done = mended(**{
        "answers.json": file_of({"q01-median": "27"}),
        "answers-damaged-1.json": broken,
    })  # fmt: skip
    assert given_in(done) == {"q01-median": "27", "q02-cause": "a", "q03-measures": ["a", "b"]}
    assert [each.told for each in done.told] == [
        "Answers that were missing were found in “answers-damaged-1.json”."
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_another_encoding_is_read(encoding):
    done = mended(**{"answers.json": file_of(GIVEN).decode().encode(encoding)})
    assert (given_in(done), kinds(done)) == (GIVEN, ["answers-encoding"])


def test_of_a_file_that_breaks_off_the_whole_answers_count():
    whole = file_of(GIVEN)
    done = mended(**{"answers.json": whole[: whole.index(b"Tuesday")]})
    assert given_in(done) == {key: GIVEN[key] for key in list(GIVEN)[:3]}
    assert [each.told for each in done.told] == [
        "The answers file was damaged. 3 answers in it could still be read."
    ]


def test_one_damaged_entry_does_not_cost_the_others():
    done = mended(**{"answers.json": file_of(GIVEN).replace(b'"answer": "a"', b'"answer": a"')})
    assert given_in(done) == {key: GIVEN[key] for key in GIVEN if key != "q02-cause"}


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"null", b"[1]", b'{"answers": 3}', b"\0\0\0", b"{" * 100_000, b"\xff\xfe"],
)
def test_a_file_of_nothing_holds_no_answers(content):
    done = mended(**{"answers.json": content})
    assert (done.entries, kinds(done)) == ({}, ["answers-damaged"])


def test_a_huge_file_is_not_read():
    done = mended(**{"answers.json": b" " * 6 * 1024 * 1024})
    assert (done.entries, kinds(done)) == ({}, ["answers-huge"])


@pytest.mark.parametrize(
    "answer", ["9" * 201, {"a": 1}, [["a"]], ["a"] * 501, ["a" * 201], [1, 2]],
    ids=["long", "an object", "lists", "many", "a long pick", "numbers"],
)  # fmt: skip
def test_what_cannot_be_an_answer_is_left_out_and_told(answer):
    done = mended(**{"answers.json": file_of(GIVEN | {"q01-median": answer})})
    assert "q01-median" not in done.entries
    assert [each.told for each in done.told] == [
        "“A usual round”: what was saved cannot be an answer, and was left out."
    ]


def test_words_may_be_long():
    long = "and then " * 2000
    done = mended(**{"answers.json": file_of({"q06-your-own": long})})
    assert given_in(done) == {"q06-your-own": long}


def test_entries_without_a_time_or_with_more_than_they_should_have_are_made_plain():
    raw = {"answers": {"q01-median": {"answer": 26, "saved": 5, "committed": True, "points": 99}}}
    done = mended(**{"answers.json": json.dumps(raw).encode()})
    assert done.entries == {"q01-median": {"answer": 26, "saved": "", "committed": True}}


def test_answers_to_another_exercise_are_named():
    done = mended(**{"answers.json": file_of({"q99-other": "a"})})
    assert (done.entries, done.foreign) == ({}, ("q99-other",))


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
    | st.sampled_from(["a", "b", "26", "3 May"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=6,
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(answers=st.dictionaries(st.sampled_from([q.id for q in QUESTIONS]), ANYTHING))
def test_whatever_is_saved_can_be_marked_once_it_is_mended(tmp_path_factory, answers):
    folder: Path = tmp_path_factory.mktemp("mended")
    done = mended(**{"answers.json": file_of(answers)})
    (folder / "answers.json").write_bytes(done.as_json())
    assert not AnswerFile(folder).is_damaged()
    for question in QUESTIONS:
        told = mark(QUESTIONS, question.id, AnswerFile(folder))
        assert 0 <= told.share <= 1
        assert not math.isnan(told.share)


@settings(max_examples=60, deadline=None)
@given(cut=st.integers(0, len(file_of(GIVEN))), noise=st.binary(max_size=6))
def test_no_answer_is_ever_invented(cut, noise):
    content = file_of(GIVEN)
    done = mended(**{"answers.json": content[:cut] + noise})
    assert given_in(done).items() <= GIVEN.items()
