"""Everything that feedback pages of an exercise are made of, read once for all of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from qikit.errors import QikitError
from qikit.learn.answers import AnswerFile
from qikit.learn.course_map import Course, Module, load_course
from qikit.marking.arriving.place import read_mendings
from qikit.marking.collect import time_of
from qikit.marking.desk import Desk
from qikit.marking.fairness.answers import words_to_mark
from qikit.marking.fairness.deadlines import Lateness, in_words, read_time
from qikit.marking.fairness.due import lateness_in
from qikit.marking.fairness.given import Before, read_before
from qikit.marking.fairness.grades import results_in
from qikit.marking.fairness.rubric_marks import standing_in
from qikit.marking.fairness.store import open_store
from qikit.marking.fairness.values import RubricMark
from qikit.marking.fairness.versions import State, Told
from qikit.marking.page import build_page
from qikit.marking.page_values import Beside, FeedbackPage
from qikit.marking.results import Result


@dataclass(frozen=True, kw_only=True)
class Pages:
    """The feedback pages of one exercise.

    Parameters
    ----------
    desk : Desk
        Where marking lives.
    course : Course
        The course.
    module : Module
        The module of the exercise.
    results : mapping of str to Result
        Marks and comments, by learner.
    marks : mapping of (str, str) to RubricMark
        Levels that people chose, by learner and question.
    lateness : mapping of str to Lateness or None
        How each hand-in stands by the rule for late work.
    before : Before
        What learners were told before.
    """

    desk: Desk
    course: Course
    module: Module
    results: Mapping[str, Result]
    marks: Mapping[tuple[str, str], RubricMark]
    lateness: Mapping[str, Lateness | None]
    before: Before

    def state(self, learner: str) -> State:
        """Return what of a learner's page is compared with the one before."""
        late = self.lateness.get(learner)
        return State(
            handed_in=self._handed_in(learner),
            course=self.course.version,
            late=late.as_text() if late else "",
            mended=read_mendings(self.desk, self.module.slug, learner),
            exercise=self._exercise_print,
            questions={
                mark.question_id: Told(
                    marks=mark.marks,
                    possible=mark.possible,
                    comment=mark.comment,
                    levels=self._levels(learner, mark.question_id),
                )
                for mark in self.result(learner).marks
            },
        )

    def is_new(self, learner: str) -> bool:
        """Whether the learner's page says something that was not given back."""
        return self.before.newest(learner) != self.state(learner)

    def page(self, learner: str) -> FeedbackPage:
        """Return a learner's page, with its version and what changed."""
        result, state = self.result(learner), self.state(learner)
        answers = AnswerFile(self.desk.folder("submitted", self.module.slug, learner))
        beside = self._beside(learner, state)
        page = build_page(self.module, self.module.assessment, answers, result, beside)
        return replace(page, version=self.before.version(learner, state))

    def taken_off(self, learner: str) -> float:
        """Return the marks that the rule for late work takes off."""
        late = self.lateness.get(learner)
        needed = {question.id for question in self.module.assessment if not question.optional}
        marks = (mark.marks for mark in self.result(learner).marks if mark.question_id in needed)
        return late.taken_off(sum(marks)) if late else 0.0

    def result(self, learner: str) -> Result:
        """Return a learner's marks.

        Raises
        ------
        QikitError
            If nothing of this learner was marked.
        """
        if learner not in self.results:
            raise QikitError(
                f"Nothing that {learner!r} handed in is marked yet.",
                where=self.module.slug,
                todo="Collect and mark by machine first.",
            )
        return self.results[learner]

    def _beside(self, learner: str, state: State) -> Beside:
        when = read_time(state.handed_in)
        return Beside(
            handed_in=in_words(when) if when else state.handed_in,
            marks={name: mark for (who, name), mark in self.marks.items() if who == learner},
            written=words_to_mark(self.desk, self.module.slug, learner),
            mended=state.mended,
            lateness=self.lateness.get(learner),
            next_module=self._next_module,
        )

    def _levels(self, learner: str, question_id: str) -> tuple[str, ...]:
        mark = self.marks.get((learner, question_id))
        return tuple(each.words for each in mark.levels) if mark else ()

    def _handed_in(self, learner: str) -> str:
        return time_of(self.desk.folder("submitted", self.module.slug, learner))

    @cached_property
    def _exercise_print(self) -> str:
        folder, seen = self.module.exercise_folder, hashlib.sha256()
        for path in sorted([*folder.glob("*.yml"), *folder.glob("*.py")]):
            seen.update(path.read_bytes())
        return seen.hexdigest()[:16]

    @property
    def _next_module(self) -> Module | None:
        place = self.course.order.index(self.module.slug) + 1
        return self.course.modules[place] if place < len(self.course.order) else None


def read_pages(desk: Desk, exercise: str, learners: Iterable[str]) -> Pages:
    """Read everything for the pages of these learners.

    Parameters
    ----------
    desk : Desk
        Where marking lives.
    exercise : str
        The exercise.
    learners : iterable of str
        Whose pages will be asked for.
    """
    names = tuple(learners)
    one = names[0] if len(names) == 1 else None
    course = load_course(desk.root)
    with open_store(desk) as book:
        return Pages(
            desk=desk,
            course=course,
            module=course.module(exercise),
            results={each.learner: each for each in results_in(book, exercise)},
            marks=standing_in(book, exercise, one),
            lateness={name: lateness_in(book, desk, exercise, name) for name in names},
            before=read_before(book, exercise, one),
        )
