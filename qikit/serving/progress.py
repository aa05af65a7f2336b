"""What a learner has done so far, counted from what is saved in their copies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from qikit.learn.answers import AnswerFile
from qikit.learn.course_map import Lesson, Module
from qikit.learn.kinds import Question
from qikit.serving.places import exercise_path, folder_of, lesson_path


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Questions answered out of those asked; optional ones count for neither."""

    answered: int
    asked: int

    @property
    def done(self) -> bool:
        return self.asked > 0 and self.answered == self.asked

    @property
    def started(self) -> bool:
        return self.answered > 0

    @property
    def words(self) -> str:
        """The tally as a learner reads it.

        Examples
        --------
        >>> Tally(answered=2, asked=5).words
        '2 of 5 questions answered'
        """
        if self.done:
            return "Done"
        noun = "question" if self.asked == 1 else "questions"
        if not self.started:
            return f"{self.asked} {noun}, none answered yet" if self.asked else "To read"
        return f"{self.answered} of {self.asked} {noun} answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonProgress:
    """One lesson and how far the learner is in it."""

    number: int
    lesson: Lesson
    path: str
    tally: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleProgress:
    """One module and how far the learner is in it."""

    module: Module
    lessons: tuple[LessonProgress, ...]
    exercise: Tally | None

    @property
    def lessons_done(self) -> int:
        return sum(one.tally.done for one in self.lessons)

    @property
    def started(self) -> bool:
        return any(one.tally.started for one in self.lessons)

    @property
    def next_lesson(self) -> LessonProgress | None:
        """The first lesson not yet done; None once all are."""
        return next((one for one in self.lessons if not one.tally.done), None)


def module_progress(root: Path, module: Module) -> ModuleProgress:
    """Count what is saved in a learner's copies of one module.

    Parameters
    ----------
    root : Path
        The root of the course, which holds ``learner/``.
    module : Module
        The module, as the course map has it.
    """
    practice = tuple(module.practice) if module.lessons else ()
    lessons = tuple(
        _lesson_progress(root, module, number, practice)
        for number in range(1, len(module.lessons) + 1)
    )
    return ModuleProgress(module=module, lessons=lessons, exercise=_exercise_tally(root, module))


def _lesson_progress(
    root: Path, module: Module, number: int, practice: tuple[Question, ...]
) -> LessonProgress:
    lesson = module.lessons[number - 1]
    path = lesson_path(module.slug, lesson.file)
    asked = [question for question in practice if question.lesson == number]
    return LessonProgress(
        number=number, lesson=lesson, path=path, tally=count(asked, folder_of(root, path))
    )


def has_exercise(module: Module) -> bool:
    """Whether the exercise that the map names is there yet; a draft may be without."""
    return (
        module.exercise is not None
        and (module.exercise_folder / module.exercise.notebook).is_file()
    )


def _exercise_tally(root: Path, module: Module) -> Tally | None:
    if module.exercise is None or not has_exercise(module):
        return None
    path = exercise_path(module.slug, module.exercise.notebook)
    return count(module.assessment, folder_of(root, path))


def count(questions: Iterable[Question], folder: Path) -> Tally:
    """Count how many of these questions have an answer saved in a folder."""
    saved = AnswerFile(folder).read()
    needed = [question for question in questions if not question.optional]
    given = [one for one in needed if one.id in saved and not one.is_empty(saved[one.id].answer)]
    return Tally(answered=len(given), asked=len(needed))
