"""What a learner's feedback page says, as data; nothing here draws it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from qikit.learn.answers import AnswerFile
from qikit.learn.checking import mark
from qikit.learn.course_map import Module
from qikit.learn.kinds import Question, Text
from qikit.learn.questions import QuestionSet
from qikit.marking.fairness.deadlines import Lateness
from qikit.marking.page_next import next_steps
from qikit.marking.page_rubric import rubric_lines
from qikit.marking.page_values import Beside, FeedbackPage, OutcomeLine, Part
from qikit.marking.results import Mark, Result

_WAITING = "… Waiting to be read"
_READ = "✓ Read by a person"


def build_page(
    module: Module,
    questions: QuestionSet,
    answers: AnswerFile,
    result: Result,
    beside: Beside | None = None,
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
    beside : Beside, optional
        What else is known.
    """
    beside = beside or Beside()
    marked = [(question, found) for question in questions if (found := result.get(question.id))]
    needed = [(question, found) for question, found in marked if not question.optional]
    extra = [found for question, found in marked if question.optional]
    outcomes = _by_outcome(module, needed)
    earned = _sum(found.marks for _, found in needed)
    shares = [(line.marks / line.possible, line.id) for line in outcomes if line.possible]
    page = FeedbackPage(
        learner=result.learner,
        title=module.title,
        handed_in=beside.handed_in,
        parts=tuple(_part(questions, q, answers, found, beside) for q, found in marked),
        marks=earned,
        possible=_sum(found.possible for _, found in needed),
        optional_marks=_sum(found.marks for found in extra),
        optional_possible=_sum(found.possible for found in extra),
        waiting=sum(found.needs_person for _, found in marked),
        outcomes=outcomes,
        next_steps=next_steps(module, shares, beside.next_module),
        mended=beside.mended,
    )
    return _by_the_rule(page, beside.lateness)


def _by_the_rule(page: FeedbackPage, lateness: Lateness | None) -> FeedbackPage:
    if lateness is None:
        return page
    return replace(page, late=lateness.as_text(), taken_off=lateness.taken_off(page.marks))


def _sum(numbers: Iterable[float]) -> float:
    return round(sum(numbers), 2)


def _part(
    questions: QuestionSet, question: Question, answers: AnswerFile, found: Mark, beside: Beside
) -> Part:
    saved = answers.read().get(question.id)
    answer = saved.answer if saved else None
    if question.is_empty(answer):
        answer = beside.written.get(question.id, answer)
    heading, message = _told(questions, question, answers, found, answer)
    given = beside.marks.get(question.id)
    return Part(
        question_id=question.id,
        title=question.title,
        prompt=question.prompt,
        optional=question.optional,
        answer=_in_words(question, answer),
        is_written=isinstance(question, Text),
        heading=heading,
        message=message,
        mark=found,
        rubric=() if question.is_empty(answer) else rubric_lines(question, found, given),
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


def _by_outcome(module: Module, marked: list[tuple[Question, Mark]]) -> tuple[OutcomeLine, ...]:
    lines = []
    for name, outcome in module.outcomes.items():
        found = [one for question, one in marked if name in question.outcomes]
        if found:
            earned, possible = _sum(m.marks for m in found), _sum(m.possible for m in found)
            lines.append(OutcomeLine(id=name, text=outcome.text, marks=earned, possible=possible))
    return tuple(lines)
