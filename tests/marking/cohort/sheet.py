"""Answers drawn by chance, and what each is worth, worked out without the course's own marking."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any

from scipy.stats import kendalltau

from qikit.learn.kinds import Choice, Many, Number, Order, Points, Question
from qikit.learn.questions import QuestionSet

BLANK, RIGHT = 0.15, 0.6  # shares of questions left blank, and of those answered rightly
WORDS = "We count adults in pain. The clock starts at the first score, written at the door. "


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """One answer, its marks, and whether a person has to read it."""

    answer: Any
    marks: float = 0.0
    is_read: bool = False


def draw(chance: Random, questions: QuestionSet) -> dict[str, Drawn]:
    """Answer an exercise by chance; what is left blank is left out."""
    return {
        question.id: _draw(chance, question, questions)
        for question in questions
        if chance.random() > BLANK
    }


def _draw(chance: Random, question: Question, questions: QuestionSet) -> Drawn:
    expected = questions.expected(question)
    is_right = chance.random() < RIGHT
    if is_right and not question.needs_person:
        return Drawn(answer=question.right_answer(expected), marks=float(question.points))
    match question:
        case Choice():
            wrong = [option.id for option in question.options if not option.right]
            return Drawn(answer=chance.choice(wrong))
        case Many():
            right = {option.id for option in question.options if option.right}
            return _of_set(chance, [option.id for option in question.options], right, question)
        case Points():
            return _of_set(chance, list(expected.choices), set(expected.answer), question)
        case Order():
            return _of_order(chance, [item.id for item in question.items], question)
        case Number():
            return Drawn(answer=chance.choice(["about ten", "", "-999999", "1e"]))
    return Drawn(answer=WORDS * chance.randint(1, 5), is_read=True)


def _of_set(chance: Random, shown: list[str], right: set[str], question: Question) -> Drawn:
    picked = chance.sample(shown, chance.randint(1, min(6, len(shown))))
    hits = len([one for one in picked if one in right])
    share = max(0, 2 * hits - len(picked)) / len(right)
    return Drawn(answer=picked, marks=round(question.points * share, 2))


def _of_order(chance: Random, right: list[str], question: Question) -> Drawn:
    given = chance.sample(right, len(right))
    tau = kendalltau(range(len(right)), [right.index(one) for one in given]).statistic
    return Drawn(answer=given, marks=round(question.points * max(0.0, tau), 2))
