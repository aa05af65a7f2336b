"""Answer a learner's copy of an exercise: perfectly, or with one named slip."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat

from qikit.learn.answers import AnswerFile
from qikit.learn.questions import QuestionSet, load_questions


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongAnswer:
    """A wrong answer that has a name."""

    question_id: str
    slip: str
    answer: Any


def perfect_answers(questions: QuestionSet) -> dict[str, Any]:
    """Return an answer with full marks for every question, from the authors' questions."""
    return {q.id: q.right_answer(questions.expected(q)) for q in questions}


def wrong_answers(questions: QuestionSet) -> Iterator[WrongAnswer]:
    """Yield every named wrong answer of every question."""
    for question in questions:
        for slip, answer in question.wrong_answers(questions.expected(question)):
            yield WrongAnswer(question_id=question.id, slip=slip, answer=answer)


def give(folder: Path, answers: dict[str, Any]) -> None:
    """Save answers in a learner's folder."""
    for question_id, answer in answers.items():
        AnswerFile(folder).save(question_id, answer)


def solve(folder: Path, source: Path) -> None:
    """Answer everything in a learner's folder perfectly, code included."""
    give(folder, perfect_answers(load_questions(source)))
    for notebook in folder.glob("*.ipynb"):
        _copy_code(source / notebook.name, notebook)


def _copy_code(source: Path, target: Path) -> None:
    solved = {cell.id: cell for cell in nbformat.read(source, as_version=4).cells}
    notebook = nbformat.read(target, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("solution"):
            cell.source = solved[cell.id].source
    nbformat.write(notebook, target)
