"""How a class did: by outcome, and by question with its commonest slips."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import fmean

from qikit.learn.answers import AnswerFile
from qikit.learn.course_map import Module
from qikit.learn.kinds import Question
from qikit.marking.class_results.ideas import WrongIdea, ideas_of, wrong_ideas
from qikit.marking.class_results.slips import Ladder, Slip, commonest_slips, ladder_of
from qikit.marking.desk import Desk
from qikit.marking.fairness.grades import read_results
from qikit.marking.results import Mark, Result

#: An outcome counts as shown from this share of its marks on, as on the certificate.
SHOWN = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeResult:
    """How a class did on one outcome.

    Parameters
    ----------
    id, text : str
        The outcome.
    learners : int
        Learners with marks for it; answers that still wait for a person are left out.
    share : float or None
        Mean share of the marks, 0 to 1; None if nobody has any yet.
    shown : int
        Learners who earned enough of them.
    """

    id: str
    text: str
    learners: int
    share: float | None
    shown: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionResult:
    """How a class did on one question; fields as for :class:`OutcomeResult`, and its slips."""

    id: str
    title: str
    outcomes: tuple[str, ...]
    learners: int
    share: float | None
    slips: tuple[Slip, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassResults:
    """How a class did on one exercise.

    Parameters
    ----------
    learners : int
        How many hand-ins were marked by machine.
    waiting : int
        How many of them have an answer that a person still has to read.
    outcomes : tuple of OutcomeResult
        In the order of the module.
    questions : tuple of QuestionResult
        In the order of the exercise.
    ideas : tuple of WrongIdea
        Wrong ideas that learners have shown in any question, the commonest first.
    """

    learners: int
    waiting: int
    outcomes: tuple[OutcomeResult, ...]
    questions: tuple[QuestionResult, ...]
    ideas: tuple[WrongIdea, ...] = ()


def class_results(
    desk: Desk, module: Module, learners: Iterable[str] | None = None
) -> ClassResults:
    """Count how a class, or some of it, did on the exercise of a module.

    Parameters
    ----------
    desk : Desk
        Where marking lives.
    module : Module
        The module.
    learners : iterable of str, optional
        Only these.
    """
    wanted = None if learners is None else set(learners)
    results = [
        each for each in read_results(desk, module.slug) if wanted is None or each.learner in wanted
    ]
    answers = {
        r.learner: AnswerFile(desk.folder("submitted", module.slug, r.learner)) for r in results
    }
    ladder = ladder_of(module.assessment, answers)
    questions = list(module.assessment)
    return ClassResults(
        learners=len(results),
        waiting=sum(result.waiting > 0 for result in results),
        outcomes=tuple(
            _outcome(name, outcome.text, [q for q in questions if name in q.outcomes], results)
            for name, outcome in module.outcomes.items()
        ),
        questions=tuple(_question(question, results, ladder) for question in questions),
        ideas=wrong_ideas(ladder, ideas_of(module.root)),
    )


def share_by_learner(
    questions: Iterable[Question], results: Iterable[Result]
) -> Mapping[str, float]:
    """Return each learner's share of the marks of these questions, 0 to 1, where all are marked."""
    ids = {question.id for question in questions if not question.optional}
    found = {}
    for result in results:
        marks = [mark for mark in result.marks if mark.question_id in ids]
        possible = sum(mark.possible for mark in marks)
        if possible and not any(map(_waits, marks)):
            found[result.learner] = sum(mark.marks for mark in marks) / possible
    return found


def _waits(mark: Mark) -> bool:
    return mark.needs_person


def _outcome(
    name: str, text: str, questions: list[Question], results: list[Result]
) -> OutcomeResult:
    shares = share_by_learner(questions, results).values()
    return OutcomeResult(
        id=name,
        text=text,
        learners=len(shares),
        share=fmean(shares) if shares else None,
        shown=sum(share >= SHOWN for share in shares),
    )


def _question(question: Question, results: list[Result], ladder: Ladder) -> QuestionResult:
    marks = [found for result in results if (found := result.get(question.id))]
    shares = [mark.marks / mark.possible for mark in marks if mark.possible and not _waits(mark)]
    told = ladder.get(question.id, {}).values()
    return QuestionResult(
        id=question.id,
        title=question.title,
        outcomes=question.outcomes,
        learners=len(shares),
        share=fmean(shares) if shares else None,
        slips=commonest_slips(told),
    )
