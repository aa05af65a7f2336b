"""Judge the saved answers with our own code, and put the outcome into the graded cells.

A graded cell holds one line, ``grade("question")``. It is not run: what it would have shown is
worked out here, from the answers file and the trusted questions, out of reach of the learner's
code.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from nbformat.v4 import new_output
from nbgrader import utils
from nbgrader.preprocessors import NbGraderPreprocessor

from qikit.errors import QikitError
from qikit.learn.answers import AnswerFile
from qikit.learn.checking import mark
from qikit.learn.notebook import earned
from qikit.learn.questions import QuestionSet
from qikit.marking.grading.remembered import trusted_questions
from qikit.marking.written import source_folder

_GRADE_LINE = re.compile(r"""grade\((["'])(?P<question>[^"']+)\1\)""")
_MOST_BYTES = 2 * 1024 * 1024


class JudgeAnswers(NbGraderPreprocessor):  # type: ignore[misc]
    """Fill every graded cell with what its question's answer earned."""

    def preprocess(self, nb: Any, resources: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
        questions = trusted_questions(source_folder(self, resources["nbgrader"]["assignment"]))
        answers = AnswerFile(Path(resources["metadata"]["path"]))
        check_size(answers.path)
        for cell in nb.cells:
            if carries_marks(cell):
                cell.outputs = outputs(questions, question_of(cell), answers)
        return nb, resources


def carries_marks(cell: Any) -> bool:
    """Whether a machine gives the marks of this cell."""
    return bool(cell.cell_type == "code" and utils.is_grade(cell))


def question_of(cell: Any) -> str:
    """Return the question that a graded cell marks.

    Raises
    ------
    QikitError
        If the cell holds anything but that one line.
    """
    line = _GRADE_LINE.fullmatch(cell.source.strip())
    if line is None:
        raise QikitError(
            'A graded cell holds more than one line grade("..."), and would have to be run.',
            where=cell.metadata.nbgrader["grade_id"],
            todo="Ask the question in questions.yml, and compute its answer in answers_key.py.",
        )
    return line["question"]


def outputs(questions: QuestionSet, question_id: str, answers: AnswerFile) -> list[Any]:
    """What the graded cell of a question shows; nbgrader reads the marks from it."""
    question = questions.get(question_id)
    result = mark(questions, question_id, answers)
    marks, words = earned(question, result), writable(result.as_text())
    if marks is None:
        return [new_output("error", ename="NotRightYet", evalue=words, traceback=[words])]
    return [
        new_output("stream", name="stdout", text=f"{words}\n"),
        new_output("execute_result", data={"text/plain": repr(marks)}, execution_count=1),
    ]


def check_size(answers: Path) -> None:
    """Make sure that an answers file is one that people could have filled in.

    Raises
    ------
    QikitError
        If it is far too large.
    """
    if answers.is_file() and (size := answers.stat().st_size) > _MOST_BYTES:
        raise QikitError(f"The answers file has {size:,} bytes; {_MOST_BYTES:,} are allowed.")


def writable(text: str) -> str:
    """The same text, without halves of characters, which no file can hold.

    Examples
    --------
    >>> writable("26 \\ud83e minutes")
    '26 ? minutes'
    """
    return text.encode("utf-8", "replace").decode("utf-8")
