"""What a learner's feedback page is made of, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from qikit.learn.course_map import Module
from qikit.marking.fairness.deadlines import Lateness
from qikit.marking.fairness.values import RubricMark
from qikit.marking.fairness.versions import Change, Version
from qikit.marking.page_rubric import RubricLine
from qikit.marking.results import Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What is said about one question."""

    question_id: str
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
class Beside:
    """What is known beside gradebook and answers.

    Parameters
    ----------
    handed_in : str
        When, in words.
    marks : mapping of str to RubricMark
        Levels that a person chose, by question.
    written : mapping of str to str
        Answers that were typed into the notebook itself, by question.
    mended : tuple of str
        What was mended before marking, one sentence each.
    lateness : Lateness or None
        How the hand-in stands by the rule for late work.
    next_module : Module or None
        The module after this one.
    """

    handed_in: str = ""
    marks: Mapping[str, RubricMark] = field(default_factory=dict)
    written: Mapping[str, str] = field(default_factory=dict)
    mended: tuple[str, ...] = ()
    lateness: Lateness | None = None
    next_module: Module | None = None


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
    mended : tuple of str
        What was mended before marking.
    late : str
        The rule for late work and how this hand-in stands by it; empty without a deadline.
    taken_off : float
        Marks that the rule takes off the total.
    version : Version
        Which version of the page this is, and what changed.
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
    mended: tuple[str, ...] = ()
    late: str = ""
    taken_off: float = 0.0
    version: Version = field(default_factory=Version)

    @property
    def counted(self) -> float:
        """The total that counts: marks less what the rule for late work takes off."""
        return round(self.marks - self.taken_off, 2)

    @property
    def at_a_glance(self) -> tuple[str, ...]:
        """Which questions are right, which are worth another look, and which wait, by number."""
        full: list[int] = []
        short: list[int] = []
        waiting: list[int] = []
        for number, part in enumerate(self.parts, 1):
            mark = part.mark
            if mark.needs_person:
                waiting.append(number)
            else:
                (full if mark.marks >= mark.possible else short).append(number)
        said = (("Full marks", full), ("Worth another look", short), ("Still to be read", waiting))
        return tuple(f"{words}: {_numbered(found)}." for words, found in said if found)

    def title_of(self, change: Change) -> str:
        """Return the title of the question that a change is about."""
        parts = (part for part in self.parts if part.question_id == change.question_id)
        return next((part.title for part in parts), "")


def _numbered(numbers: list[int]) -> str:
    *most, last = map(str, numbers)
    names = f"{', '.join(most)} and {last}" if most else last
    return f"question{'s' if most else ''} {names}"
