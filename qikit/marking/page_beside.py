"""Read what a feedback page says beside marks and answers."""

from __future__ import annotations

from qikit.learn.course_map import Course, Module
from qikit.marking.arriving.place import read_mendings
from qikit.marking.collect import time_of
from qikit.marking.desk import Desk
from qikit.marking.fairness.answers import words_to_mark
from qikit.marking.fairness.deadlines import in_words, read_time
from qikit.marking.fairness.due import lateness_in
from qikit.marking.fairness.rubric_marks import standing_in
from qikit.marking.fairness.store import open_store
from qikit.marking.page_values import Beside


def what_is_beside(desk: Desk, course: Course, exercise: str, learner: str) -> Beside:
    """Read levels, mendings, the rule for late work, and where to go on, for one learner."""
    timestamp = time_of(desk.folder("submitted", exercise, learner))
    when = read_time(timestamp)
    with open_store(desk) as book:
        standing = standing_in(book, exercise, learner)
        lateness = lateness_in(book, desk, exercise, learner)
    return Beside(
        handed_in=in_words(when) if when else timestamp,
        marks={name: mark for (_, name), mark in standing.items()},
        written=words_to_mark(desk, exercise, learner),
        mended=read_mendings(desk, exercise, learner),
        lateness=lateness,
        next_module=_after(course, exercise),
    )


def _after(course: Course, exercise: str) -> Module | None:
    place = course.order.index(exercise) + 1
    return course.modules[place] if place < len(course.order) else None
