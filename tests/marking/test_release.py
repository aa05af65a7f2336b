"""Releasing and fetching: quick when nothing changed, and never over a learner's work."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import nbformat
import pytest

from qikit.errors import QikitError
from qikit.learn.answers import AnswerFile
from qikit.marking.desk import open_desk
from qikit.marking.engine import gradebook
from qikit.marking.fetch import fetch
from qikit.marking.release import release
from tests.marking.checkouts import Cohort
from tests.marking.solutions import give


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def released(cohort: Cohort) -> Path:
    return open_desk(cohort.teacher).exchange / "outbound" / "01-tea"


def test_alembic_is_found_although_the_environment_is_not_on_path(unreleased, monkeypatch):
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    assert shutil.which("alembic") is None
    assert release(unreleased.teacher, unreleased.module)
    assert (unreleased.teacher / "course" / "gradebook.db").exists()
    assert shutil.which("alembic")


def test_an_unchanged_exercise_is_not_released_twice(cohort):
    assert release(cohort.teacher, cohort.module)
    written = (released(cohort) / "tea.ipynb").stat().st_mtime_ns
    release(cohort.teacher, cohort.module)
    record = open_desk(cohort.teacher).records / "released" / "01-tea"
    record.write_text(record.read_text(encoding="utf-8"), encoding="utf-8")
    assert not release(cohort.teacher, cohort.module)
    assert (released(cohort) / "tea.ipynb").stat().st_mtime_ns >= written


def test_a_module_without_exercise_cannot_be_released(cohort):
    (cohort.source / "tea.ipynb").unlink()
    with pytest.raises(QikitError, match="Module '01-tea' has no exercise"):
        release(cohort.teacher, cohort.module)


def test_graded_questions_stay_once_somebody_was_marked(cohort):
    with gradebook(open_desk(cohort.teacher)) as book:
        book.add_student("anna")
        book.add_submission("01-tea", "anna")
    notebook = nbformat.read(cohort.source / "tea.ipynb", as_version=4)
    notebook.cells = [cell for cell in notebook.cells if cell.id != "q05-steps"]
    nbformat.write(notebook, cohort.source / "tea.ipynb")
    with pytest.raises(QikitError, match="cannot be added, removed or renamed any more"):
        release(cohort.teacher, cohort.module)


def test_an_exercise_that_nbgrader_cannot_release_says_what_nbgrader_says(cohort):
    (cohort.source / "tea.ipynb").write_text("{}", encoding="utf-8")
    with pytest.raises(QikitError, match="nbgrader cannot release '01-tea'"):
        release(cohort.teacher, cohort.module)


def test_an_exchange_of_somebody_else_is_named(cohort, monkeypatch):
    def not_mine(path: str) -> bool:
        return False

    monkeypatch.setattr("nbgrader.exchange.default.exchange.self_owned", not_mine)
    with pytest.raises(QikitError, match="this account may not write there"):
        release(cohort.teacher, cohort.module, again=True)


def test_fetching_before_the_release_says_so(unreleased):
    with pytest.raises(QikitError, match="exercise of '01-tea' is not released yet"):
        unreleased.fetch("anna")


def test_fetching_again_keeps_answers_and_brings_back_what_is_missing(cohort):
    folder = cohort.fetch("anna")
    give(folder, {"q01-median": "26"})
    (folder / "questions.json").unlink()
    assert cohort.fetch("anna") == folder
    assert (folder / "questions.json").exists()
    assert AnswerFile(folder).read()["q01-median"].answer == "26"
    assert os.access(folder / "tea.ipynb", os.W_OK)


def test_a_corrected_exercise_reaches_a_learner_who_typed_nothing(cohort):
    folder = cohort.fetch("anna")
    give(folder, {"q01-median": "26"})
    edit(cohort.source / "questions.yml", "A usual round", "A corrected round")
    edit(cohort.source / "tea.ipynb", "Seven questions", "Seven better questions")
    release(cohort.teacher, cohort.module)
    cohort.fetch("anna")
    assert "A corrected round" in (folder / "questions.json").read_text(encoding="utf-8")
    assert "Seven better" in (folder / "tea.ipynb").read_text(encoding="utf-8")
    assert AnswerFile(folder).read()["q01-median"].answer == "26"


def test_a_corrected_exercise_never_replaces_a_notebook_typed_into(cohort):
    folder = cohort.fetch("anna")
    edit(folder / "tea.ipynb", "Seven questions", "My own note")
    edit(cohort.source / "tea.ipynb", "Seven questions", "Seven better questions")
    edit(cohort.source / "questions.yml", "A usual round", "A corrected round")
    release(cohort.teacher, cohort.module)
    cohort.fetch("anna")
    assert "My own note" in (folder / "tea.ipynb").read_text(encoding="utf-8")
    assert "A usual round" in (folder / "questions.json").read_text(encoding="utf-8"), "all or none"


def test_where_nbgrader_has_no_exchange_the_release_itself_is_fetched(unreleased, monkeypatch):
    monkeypatch.setattr("sys.platform", "win32")
    release(unreleased.teacher, unreleased.module)
    assert not released(unreleased).exists()
    folder = fetch(unreleased.teacher, unreleased.module)
    give(folder, {"q01-median": "26"})
    fetch(unreleased.teacher, unreleased.module)
    assert {path.name for path in folder.glob("*.*")} >= {"tea.ipynb", "questions.json"}
    assert AnswerFile(folder).read()["q01-median"].answer == "26"
