"""A file that cannot be read is refused in words, never half read."""

from __future__ import annotations

import json

import pytest

from qikit.errors import QikitError
from qikit.improve import Aim, DriverDiagram, load

GOOD = {"tool": "aim", "version": 1, "content": {"what": "falls"}}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("not json", r"cannot be read as an improvement tool. \(aim.json\) Open an earlier copy"),
        (b"\xff\xfe", "cannot be read"),
        ("[" * 100_000, "cannot be read"),
        ([1], "cannot be read"),
        ({"tool": "aim"}, "cannot be read"),
        (GOOD | {"content": []}, "cannot be read"),
        (GOOD | {"version": 99}, r"Version 99 is later than this course's 1. \(aim.json\) Update"),
        (GOOD | {"version": "one"}, "Version 'one' is later"),
        (GOOD | {"content": {"colour": 1}}, "an aim statement has no part 'colour'"),
        (GOOD | {"content": {"by": "soon"}}, r"'soon' cannot be used: .*\(by\).*\(aim.json\)"),
        (GOOD | {"tool": "spoon"}, "'spoon' is not an improvement tool"),
        (GOOD | {"tool": "record"}, "'record' is not an improvement tool"),
        (GOOD | {"tool": ["aim"]}, r"\['aim'\] is not an improvement tool"),
    ],
)
def test_what_cannot_be_read_is_refused(content, words, tmp_path):
    path = tmp_path / "aim.json"
    raw = json.dumps(content) if isinstance(content, dict | list) else content
    path.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
    with pytest.raises(QikitError, match=words):
        load(path)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(QikitError, match=r"There is no such file. \(gone.json\)"):
        load(tmp_path / "gone.json")


def test_another_tool_is_not_taken_for_this_one(tmp_path):
    path = Aim(what="falls").save(tmp_path / "a.json")
    with pytest.raises(QikitError, match="The file holds 'aim', not a driver diagram"):
        DriverDiagram.load(path)


def test_a_file_is_plain_and_names_its_tool(tmp_path):
    path = Aim(what="falls", by="2031-03-31").save(tmp_path / "a.json")
    raw = json.loads(path.read_text("utf-8"))
    assert raw["tool"] == "aim"
    assert raw["version"] == 1
    assert raw["content"]["by"] == "2031-03-31"


def test_writing_leaves_the_old_file_whole_if_it_fails(tmp_path, monkeypatch):
    path = Aim(what="falls").save(tmp_path / "a.json")

    def no_room(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("qikit.improve.keeping.os.replace", no_room)
    with pytest.raises(OSError, match="No space"):
        Aim(what="bruises").save(path)
    monkeypatch.undo()
    assert Aim.load(path).what == "falls"


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"baseline": "many"}, r"'many' cannot be used: .*valid number.*\(baseline\)"),
        ({"baseline": float("inf")}, r"inf cannot be used: .*finite.*\(baseline\)"),
        ({"direction": "sideways"}, r"'sideways' cannot be used: .*\(direction\)"),
        ({"what": "x" * 3000}, r"'x+… cannot be used: .*2000 characters.*\(what\)"),
    ],
)
def test_impossible_values_are_refused(parts, words):
    with pytest.raises(QikitError, match=words):
        Aim(**parts)


def test_a_refusal_in_a_row_says_which():
    with pytest.raises(QikitError, match=r"7 cannot be used.*\(primary, row 2, name\)"):
        DriverDiagram(primary=[{"name": "a"}, {"name": 7}])
