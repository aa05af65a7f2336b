"""Turn levels in words into marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qikit.errors import QikitError
from qikit.learn.kinds.text import Criterion, Text
from qikit.learn.questions import QuestionSet
from qikit.marking.fairness.values import LevelReached


def written_questions(questions: QuestionSet) -> tuple[Text, ...]:
    """Return the questions that a person marks, in order."""
    return tuple(question for question in questions if isinstance(question, Text))


def written_question(questions: QuestionSet, question_id: str) -> Text:
    """Return a question that a person marks by a rubric.

    Raises
    ------
    QikitError
        If there is no such question, a machine marks it, or it has no rubric.
    """
    question = questions.get(question_id)
    if not isinstance(question, Text) or not question.rubric:
        raise QikitError(
            f"{question_id!r} is not marked by a rubric.",
            where=str(questions.folder.name),
            todo="Mark it in formgrader.",
        )
    return question


def levels_in_order(question: Text, levels: Sequence[int]) -> dict[str, int]:
    """Return levels by the criterion that each is for; one that is missing stays missing.

    Raises
    ------
    QikitError
        If there are more levels than the rubric has lines.
    """
    if len(levels) > len(question.rubric):
        raise QikitError(
            f"There are {len(levels)} levels for the {len(question.rubric)} lines of the rubric.",
            where=question.id,
            todo="Give one for each line, in their order.",
        )
    return {line.criterion: level for line, level in zip(question.rubric, levels, strict=False)}


def levels_reached(question: Text, levels: Mapping[str, int]) -> tuple[LevelReached, ...]:
    """Check the levels that a marker chose, and add their words.

    Parameters
    ----------
    question : Text
        The question and its rubric.
    levels : mapping of str to int
        Level of each criterion, 0 for the lowest.

    Raises
    ------
    QikitError
        If a criterion is missing or unknown, or a level is not one of its levels.
    """
    names = [line.criterion for line in question.rubric]
    for name in levels:
        if name not in names:
            raise QikitError(
                f"The rubric has no criterion {name!r}.",
                where=question.id,
                todo=f"Its criteria are: {'; '.join(names)}.",
            )
    return tuple(_reached(question, line, levels.get(line.criterion)) for line in question.rubric)


def _reached(question: Text, line: Criterion, level: int | None) -> LevelReached:
    if level is None:
        raise QikitError(
            f"{line.criterion!r} has no level yet.",
            where=question.id,
            todo="Choose a level for every line of the rubric.",
        )
    if type(level) is not int or not 0 <= level < len(line.levels):
        raise QikitError(
            f"{level!r} is not a level of {line.criterion!r}.",
            where=question.id,
            todo=f"Its levels are 0 to {len(line.levels) - 1}.",
        )
    return LevelReached(criterion=line.criterion, level=level, words=line.levels[level])


def points_for(question: Text, reached: tuple[LevelReached, ...]) -> float:
    """Return the marks that levels are worth.

    Each level counts one more than the one below. Where the levels of all criteria do not add up
    to the marks of the question, they are scaled.
    """
    top = sum(len(line.levels) - 1 for line in question.rubric)
    return round(sum(each.level for each in reached) * question.points / top, 2)
