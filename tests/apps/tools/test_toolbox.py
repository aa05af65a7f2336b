"""The toolbox opens every tool, keeps what is written, and shows examples without keeping them."""

from __future__ import annotations

import pytest

from qikit import apps
from qikit.apps.tools.toolbox import ORDER, Toolbox, form_of
from qikit.errors import QikitError


@pytest.fixture(autouse=True)
def _own_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def test_every_tool_of_the_course_is_in_it():
    assert {f"tool_{name}" for name in ORDER} == {n for n in apps.PLAYS if n.startswith("tool_")}


@pytest.mark.parametrize("name", ORDER)
def test_each_tool_opens_empty_and_with_each_example(name, tmp_path):
    box = Toolbox().after("tool", name)
    assert box.form.record.is_empty
    assert box.controls()[2:] == form_of(name)().controls()
    for example, _ in box.controls()[1].options[1:]:
        shown = box.after("example", example)
        assert not shown.form.record.is_empty
        assert shown.says()
    assert list(tmp_path.iterdir()) == []


def test_what_is_written_is_there_again_after_another_tool_was_open(tmp_path):
    box = Toolbox().after("tool", "force_field").after("change", "Ring the day before")
    assert (tmp_path / "my-force-field.json").exists()
    away = box.after("tool", "aim")
    assert away.form.record.is_empty
    assert away.after("tool", "force_field").form.record.change == "Ring the day before"


def test_a_tool_is_opened_by_its_name_only():
    with pytest.raises(QikitError, match="no control called 'open'"):
        Toolbox().after("open", "anything")
    with pytest.raises(QikitError, match="'chess' is not on offer"):
        Toolbox().after("tool", "chess")
