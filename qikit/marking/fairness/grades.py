"""nbgrader's own rows: read the marks of a whole exercise at once, and write one mark."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from qikit.errors import QikitError
from qikit.marking.desk import Desk
from qikit.marking.engine import gradebook
from qikit.marking.results import Mark, Result


def read_results(desk: Desk, exercise: str) -> tuple[Result, ...]:
    """Read the marks of every learner who was marked, by learner's id, in one go."""
    with gradebook(desk) as book:
        return results_in(book, exercise)


def results_in(book: Any, exercise: str) -> tuple[Result, ...]:
    """Return the same as :func:`read_results`, from an open gradebook."""
    comments = comments_of(book, exercise)
    marks: dict[str, list[Mark]] = {}
    for row in grades_of(book, exercise):
        comment = comments.get((row.learner, row.question_id), "")
        marks.setdefault(row.learner, []).append(_mark(row, comment))
    return tuple(Result(learner=name, marks=tuple(marks[name])) for name in sorted(marks))


def grades_of(book: Any, exercise: str) -> list[Any]:
    """Return a row per learner and question: learner, question_id, possible, auto, manual …"""
    from nbgrader import api

    grade, cell = api.Grade, api.GradeCell
    rows = (
        select(
            api.SubmittedAssignment.student_id.label("learner"),
            cell.name.label("question_id"),
            cell.max_score.label("possible"),
            grade.auto_score.label("auto"),
            grade.manual_score.label("manual"),
            grade.extra_credit.label("extra"),
            grade.needs_manual_grade.label("needs_person"),
        )
        .join_from(grade, cell, grade.cell_id == cell.id)
        .join(api.SubmittedNotebook, grade.notebook_id == api.SubmittedNotebook.id)
        .join(
            api.SubmittedAssignment,
            api.SubmittedNotebook.assignment_id == api.SubmittedAssignment.id,
        )
        .join(api.Assignment, api.SubmittedAssignment.assignment_id == api.Assignment.id)
        .where(api.Assignment.name == exercise)
        .order_by(api.SubmittedAssignment.student_id, cell.name)
    )
    return list(book.db.execute(rows))


def comments_of(book: Any, exercise: str) -> dict[tuple[str, str], str]:
    """Return what people wrote, by learner and question."""
    from nbgrader import api

    rows = (
        select(
            api.SubmittedAssignment.student_id, api.SolutionCell.name, api.Comment.manual_comment
        )
        .join_from(api.Comment, api.SolutionCell, api.Comment.cell_id == api.SolutionCell.id)
        .join(api.SubmittedNotebook, api.Comment.notebook_id == api.SubmittedNotebook.id)
        .join(
            api.SubmittedAssignment,
            api.SubmittedNotebook.assignment_id == api.SubmittedAssignment.id,
        )
        .join(api.Assignment, api.SubmittedAssignment.assignment_id == api.Assignment.id)
        .where(api.Assignment.name == exercise, api.Comment.manual_comment.is_not(None))
    )
    return {(learner, name): words for learner, name, words in book.db.execute(rows) if words}


def write_mark(
    book: Any, exercise: str, learner: str, question_id: str, points: float, comment: str
) -> None:
    """Put a person's mark and comment where formgrader and feedback find them; not committed.

    Raises
    ------
    QikitError
        If nothing of this learner was marked by machine yet.
    """
    grade = find_grade(book, exercise, learner, question_id)
    grade.manual_score, grade.needs_manual_grade = points, False
    notes = [note for note in grade.notebook.comments if note.name == question_id]
    for note in notes:
        note.manual_comment = comment or None


def find_grade(book: Any, exercise: str, learner: str, question_id: str) -> Any:
    """Return nbgrader's grade for one answer; raises as :func:`write_mark` does."""
    from nbgrader.api import MissingEntry

    try:
        submission = book.find_submission(exercise, learner)
        grades = (grade for each in submission.notebooks for grade in each.grades)
        return next(grade for grade in grades if grade.name == question_id)
    except (MissingEntry, StopIteration):
        raise QikitError(
            "This hand-in was not marked by machine yet.",
            where=f"{exercise}, {question_id}",
            todo="Collect and mark by machine first.",
        ) from None


def _mark(row: Any, comment: str) -> Mark:
    given = row.manual if row.manual is not None else row.auto
    return Mark(
        question_id=row.question_id,
        marks=float(given or 0) + float(row.extra or 0),
        possible=float(row.possible),
        needs_person=bool(row.needs_person),
        comment=comment,
    )
