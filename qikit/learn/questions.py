"""A set of questions, read from ``questions.yml`` or from a learner's ``questions.json``."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter, ValidationError

from qikit.errors import QikitError
from qikit.learn.expected import Expected, expected_for, find_expected
from qikit.learn.kinds import AnyQuestion, Question

AUTHORS_FILE = "questions.yml"
LEARNERS_FILE = "questions.json"

_READ_ALL: TypeAdapter[list[Any]] = TypeAdapter(list[AnyQuestion])


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """The questions of one folder, in order.

    Parameters
    ----------
    folder : Path
        The folder they were read from; expected answers are computed beside them.
    questions : tuple of Question
        The questions.
    """

    folder: Path
    questions: tuple[Question, ...]

    def __iter__(self) -> Iterator[Question]:
        return iter(self.questions)

    def __len__(self) -> int:
        return len(self.questions)

    def get(self, question_id: str) -> Question:
        """Return one question.

        Raises
        ------
        QikitError
            If there is none of that name; the nearest name is given.
        """
        for question in self.questions:
            if question.id == question_id:
                return question
        names = [question.id for question in self.questions]
        near = difflib.get_close_matches(question_id, names, n=1)
        todo = f"Did you mean {near[0]!r}?" if near else f"There are: {', '.join(names)}."
        raise QikitError(
            f"No question is called {question_id!r}.", where=str(self.folder), todo=todo
        )

    def expected(self, question: Question) -> Expected | None:
        """Compute what this question's answer should be; None where no number decides it."""
        if not question.needs_expected:
            return None
        if question.withheld and find_expected(self.folder, question.id) is None:
            return None
        return expected_for(self.folder, question.id)


def load_questions(folder: Path) -> QuestionSet:
    """Read the questions of a folder.

    Parameters
    ----------
    folder : Path
        Holds ``questions.yml`` (authors) or ``questions.json`` (learners).

    Raises
    ------
    QikitError
        If there is no such file, or what it says cannot be a set of questions.
    """
    for name in (AUTHORS_FILE, LEARNERS_FILE):
        path = Path(folder) / name
        if path.exists():
            return _read(path, path.stat().st_mtime_ns)
    raise QikitError(
        f"There are no questions in {Path(folder).name!r}.",
        where=str(folder),
        todo=f"A folder with questions holds {AUTHORS_FILE} or {LEARNERS_FILE}.",
    )


@lru_cache(maxsize=64)
def _read(path: Path, changed: int) -> QuestionSet:
    text = path.read_text(encoding="utf-8")
    try:
        raw = json.loads(text) if path.suffix == ".json" else yaml.safe_load(text)
        questions = _READ_ALL.validate_python(raw["questions"])
    except ValidationError as error:
        raise QikitError(_first_fault(error, raw["questions"]), where=path.name) from None
    except (yaml.YAMLError, json.JSONDecodeError, TypeError, KeyError) as error:
        raise QikitError(
            f"This file cannot be read as questions: {error}",
            where=path.name,
            todo="It needs a list under 'questions:'.",
        ) from None
    return QuestionSet(path.parent, tuple(_unique(questions, path)))


def _first_fault(error: ValidationError, raw: list[dict[str, Any]]) -> str:
    fault = error.errors(include_url=False)[0]
    number, *place = fault["loc"]
    name = raw[number].get("id", f"number {number + 1}") if isinstance(number, int) else number
    return f"Question {name}, {' → '.join(map(str, place)) or 'as a whole'}: {fault['msg']}"


def _unique(questions: list[Question], path: Path) -> list[Question]:
    seen: set[str] = set()
    for question in questions:
        if question.id in seen:
            raise QikitError(
                f"Two questions are called {question.id!r}.", where=path.name, todo="Rename one."
            )
        seen.add(question.id)
    return questions
