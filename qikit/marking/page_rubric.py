"""What a learner reads of the rubric: the level reached, in words, and the next one up."""

from __future__ import annotations

from dataclasses import dataclass

from qikit.learn.kinds import Question, Text
from qikit.marking.fairness.values import RubricMark
from qikit.marking.results import Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class RubricLine:
    """One criterion, and the level reached.

    Parameters
    ----------
    criterion : str
        The line of the rubric.
    levels : tuple of str
        The level reached; every level, lowest first, where the marks alone do not tell which.
    next_up : str
        The level above; empty at the top, or where the level is not known.
    """

    criterion: str
    levels: tuple[str, ...]
    next_up: str = ""

    @property
    def is_known(self) -> bool:
        """Whether one level was reached for certain."""
        return len(self.levels) == 1


def rubric_lines(
    question: Question, found: Mark, given: RubricMark | None
) -> tuple[RubricLine, ...]:
    """Return how a written answer was marked, line by line; nothing while it waits.

    Parameters
    ----------
    question : Question
        The question.
    found : Mark
        Its mark in the gradebook.
    given : RubricMark or None
        The levels a person chose. Without them the marks tell, where they can.
    """
    if not isinstance(question, Text) or found.needs_person:
        return ()
    if given is not None and given.levels:
        return _as_given(question, given)
    alone = len(question.rubric) == 1
    return tuple(
        _line(line.criterion, line.levels, _reached(line.levels, found, alone=alone))
        for line in question.rubric
    )


def _as_given(question: Text, given: RubricMark) -> tuple[RubricLine, ...]:
    now = {line.criterion: line.levels for line in question.rubric}
    return tuple(
        RubricLine(
            criterion=each.criterion,
            levels=(each.words,),
            next_up=_above(now.get(each.criterion, ()), each.words),
        )
        for each in given.levels
    )


def _line(criterion: str, levels: tuple[str, ...], reached: tuple[str, ...]) -> RubricLine:
    next_up = _above(levels, reached[0]) if len(reached) == 1 else ""
    return RubricLine(criterion=criterion, levels=reached, next_up=next_up)


def _above(levels: tuple[str, ...], words: str) -> str:
    at = levels.index(words) + 1 if words in levels else len(levels)
    return levels[at] if at < len(levels) else ""


def _reached(levels: tuple[str, ...], found: Mark, *, alone: bool) -> tuple[str, ...]:
    if found.marks <= 0:
        return levels[:1]
    if found.marks >= found.possible:
        return levels[-1:]
    if alone and found.marks == int(found.marks) < len(levels):
        return (levels[int(found.marks)],)
    return levels
