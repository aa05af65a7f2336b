"""The written answers of an exercise, as whoever marks sees them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from qikit.learn.kinds.text import Text
from qikit.learn.questions import load_questions
from qikit.marking.desk import Desk
from qikit.marking.fairness.answers import words_to_mark
from qikit.marking.fairness.grades import grades_of
from qikit.marking.fairness.names import Label, labels
from qikit.marking.fairness.rubric import written_questions
from qikit.marking.fairness.rubric_marks import put_back, standing_in
from qikit.marking.fairness.store import open_store
from qikit.marking.fairness.values import RubricMark

State = Literal["to read", "read", "read, changed since", "for second marking"]


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenAnswer:
    """One answer to be read, and where it stands.

    Parameters
    ----------
    learner : str
        The learner's id; not to be shown while names are hidden.
    key : str
        What a page's address may hold: the pseudonym's key while names are hidden, else the id.
    shown : str
        What to call the learner on the page.
    question : Text
        The question, with its rubric and an example of a good answer.
    words : str
        The answer; plain text, not safe as HTML.
    state : {"to read", "read", "read, changed since", "for second marking"}
        Changed since: it was read once, and the answer (or how to mark it) is another one now.
        For second marking: somebody else marks it first, and whoever looks is not to see that mark.
    score : float or None
        Marks that a person gave, whoever and wherever.
    mark : RubricMark or None
        The mark that stands, with its levels.
    """

    learner: str
    key: str
    shown: str
    question: Text
    words: str
    state: State
    score: float | None
    mark: RubricMark | None

    @property
    def waits(self) -> bool:
        """Whether it is still to be read, or to be read again."""
        return self.state in ("to read", "read, changed since")

    @property
    def is_blind(self) -> bool:
        """Whether whoever looks may read it only as the second marker."""
        return self.state == "for second marking"


def written_answers(desk: Desk, exercise: str) -> tuple[WrittenAnswer, ...]:
    """Return every written answer of the exercise, question by question.

    Answers to one question stand together: read side by side they are marked more evenly. Within a
    question the learners come in the order of their pseudonyms, or of their ids where names are
    shown. Nothing written, nothing listed. A mark that nbgrader has lost is put back on the way.
    """
    named = labels(desk, exercise, desk.learners("autograded", exercise))
    words = {learner: words_to_mark(desk, exercise, learner) for learner in named}
    with open_store(desk) as book:
        put_back(book, exercise, words)
        grades = {(row.learner, row.question_id): row for row in grades_of(book, exercise)}
        marks = standing_in(book, exercise)
    return tuple(
        _answer(learner, label, question, words[learner][question.id], grades[at], marks.get(at))
        for question in written_questions(load_questions(desk.folder("source", exercise)))
        for learner, label in named.items()
        if (at := (learner, question.id)) in grades and question.id in words[learner]
    )


def _answer(
    learner: str, label: Label, question: Text, words: str, grade: Any, mark: RubricMark | None
) -> WrittenAnswer:
    return WrittenAnswer(
        learner=learner,
        key=label.key,
        shown=label.shown,
        question=question,
        words=words,
        state=_state(grade.manual, bool(grade.needs_person)),
        score=grade.manual,
        mark=mark,
    )


def _state(score: float | None, needs_person: bool) -> State:
    if score is None:
        return "to read"
    return "read, changed since" if needs_person else "read"
