"""The wrong ideas behind a class's slips, across all questions of an exercise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from qikit.learn.misconceptions import FILE, Misconception, load_misconceptions, misconception_of
from qikit.marking.class_results.slips import Ladder


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongIdea:
    """One wrong idea, and how many learners have shown it in any question.

    Parameters
    ----------
    name : str
        Its id in the course's list, such as ``"E06"``.
    believed, instead : str
        What those learners may think, and what is so.
    learners : int
        How many have shown it.
    questions : tuple of str
        The questions in which it was shown.
    """

    name: str
    believed: str
    instead: str
    learners: int
    questions: tuple[str, ...]


def wrong_ideas(ladder: Ladder, known: Mapping[str, Misconception]) -> tuple[WrongIdea, ...]:
    """Return the wrong ideas that a class has shown, the commonest first.

    Parameters
    ----------
    ladder : dict
        Feedback by question, then by learner.
    known : mapping of str to Misconception
        The course's list. Slips that are not on it belong to one question and are left out.
    """
    shown: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for question, told in ladder.items():
        for learner, feedback in told.items():
            name = misconception_of(feedback.slip or "") or ""
            if name in known:
                shown[name][question].add(learner)
    found = [
        WrongIdea(
            name=name,
            believed=known[name].believed,
            instead=known[name].instead,
            learners=len(set().union(*where.values())),
            questions=tuple(where),
        )
        for name, where in shown.items()
    ]
    return tuple(sorted(found, key=lambda idea: (-idea.learners, idea.name)))


def ideas_of(course: Path) -> Mapping[str, Misconception]:
    """Return a course's list of wrong ideas; empty if it has none."""
    return load_misconceptions(course) if (course / FILE).is_file() else {}
