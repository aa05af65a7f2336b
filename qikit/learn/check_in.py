"""The check-in: each learner is asked some questions before the course, and others after it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from qikit.errors import QikitError
from qikit.learn.checking import check
from qikit.learn.course_map import load_course
from qikit.learn.kinds import Choice, Question
from qikit.learn.kinds.choice import Option
from qikit.learn.questions import QuestionSet, load_questions

Which = Literal["before", "after"]

#: Questions of each area in one form.
EACH = 2

UNSURE = Option(
    id="unsure",
    text="I do not know yet",
    slip="not-known-yet",
    hint="Good to know. Which lesson might help?",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bank:
    """Every question that a check-in may ask.

    Parameters
    ----------
    areas : mapping of int to str
        The areas of the course by number, in order.
    questions : QuestionSet
        Choice questions, shown without a word on what is right.
    """

    areas: Mapping[int, str]
    questions: QuestionSet

    def of_area(self, number: int) -> tuple[Question, ...]:
        """Return the questions of one area."""
        return tuple(question for question in self.questions if area_of(question) == number)


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaCount:
    """How many questions of one area were asked, answered and right."""

    area: str
    asked: int
    answered: int
    right: int


def area_of(question: Question) -> int:
    """Return the number of a question's area, which its id begins with; 0 if it has none.

    Examples
    --------
    >>> from qikit.learn.kinds import Text
    >>> area_of(Text(id="c3-two-weeks", title="", prompt=""))
    3
    """
    number = re.match(r"c(\d+)-", question.id)
    return int(number.group(1)) if number else 0


def load_bank(folder: Path, areas: Mapping[int, str]) -> Bank:
    """Read the bank of a folder.

    Parameters
    ----------
    folder : Path
        Holds its questions. Those of areas that are not named are left out.
    areas : mapping of int to str
        The areas to ask about, by number.

    Raises
    ------
    QikitError
        If a question is not a choice or belongs to no area, or if an area has too few questions
        for two forms that share none.
    """
    asked = [_for_check_in(question) for question in load_questions(folder)]
    known = tuple(question for question in asked if area_of(question) in areas)
    bank = Bank(areas=areas, questions=QuestionSet(folder, known))
    for number, title in areas.items():
        if len(bank.of_area(number)) < 2 * EACH:
            raise QikitError(
                f"The check-in has {len(bank.of_area(number))} questions on {title!r}.",
                where=str(folder),
                todo=f"Two forms need {2 * EACH} between them.",
            )
    return bank


def bank_of_course(root: Path, folder: Path) -> Bank:
    """Read the bank of a folder for the modules that the map of the course at ``root`` has."""
    areas = {module.number: module.title for module in load_course(root).modules}
    return load_bank(folder, areas)


def _for_check_in(question: Question) -> Question:
    if not isinstance(question, Choice) or not area_of(question):
        raise QikitError(
            f"{question.id!r} cannot be asked in a check-in.",
            todo="It needs 'kind: choice', and an id that begins with c and the number of an area.",
        )
    options = (*question.options, UNSURE)
    return question.model_copy(update={"check": "when-marked", "options": options})


def form(bank: Bank, learner: str, which: Which) -> QuestionSet:
    """Return the questions that one learner is asked before or after the course.

    Parameters
    ----------
    bank : Bank
        All questions.
    learner : str
        Who is asked. The same learner is asked the same questions on every visit, on any machine.
    which : {"before", "after"}
        Which form; the two share no question. Both ask ``EACH`` questions of each area.

    Notes
    -----
    Within an area the questions are put in order by a hash of learner and question: as good as
    chance, without anything to store. The first go into one form, the next into the other.
    """
    first = 0 if which == "before" else EACH
    chosen = [
        question
        for number in bank.areas
        for question in _in_order(bank.of_area(number), learner)[first : first + EACH]
    ]
    return QuestionSet(bank.questions.folder, tuple(chosen))


def _in_order(questions: tuple[Question, ...], learner: str) -> list[Question]:
    def place(question: Question) -> str:
        return hashlib.sha256(f"{learner} {question.id}".encode()).hexdigest()

    return sorted(questions, key=place)


def count(bank: Bank, asked: QuestionSet, answers: Mapping[str, Any]) -> tuple[AreaCount, ...]:
    """Count one form's answers, area by area.

    Parameters
    ----------
    bank : Bank
        All questions.
    asked : QuestionSet
        The form.
    answers : mapping of str to object
        Answers by question id; a question without one counts as not right.
    """
    return tuple(
        AreaCount(
            area=title,
            asked=len(questions),
            answered=sum(not one.is_empty(answers.get(one.id)) for one in questions),
            right=sum(check(asked, one.id, answers.get(one.id)).share == 1 for one in questions),
        )
        for number, title in bank.areas.items()
        if (questions := [one for one in asked if area_of(one) == number])
    )
