"""The trusted questions of an exercise, whose expected answers are computed once for everybody."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from qikit.learn.expected import AT_ONCE, KEY, Expected
from qikit.learn.kinds import Question
from qikit.learn.questions import QuestionSet, load_questions


@dataclass(frozen=True, slots=True)
class Remembered(QuestionSet):
    """Questions that remember what their answers should be until their files change."""

    def expected(self, question: Question) -> Expected | None:
        """What this question's answer should be; None where no number decides it."""
        return _expected(self.folder, _written(self.folder), question.id)


def trusted_questions(folder: Path) -> Remembered:
    """Read the questions of an exercise's own folder, with their keys."""
    questions = load_questions(folder)
    return Remembered(questions.folder, questions.questions)


@lru_cache(maxsize=512)
def _expected(folder: Path, written: tuple[int, ...], question_id: str) -> Expected | None:
    questions = load_questions(folder)
    return questions.expected(questions.get(question_id))


def _written(folder: Path) -> tuple[int, ...]:
    paths = (folder / name for name in (AT_ONCE, KEY))
    return tuple(path.stat().st_mtime_ns for path in paths if path.exists())
