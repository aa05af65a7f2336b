"""The commonest slips of a class, by the names that the feedback ladder gives them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from qikit.learn.answers import AnswerFile
from qikit.learn.checking import check
from qikit.learn.feedback import Feedback
from qikit.learn.kinds import Text
from qikit.learn.questions import QuestionSet

Ladder = dict[str, dict[str, Feedback]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """One slip, and how many learners made it.

    Parameters
    ----------
    name : str
        Its name, such as ``"E06"``.
    nudge : str
        What those learners are told.
    learners : int
        How many made it.
    """

    name: str
    nudge: str
    learners: int


def ladder_of(questions: QuestionSet, answers: Mapping[str, AnswerFile]) -> Ladder:
    """Place every learner's answer to every question that a machine marks on the ladder.

    Parameters
    ----------
    questions : QuestionSet
        The questions with their keys.
    answers : mapping of str to AnswerFile
        Answers by learner.

    Returns
    -------
    dict
        Feedback by question, then by learner; one who answered nothing is left out.
    """
    saved = {name: file.read() for name, file in answers.items()}
    return {
        question.id: _told(
            questions,
            question.id,
            {name: kept[question.id].answer for name, kept in saved.items() if question.id in kept},
        )
        for question in questions
        if not isinstance(question, Text)
    }


def commonest_slips(found: Iterable[Feedback], most: int = 3) -> tuple[Slip, ...]:
    """Return the slips of one question, the commonest first.

    Parameters
    ----------
    found : iterable of Feedback
        What each learner is told.
    most : int
        How many slips to return.
    """
    told = [each for each in found if each.state == "slip" and each.slip]
    count = Counter(str(each.slip) for each in told)
    nudges = {str(each.slip): each.message for each in told}
    order = sorted(count, key=lambda name: (-count[name], name))
    return tuple(Slip(name=n, nudge=nudges[n], learners=count[n]) for n in order[:most])


def _told(
    questions: QuestionSet, question_id: str, given: Mapping[str, Any]
) -> dict[str, Feedback]:
    """Check each different answer once: an expected answer may take long to compute."""
    known: dict[str, Feedback] = {}
    for answer in given.values():
        if repr(answer) not in known:
            known[repr(answer)] = check(questions, question_id, answer)
    return {name: known[repr(answer)] for name, answer in given.items()}
