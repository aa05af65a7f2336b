"""Place a saved answer on the feedback ladder.

The rungs, in the order they are tried: *missing*, *not started*, *wrong kind*, *known slip*,
*not yet*, *right*. An answer that this copy holds no key for is *saved*.
"""

from __future__ import annotations

from typing import Any

from qikit.learn.answers import AnswerFile
from qikit.learn.feedback import Feedback
from qikit.learn.questions import QuestionSet

_MISSING = (
    "I cannot find the file that keeps your answers. Open the exercise from the course home page "
    "and answer once more."
)
_DAMAGED = "The file that keeps your answers cannot be read. It is kept; ask your Associate."
_NOT_STARTED = "You have not answered this one yet. A first guess is a good start."
_SAVED = "Your answer is kept. It is marked after you hand in."


def check(questions: QuestionSet, question_id: str, answer: Any) -> Feedback:
    """Check one answer.

    Parameters
    ----------
    questions : QuestionSet
        Where the question and, for authors and at-once questions, its key come from.
    question_id : str
        The question.
    answer : object
        The answer, in the form its kind of question uses.

    Raises
    ------
    QikitError
        If there is no such question.
    """
    question = questions.get(question_id)
    if question.is_empty(answer):
        return Feedback(state="not-started", message=_NOT_STARTED)
    problem = question.wrong_kind(answer)
    if problem:
        return Feedback(state="wrong-kind", message=problem)
    if question.withheld:
        return Feedback(state="saved", message=_SAVED)
    return question.judge(answer, questions.expected(question))


def mark(questions: QuestionSet, question_id: str, answers: AnswerFile) -> Feedback:
    """Check the answer that was saved for a question.

    Parameters
    ----------
    questions : QuestionSet
        The questions with their key.
    question_id : str
        The question.
    answers : AnswerFile
        The learner's answers.

    Raises
    ------
    QikitError
        If there is no such question.
    """
    questions.get(question_id)
    if answers.is_damaged():
        return Feedback(state="missing", message=_DAMAGED)
    if not answers.exists:
        return Feedback(state="missing", message=_MISSING)
    saved = answers.read().get(question_id)
    return check(questions, question_id, saved.answer if saved else None)
