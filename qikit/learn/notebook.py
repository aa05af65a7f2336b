"""The three calls a notebook makes: ``guess``, ``ask`` and ``grade``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qikit.errors import QikitError
from qikit.learn.answers import AnswerFile
from qikit.learn.checking import mark
from qikit.learn.questions import load_questions

if TYPE_CHECKING:
    from qikit.learn.feedback import Feedback
    from qikit.learn.form import QuestionForm
    from qikit.learn.kinds import Question


class NotRightYet(AssertionError):
    """An answer that does not earn its marks yet; its message is the feedback, in plain words."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


def ask(question_id: str) -> QuestionForm:
    """Ask a question of this notebook's folder.

    Parameters
    ----------
    question_id : str
        The question's id.

    Returns
    -------
    QuestionForm
        The form, with any earlier answer in it. Each answer is saved at once.

    Raises
    ------
    QikitError
        If the folder has no such question.
    """
    from qikit.learn.form import QuestionForm

    return QuestionForm(load_questions(Path.cwd()), question_id, AnswerFile(Path.cwd()))


def guess(question_id: str, *, reveal: Any = None) -> QuestionForm:
    """Ask for a guess, and show what it was about once the learner has committed to it.

    Parameters
    ----------
    question_id : str
        The question's id. Its ``notice`` is shown after the reveal.
    reveal : object, optional
        What is shown after committing: anything that shows itself as HTML, such as a chart,
        HTML text, or a function that returns either.

    Raises
    ------
    QikitError
        If the folder has no such question, or ``reveal`` cannot be shown.
    """
    from qikit.learn.form import QuestionForm

    here = Path.cwd()
    return QuestionForm(
        load_questions(here), question_id, AnswerFile(here), lambda: as_html(reveal)
    )


def grade(question_id: str) -> float | None:
    """Mark the saved answer to a question; the only line of a graded cell.

    Parameters
    ----------
    question_id : str
        The question's id.

    Returns
    -------
    float or None
        The marks earned, which nbgrader takes from the cell's output. None on a Voilà page, where
        nothing is marked and nothing shown.

    Raises
    ------
    NotRightYet
        If no marks are earned. Its message is the feedback.
    QikitError
        If there is no such question.

    Notes
    -----
    Printing the message and returning a number is nbgrader's way of giving part marks.
    """
    if os.environ.get("SERVER_SOFTWARE", "").startswith("voila"):
        return None
    questions = load_questions(Path.cwd())
    result = mark(questions, question_id, AnswerFile(Path.cwd()))
    marks = earned(questions.get(question_id), result)
    if marks is None:
        raise NotRightYet(result.as_text())
    print(result.as_text())
    return marks


def earned(question: Question, result: Feedback) -> float | None:
    """Return the marks that a judged answer earns; None if it earns nothing yet.

    A learner's copy holds no key for some questions; there, an answer that is kept will do.
    """
    if result.state == "saved" and question.withheld:
        return float(question.points)
    return round(question.points * result.share, 2) if result.share else None


def as_html(shown: Any) -> str:
    """Return HTML for something that can show itself.

    Raises
    ------
    QikitError
        If it cannot.

    Examples
    --------
    >>> as_html(lambda: "<p>62 minutes</p>")
    '<p>62 minutes</p>'
    """
    if shown is None:
        return ""
    if isinstance(shown, str):
        return shown
    if hasattr(shown, "_repr_html_"):
        return str(shown._repr_html_())
    if callable(shown):
        return as_html(shown())
    raise QikitError(
        f"{type(shown).__name__} cannot be shown after a guess.",
        todo="Give a chart, HTML text, or a function that returns one of them.",
    )
