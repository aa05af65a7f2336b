"""Mark a written answer by its rubric, so that formgrader and feedback see it, and keep it."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from qikit.learn.kinds.text import Text
from qikit.learn.questions import load_questions
from qikit.marking.desk import Desk
from qikit.marking.fairness.answers import fingerprint_of, words_to_mark
from qikit.marking.fairness.grades import find_grade, grades_of, write_mark
from qikit.marking.fairness.records import add_record, counting, newest, read_records
from qikit.marking.fairness.rubric import levels_reached, points_for, written_question
from qikit.marking.fairness.store import named, now, open_store
from qikit.marking.fairness.values import Role, RubricMark


def save_rubric_mark(
    desk: Desk,
    exercise: str,
    learner: str,
    question_id: str,
    levels: Mapping[str, int],
    comment: str,
    marker: str,
    *,
    reason: str = "",
) -> RubricMark:
    """Mark one written answer; a mark given before stays on record.

    Parameters
    ----------
    desk : Desk
        Where marking lives.
    exercise, learner, question_id : str
        Which answer.
    levels : mapping of str to int
        Level of each criterion of the rubric, 0 for the lowest.
    comment : str
        What the learner reads.
    marker : str
        Who marks.
    reason : str
        Why an earlier mark changes; the learner reads it.

    Returns
    -------
    RubricMark
        With the marks, which are also the manual score in nbgrader's gradebook.

    Raises
    ------
    QikitError
        If the answer was not marked by machine yet, a level is missing or not in the rubric, or
        nobody is named as the marker.
    """
    question = written_question(load_questions(desk.folder("source", exercise)), question_id)
    words = words_to_mark(desk, exercise, learner).get(question_id, "")
    with open_store(desk) as book:
        find_grade(book, exercise, learner, question_id)
        before = read_records(book, exercise, learner=learner, question_id=question_id)
        mark = make_mark(
            question,
            levels,
            exercise=exercise,
            learner=learner,
            role="first",
            marker=marker,
            comment=comment,
            reason=reason,
            words=words,
            before=counting(before),
        )
        add_counting(book, mark)
        book.db.commit()
    return mark


def rubric_mark(desk: Desk, exercise: str, learner: str, question_id: str) -> RubricMark | None:
    """Return the mark that stands for a written answer, with its levels, or None.

    A score that somebody typed into formgrader afterwards has no levels: then there is none here.
    """
    with open_store(desk) as book:
        marks = newest(read_records(book, exercise, learner=learner, question_id=question_id))
        mark = marks.get((learner, question_id))
        if mark is None:
            return None
        return mark if _same_score(find_grade(book, exercise, learner, question_id), mark) else None


def standing_marks(desk: Desk, exercise: str) -> dict[tuple[str, str], RubricMark]:
    """Return every mark that stands, as :func:`rubric_mark` does, by learner and question."""
    with open_store(desk) as book:
        return standing_in(book, exercise)


def history(desk: Desk, exercise: str, learner: str, question_id: str) -> tuple[RubricMark, ...]:
    """Return every mark that one answer ever got, second marks too, oldest first."""
    with open_store(desk) as book:
        return read_records(book, exercise, learner=learner, question_id=question_id)


def restore_marks(desk: Desk, exercise: str, learner: str) -> tuple[str, ...]:
    """Put one learner's marks back that nbgrader has lost, as :func:`put_back` does.

    Returns
    -------
    tuple of str
        The questions whose marks came back.
    """
    words = {learner: words_to_mark(desk, exercise, learner)}
    with open_store(desk) as book:
        back = put_back(book, exercise, words)
    return tuple(sorted(mark.question_id for mark in back))


def put_back(
    book: Any, exercise: str, words: Mapping[str, Mapping[str, str]]
) -> tuple[RubricMark, ...]:
    """Put marks back that nbgrader has lost, wherever the same words are still there.

    nbgrader forgets a person's marks when a hand-in is taken out of its gradebook and collected
    again. The list of written answers does this by itself.

    Parameters
    ----------
    book : Gradebook
        An open store; what is put back is committed.
    exercise : str
        The exercise.
    words : mapping
        Written answers by learner and question.
    """
    marks = newest(read_records(book, exercise))
    found = [
        mark
        for row in grades_of(book, exercise)
        if row.manual is None
        and (mark := marks.get((row.learner, row.question_id)))
        and mark.answer == fingerprint_of(words.get(row.learner, {}).get(row.question_id, ""))
        and mark.answer
    ]
    for mark in found:
        write_mark(book, exercise, mark.learner, mark.question_id, mark.points, mark.comment)
    if found:
        book.db.commit()
    return tuple(found)


def make_mark(
    question: Text,
    levels: Mapping[str, int],
    *,
    exercise: str,
    learner: str,
    role: Role,
    marker: str,
    comment: str,
    reason: str,
    words: str,
    before: tuple[RubricMark, ...],
) -> RubricMark:
    """Return a new mark from levels; it follows the marks ``before``."""
    reached = levels_reached(question, levels)
    return RubricMark(
        uid=uuid.uuid4().hex,
        exercise=exercise,
        learner=learner,
        question_id=question.id,
        role=role,
        marker=named(marker),
        levels=reached,
        points=points_for(question, reached),
        possible=float(question.points),
        comment=comment.strip(),
        reason=reason.strip(),
        answer=fingerprint_of(words),
        at=datetime.fromisoformat(now()),
        ancestors=tuple(each.uid for each in before),
    )


def add_counting(book: Any, mark: RubricMark) -> None:
    """Record a mark that counts and write it to nbgrader's gradebook; not committed."""
    add_record(book, mark)
    write_mark(book, mark.exercise, mark.learner, mark.question_id, mark.points, mark.comment)


def withdraw(book: Any, mark: RubricMark) -> None:
    """Take a mark back, so that the answer is to be read again; not committed.

    The mark stays on record, with a note that it was taken back: it is neither brought back nor
    sent to another place.
    """
    note = replace(
        mark,
        uid=uuid.uuid4().hex,
        role="withdrawn",
        levels=(),
        points=0.0,
        comment="",
        reason="",
        at=datetime.fromisoformat(now()),
        ancestors=(*mark.ancestors, mark.uid),
    )
    add_record(book, note)
    write_mark(book, mark.exercise, mark.learner, mark.question_id, 0, "")
    grade = find_grade(book, mark.exercise, mark.learner, mark.question_id)
    grade.manual_score, grade.needs_manual_grade = None, True


def standing_in(
    book: Any, exercise: str, learner: str | None = None
) -> dict[tuple[str, str], RubricMark]:
    """Return every mark that stands (of one learner), from an open store."""
    given = {(row.learner, row.question_id): row.manual for row in grades_of(book, exercise)}
    marks = newest(read_records(book, exercise, learner=learner))
    return {at: mark for at, mark in marks.items() if _close(given.get(at), mark.points)}


def _same_score(grade: Any, mark: RubricMark) -> bool:
    return _close(grade.manual_score, mark.points)


def _close(score: float | None, points: float) -> bool:
    return score is not None and abs(score - points) < 1e-6
