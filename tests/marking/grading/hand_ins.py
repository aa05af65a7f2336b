"""Hand-ins laid straight into the folder of what was collected."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell

from qikit.learn.answers import AnswerFile
from qikit.marking.autograde import Marked
from qikit.marking.desk import open_desk
from tests.marking.checkouts import Cohort

SLUG = "01-tea"
NOTEBOOK = "tea.ipynb"
WHEN = "2026-11-23 09:00:00.000000 UTC"


def lay(cohort: Cohort, learner: str, answers: dict[str, Any] | None = None, *code: str) -> Path:
    """Hand in for a learner, with these answers and these cells of code near the top."""
    desk = open_desk(cohort.teacher)
    folder = desk.folder("submitted", SLUG, learner)
    shutil.copytree(desk.folder("release", SLUG), folder)
    (folder / "timestamp.txt").write_text(WHEN, encoding="utf-8")
    AnswerFile(folder).start()
    for question_id, answer in (answers or {}).items():
        AnswerFile(folder).save(question_id, answer)
    if code:
        change(folder, lambda cells: cells.__setitem__(slice(2, 2), map(new_code_cell, code)))
    return folder


def change(folder: Path, edit: Callable[[list[Any]], object]) -> None:
    """Edit the cells of a handed-in notebook."""
    path = folder / NOTEBOOK
    notebook = nbformat.read(path, as_version=4)
    edit(notebook.cells)
    nbformat.write(notebook, path)


def limit(cohort: Cohort, **settings: object) -> None:
    """Set limits of the sandbox in the teacher's own configuration."""
    lines = [f"c.RunOwnCode.{name} = {value!r}\n" for name, value in settings.items()]
    with (cohort.teacher / "jupyter_config.py").open("a", encoding="utf-8") as config:
        config.writelines(lines)


def marks(marked: Marked) -> dict[str, float]:
    assert marked.result is not None, marked.reason
    return {mark.question_id: mark.marks for mark in marked.result.marks}


def shown(cohort: Cohort, learner: str) -> str:
    """Everything that the marked notebook of a learner holds, and the marker's pages show."""
    folder = open_desk(cohort.teacher).folder("autograded", SLUG, learner)
    return (folder / NOTEBOOK).read_text(encoding="utf-8")
