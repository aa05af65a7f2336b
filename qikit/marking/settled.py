"""Spare the person who marks from reading the same answer twice.

Whenever nbgrader marks a hand-in again, it asks for every mark that a person gave to be looked at
again. That is needed only where the learner's answer, or how to mark it, is another one.
"""

from __future__ import annotations

from typing import Any

import nbformat

from qikit.marking.collect import time_of
from qikit.marking.desk import Desk
from qikit.marking.engine import gradebook

Settled = dict[str, str]


def read_settled(desk: Desk, exercise: str, learner: str) -> Settled:
    """Return what a person has marked for good: each cell, and what was seen there.

    That is the text of a written answer and, for any other mark that a person changed, the time of
    the hand-in.
    """
    seen = _seen(desk, exercise, learner)
    if not seen:
        return {}
    with gradebook(desk) as book:
        grades = _grades(book, exercise, learner)
        return {
            grade.name: seen[grade.name]
            for grade in grades
            if grade.manual_score is not None
            and not grade.needs_manual_grade
            and grade.name in seen
        }


def keep_settled(desk: Desk, exercise: str, learner: str, before: Settled) -> None:
    """Let the marks stand where what was seen is still the same."""
    if not before:
        return
    now = _seen(desk, exercise, learner)
    with gradebook(desk) as book:
        for grade in _grades(book, exercise, learner):
            if grade.name in before and before[grade.name] == now.get(grade.name):
                grade.needs_manual_grade = False
        book.db.commit()


def _grades(book: Any, exercise: str, learner: str) -> list[Any]:
    submission = book.find_submission(exercise, learner)
    return [grade for notebook in submission.notebooks for grade in notebook.grades]


def _seen(desk: Desk, exercise: str, learner: str) -> Settled:
    folder = desk.folder("autograded", exercise, learner)
    cells = [cell for path in folder.glob("*.ipynb") for cell in nbformat.read(path, 4).cells]
    return {
        cell.metadata.nbgrader["grade_id"]: (
            cell.source if cell.cell_type == "markdown" else time_of(folder)
        )
        for cell in cells
        if cell.metadata.get("nbgrader", {}).get("grade")
    }
