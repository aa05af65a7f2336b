"""A file of marks is read as it was written, or not at all."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qikit.errors import QikitError
from qikit.marking.fairness.values import LevelReached, RubricMark
from qikit.marking.merging import bundle as bundles
from qikit.marking.merging.bundle import Bundle, read_bundle, write_bundle

MARK = RubricMark(
    uid="a" * 32, exercise="01-tea", learner="anna", question_id="q1", role="first", marker="Jo",
    levels=(LevelReached(criterion="Aim", level=1, words="some"),), points=1.0, possible=2.0,
    comment="Why?", reason="", answer="b" * 32, at=datetime(2026, 5, 4, tzinfo=UTC),
    ancestors=("c" * 32,),
)  # fmt: skip
BUNDLE = Bundle(exercise="01-tea", course="1", sender="Jo", made="2026-05-04", marks=(MARK,))


def changed(**fields):
    """A file that somebody wrote anew, with a checksum that fits."""
    raw = json.loads(write_bundle(BUNDLE))
    content = {key: raw[key] for key in raw if key not in ("format", "version", "sha256")} | fields
    return json.dumps(
        {"format": "qikit-marks", "version": 1, "sha256": bundles._checksum(content)} | content
    ).encode()


@given(st.text(max_size=60), st.text(max_size=20))
def test_what_is_written_is_read_again_whatever_is_in_it(comment, sender):
    sent = replace(BUNDLE, sender=sender, marks=(replace(MARK, comment=comment),))
    assert read_bundle(write_bundle(sent)) == sent


def test_one_changed_letter_is_noticed():
    file = write_bundle(BUNDLE).replace(b'"points": 1.0', b'"points": 2.0')
    with pytest.raises(QikitError, match="not as it was written; nothing was taken"):
        read_bundle(file)


@pytest.mark.parametrize("file", [b"", b"\xff\xfe", b"[]", b"{}", b"[" * 100_000, b'{"format": 1}'])
def test_anything_else_is_not_a_file_of_marks(file):
    with pytest.raises(QikitError, match="This is not a file of marks"):
        read_bundle(file)


def test_a_file_of_a_later_version_says_so():
    file = write_bundle(BUNDLE).replace(b'"version": 1', b'"version": 2')
    with pytest.raises(QikitError, match="This file is of version 2; 1 can be read here"):
        read_bundle(file)


def test_a_huge_file_is_not_even_looked_at():
    with pytest.raises(QikitError, match="marks never need that many"):
        read_bundle(b" " * (bundles.MOST_BYTES + 1))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"marks": [{"uid": 1}]}, "holds something else than marks. marks → 0 → "),
        ({"sender": 1}, "holds something else than marks. sender: "),
        ({"exercise": "02-coffee"}, "This file mixes exercises: '02-coffee' and '01-tea'."),
    ],
)
def test_a_file_that_fits_its_checksum_but_is_not_sound_is_refused(fields, words):
    with pytest.raises(QikitError) as refused:
        read_bundle(changed(**fields))
    assert words in str(refused.value)


def test_a_mark_that_was_taken_back_does_not_travel():
    raw = json.loads(write_bundle(BUNDLE))["marks"]
    raw[0]["role"] = "withdrawn"
    with pytest.raises(QikitError, match="A mark that was taken back does not travel"):
        read_bundle(changed(marks=raw))


@pytest.mark.parametrize("points", [-1.0, 10_000.0, float("nan")])
def test_marks_that_cannot_be_are_refused(points):
    raw = json.loads(write_bundle(BUNDLE))["marks"]
    raw[0]["points"] = points
    with pytest.raises(QikitError, match="of 2 marks cannot be"):
        read_bundle(changed(marks=raw))
