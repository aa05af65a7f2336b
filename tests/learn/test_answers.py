"""Answers are saved the moment they are given, and none is ever lost."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qikit.learn.answers import AnswerFile

ANSWERS = st.one_of(
    st.text(), st.lists(st.text(max_size=20), max_size=6), st.floats(allow_nan=False)
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.text(min_size=1, max_size=20), ANSWERS, min_size=1, max_size=5))
def test_whatever_is_saved_is_read_back(tmp_path, answers):
    file = AnswerFile(tmp_path)
    for key, answer in answers.items():
        file.save(key, answer)
    assert {key: file.read()[key].answer for key in answers} == answers


def test_a_second_answer_replaces_the_first_and_leaves_the_others(tmp_path):
    file = AnswerFile(tmp_path)
    file.save("q1", "a")
    file.save("q2", ["x"])
    file.save("q1", "b")
    assert {key: saved.answer for key, saved in file.read().items()} == {"q1": "b", "q2": ["x"]}


@pytest.mark.parametrize(
    "damage",
    [
        b"{half",
        b"",
        b"\xff\xfe\x00",
        b"[]",
        b'{"answers": 3}',
        b'{"answers": {"q": 1}}',
        b"[" * 5000,
    ],
)
def test_a_damaged_file_is_set_aside_and_never_lost(tmp_path, damage):
    file = AnswerFile(tmp_path)
    file.path.write_bytes(damage)
    assert file.is_damaged()
    assert file.read() == {}
    file.save("q1", "a")
    assert file.read()["q1"].answer == "a"
    assert (tmp_path / "answers-damaged-1.json").read_bytes() == damage


def test_two_damages_are_kept_apart(tmp_path):
    file = AnswerFile(tmp_path)
    for damage in ("one", "two"):
        file.path.write_text(damage, encoding="utf-8")
        file.save("q1", "a")
    kept = [(tmp_path / f"answers-damaged-{number}.json").read_text() for number in (1, 2)]
    assert kept == ["one", "two"]


def test_starting_makes_an_empty_file_and_leaves_a_full_one_alone(tmp_path):
    file = AnswerFile(tmp_path)
    file.start()
    assert json.loads(file.path.read_text())["answers"] == {}
    file.save("q1", "a")
    file.start()
    assert file.read()["q1"].answer == "a"


def test_two_windows_writing_at_once_lose_nothing(tmp_path):
    write = (
        "import sys; from pathlib import Path; from qikit.learn.answers import AnswerFile\n"
        "file = AnswerFile(Path(sys.argv[1]))\n"
        "for number in range(40): file.save(f'{sys.argv[2]}-{number}', number)"
    )
    windows = [
        subprocess.Popen([sys.executable, "-c", write, str(tmp_path), name])
        for name in ("lab", "page")
    ]
    assert [window.wait(60) for window in windows] == [0, 0]
    assert len(AnswerFile(tmp_path).read()) == 80


def test_the_file_is_readable_by_whoever_collects_it(tmp_path: Path):
    AnswerFile(tmp_path).save("q1", "a")
    assert (tmp_path / "answers.json").stat().st_mode & 0o044
