"""What a learner's feedback page says, as data; nothing here draws it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from qikit.learn.answers import AnswerFile
from qikit.learn.checking import mark
from qikit.learn.course_map import Module
from qikit.learn.kinds import Question, Text
from qikit.learn.questions import QuestionSet
from qikit.marking.results import Mark, Result

_WAITING = "… Waiting to be read"
_READ = "✓ Read by a person"


@dataclass(frozen=True, slots=True, kw_only=True)
class RubricLine:
    """One criterion, and the level reached; every level where the mark alone does not tell."""

    criterion: str
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What is said about one question."""

    title: str
    prompt: str
    optional: bool
    answer: str
    is_written: bool
    heading: str
    message: str
    mark: Mark
    rubric: tuple[RubricLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeLine:
    """Marks for one outcome, from every question that assesses it."""

    id: str
    text: str
    marks: float
    possible: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackPage:
    """Everything on one learner's page.

    Parameters
    ----------
    parts : tuple of Part
        The questions, in order.
    marks, possible : float
        The total, without optional questions.
    optional_marks, optional_possible : float
        The same for optional questions.
    waiting : int
        Answers that a person still has to read.
    outcomes : tuple of OutcomeLine
        Marks by outcome, in the module's order.
    next_steps : tuple of str
        What to try next.
    """

    learner: str
    title: str
    handed_in: str
    parts: tuple[Part, ...]
    marks: float
    possible: float
    optional_marks: float
    optional_possible: float
    waiting: int
    outcomes: tuple[OutcomeLine, ...]
    next_steps: tuple[str, ...]


def build_page(
    module: Module,
    questions: QuestionSet,
    answers: AnswerFile,
    result: Result,
    *,
    handed_in: str = "",
) -> FeedbackPage:
    """Put together what one learner is told.

    Parameters
    ----------
    module : Module
        The module of the exercise.
    questions : QuestionSet
        Its questions, with their keys; no key gets onto the page.
    answers : AnswerFile
        What the learner handed in.
    result : Result
        The marks and comments from the gradebook.
    handed_in : str
        When, in words.
    """
    marked = [(question, found) for question in questions if (found := result.get(question.id))]
    needed = [(question, found) for question, found in marked if not question.optional]
    extra = [found for question, found in marked if question.optional]
    outcomes = _by_outcome(module, needed)
    return FeedbackPage(
        learner=result.learner,
        title=module.title,
        handed_in=handed_in,
        parts=tuple(_part(questions, question, answers, found) for question, found in marked),
        marks=_sum(found.marks for _, found in needed),
        possible=_sum(found.possible for _, found in needed),
        optional_marks=_sum(found.marks for found in extra),
        optional_possible=_sum(found.possible for found in extra),
        waiting=sum(found.needs_person for _, found in marked),
        outcomes=outcomes,
        next_steps=_next_steps(module, outcomes),
    )


def _sum(numbers: Iterable[float]) -> float:
    return round(sum(numbers), 2)


def _part(questions: QuestionSet, question: Question, answers: AnswerFile, found: Mark) -> Part:
    saved = answers.read().get(question.id)
    answer = saved.answer if saved else None
    heading, message = _told(questions, question, answers, found, answer)
    return Part(
        title=question.title,
        prompt=question.prompt,
        optional=question.optional,
        answer=_in_words(question, answer),
        is_written=isinstance(question, Text),
        heading=heading,
        message=message,
        mark=found,
        rubric=_rubric(question, found) if not question.is_empty(answer) else (),
    )


def _told(
    questions: QuestionSet, question: Question, answers: AnswerFile, found: Mark, answer: Any
) -> tuple[str, str]:
    if isinstance(question, Text) and not question.is_empty(answer):
        return (_WAITING, "") if found.needs_person else (_READ, "")
    told = mark(questions, question.id, answers)
    return told.heading, told.message


def _in_words(question: Question, answer: Any) -> str:
    if question.is_empty(answer):
        return ""
    return str(answer) if question.wrong_kind(answer) else question.in_words(answer)


def _rubric(question: Question, found: Mark) -> tuple[RubricLine, ...]:
    if not isinstance(question, Text) or found.needs_person:
        return ()
    return tuple(
        RubricLine(
            criterion=line.criterion,
            levels=_reached(line.levels, found, alone=len(question.rubric) == 1),
        )
        for line in question.rubric
    )


def _reached(levels: tuple[str, ...], found: Mark, *, alone: bool) -> tuple[str, ...]:
    if found.marks <= 0:
        return levels[:1]
    if found.marks >= found.possible:
        return levels[-1:]
    if alone and found.marks == int(found.marks) < len(levels):
        return (levels[int(found.marks)],)
    return levels


def _by_outcome(module: Module, marked: list[tuple[Question, Mark]]) -> tuple[OutcomeLine, ...]:
    lines = []
    for name, outcome in module.outcomes.items():
        found = [one for question, one in marked if name in question.outcomes]
        if found:
            earned, possible = _sum(m.marks for m in found), _sum(m.possible for m in found)
            lines.append(OutcomeLine(id=name, text=outcome.text, marks=earned, possible=possible))
    return tuple(lines)


def _next_steps(module: Module, outcomes: tuple[OutcomeLine, ...]) -> tuple[str, ...]:
    """Lessons that teach what was furthest from full marks, at most three."""
    short = [(line.marks / line.possible, line.id) for line in outcomes if line.possible]
    names = [name for share, name in sorted(short) if share < 1]
    steps: list[str] = []
    for name in names:
        lesson = next((each for each in module.lessons if name in each.teaches), None)
        if lesson:
            step = f"Look again at “{lesson.title}” ({lesson.minutes} minutes)."
            steps += [step] if step not in steps else []
    return tuple(steps[:3]) or ("Chart something of your own, and show it to a colleague.",)
