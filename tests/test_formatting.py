from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from nbformat import v4

from qikit.errors import QikitError
from qikit.formatting import format_notebooks, main
from qikit.learn.overview import BEGIN, END


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small course with one notebook that has been run and one module of code."""
    folder = tmp_path / "course" / "modules" / "01-tea"
    folder.mkdir(parents=True)
    cell = v4.new_code_cell("1+1", id="8f1a9c04", execution_count=3)
    (folder / "tea.ipynb").write_text(json.dumps(v4.new_notebook(cells=[cell])), "utf-8")
    (tmp_path / "code.py").write_text("x = {  'a':1 }\n", "utf-8")
    monkeypatch.setenv("QIKIT_HOME", str(tmp_path))
    return tmp_path


def notebook_of(course: Path) -> Path:
    return course / "course" / "modules" / "01-tea" / "tea.ipynb"


def test_looking_changes_nothing(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = notebook_of(course).read_bytes()
    assert main(["--check"]) == 1
    assert notebook_of(course).read_bytes() == before
    assert (course / "code.py").read_text() == "x = {  'a':1 }\n"
    place = Path("course/modules/01-tea/tea.ipynb")
    assert f"would change: {place}" in capsys.readouterr().out


def test_formatting_leaves_nothing_to_do(course: Path) -> None:
    assert main([]) == 0
    assert (course / "code.py").read_text() == 'x = {"a": 1}\n'
    cell = json.loads(notebook_of(course).read_text("utf-8"))["cells"][0]
    assert (cell["id"], cell["source"], cell["execution_count"]) == ("code", ["1 + 1"], None)
    assert main(["--check"]) == 0


def test_only_what_is_named_is_touched(course: Path) -> None:
    before = notebook_of(course).read_bytes()
    assert main([str(course / "code.py")]) == 0
    assert notebook_of(course).read_bytes() == before


def test_the_readme_follows_the_course_map(
    checkout_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(checkout_root / "course" / "modules", tmp_path / "course" / "modules")
    shutil.copy(checkout_root / "course" / "course.yml", tmp_path / "course")
    readme = tmp_path / "README.md"
    readme.write_text(f"# Course\n\n{BEGIN}\nold\n{END}\n", "utf-8")
    monkeypatch.setenv("QIKIT_HOME", str(tmp_path))
    assert main(["--check", str(readme)]) == 1
    assert "\nold\n" in readme.read_text("utf-8")
    assert main([str(readme)]) == 0
    assert "| 3 | Measurement for improvement |" in readme.read_text("utf-8")
    assert main(["--check", str(readme)]) == 0


def test_a_broken_notebook_is_named(course: Path) -> None:
    path = notebook_of(course)
    path.write_text("<<<<<<< ours\n", "utf-8")
    with pytest.raises(QikitError, match=r"^tea\.ipynb is not a notebook: .* Restore it from git"):
        format_notebooks([path], check=True)
