"""Put each learner's written answers where nbgrader and the person who marks will find them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
from nbgrader import utils
from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor

from qikit.learn.answers import AnswerFile
from qikit.learn.kinds import Text
from qikit.learn.questions import QuestionSet, load_questions
from qikit.marking.plain_text import quoted


class FillWrittenAnswers(NbGraderPreprocessor):  # type: ignore[misc]
    """Fill the cells that a person marks, before the notebook is run.

    A cell without an answer is put back as it was released, so that nbgrader gives it nothing; a
    cell with one holds the learner's words, so that nbgrader knows it needs a person. Below the
    words stands how to mark them. Any other text that is not the course's own is shown as plain
    text: nbgrader's pages would run scripts in it.
    """

    def preprocess(self, nb: Any, resources: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
        place = resources["nbgrader"]
        source = source_folder(self, place["assignment"])
        answers = AnswerFile(Path(resources["metadata"]["path"])).read()
        texts = {key: str(saved.answer or "") for key, saved in answers.items()}
        ours = _course_text(source / f"{place['notebook']}.ipynb")
        questions = load_questions(source)
        with Gradebook(place["db_url"]) as book:
            for cell in nb.cells:
                if is_written_answer(cell):
                    _fill(cell, texts, questions, _released(book, cell, place))
                elif cell.cell_type != "code" and cell.source.strip() not in ours:
                    _as_plain_text(cell)
        return nb, resources


class LeaveWrittenAnswersToPeople(NbGraderPreprocessor):  # type: ignore[misc]
    """Stop *Validate* from missing written answers in a released notebook; the last step there.

    Without its checksum nbgrader cannot tell whether such a cell changed. The checksum comes back
    from the gradebook when a hand-in is marked.
    """

    def preprocess_cell(self, cell: Any, resources: Any, cell_index: int) -> tuple[Any, Any]:
        if is_written_answer(cell):
            cell.metadata.nbgrader.pop("checksum", None)
        return cell, resources


def source_folder(preprocessor: Any, exercise: str) -> Path:
    """Return the trusted folder of an exercise, as configured."""
    course = CourseDirectory(parent=preprocessor)
    return Path(course.format_path(course.source_directory, ".", exercise))


def is_written_answer(cell: Any) -> bool:
    """Whether a person marks this cell."""
    return cell.cell_type == "markdown" and utils.is_grade(cell) and utils.is_solution(cell)


def typed_text(cell: Any) -> str:
    """Return what was typed into a released cell itself; empty if it is as released."""
    unchanged = cell.metadata.nbgrader.get("checksum") == utils.compute_checksum(cell)
    return "" if unchanged else cell.source.strip()


def _released(book: Any, cell: Any, place: dict[str, str]) -> str:
    name = cell.metadata.nbgrader["grade_id"]
    return str(book.find_source_cell(name, place["notebook"], place["assignment"]).source)


def _course_text(notebook: Path) -> set[str]:
    cells = nbformat.read(notebook, as_version=4).cells
    return {cell.source.strip() for cell in cells if cell.cell_type == "markdown"}


def _fill(cell: Any, texts: dict[str, str], questions: QuestionSet, released: str) -> None:
    name = cell.metadata.nbgrader["grade_id"]
    words = texts.get(name, "").strip() or typed_text(cell)
    cell.pop("attachments", None)
    cell.source = released
    if words:
        cell.source = f"{quoted(words)}\n\n{_how_to_mark(questions, name)}".strip()


def _how_to_mark(questions: QuestionSet, name: str) -> str:
    question = next((question for question in questions if question.id == name), None)
    if not isinstance(question, Text) or not question.rubric:
        return ""
    parts = ["**How to mark**"]
    for line in question.rubric:
        levels = "\n".join(f"- {marks}: {words}" for marks, words in enumerate(line.levels))
        parts.append(f"*{line.criterion}*\n\n{levels}")
    if question.example:
        parts.append(f"A good answer, to compare with: “{question.example.strip()}”")
    return "\n\n".join(parts)


def _as_plain_text(cell: Any) -> None:
    cell.cell_type = "markdown"
    cell.pop("attachments", None)
    cell.source = quoted(cell.source) if cell.source.strip() else ""
