"""Compare two markers criterion by criterion, list what to talk about, and settle it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qikit.errors import QikitError
from qikit.learn.questions import load_questions
from qikit.marking.desk import Desk
from qikit.marking.fairness.answers import words_to_mark
from qikit.marking.fairness.kappa import Pair, kappa, share_agreed, weighted_kappa
from qikit.marking.fairness.records import counting, newest, read_records
from qikit.marking.fairness.rubric import written_question
from qikit.marking.fairness.rubric_marks import add_counting, make_mark
from qikit.marking.fairness.second_marking import pairs_of_marks
from qikit.marking.fairness.store import open_store
from qikit.marking.fairness.values import LevelReached, RubricMark

#: Fewer answers than this are a reason to talk, not a verdict on anybody.
FEW = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionAgreement:
    """How two markers agree on one line of one rubric.

    Parameters
    ----------
    question_id, criterion : str
        Which line.
    answers, same : int
        Answers that both marked, and those given the same level.
    kappa, weighted_kappa : float or None
        1 at best, 0 for chance; None where both gave one level throughout.
    """

    question_id: str
    criterion: str
    answers: int
    same: int
    kappa: float | None
    weighted_kappa: float | None

    @property
    def per_cent(self) -> int:
        """Answers given the same level, of a hundred."""
        return round(100 * self.same / self.answers)

    def as_text(self) -> str:
        """Return the agreement as one plain sentence.

        Examples
        --------
        >>> CriterionAgreement(question_id="q1", criterion="Aim", answers=12, same=9, kappa=0.6,
        ...     weighted_kappa=0.71).as_text()
        'Aim: the same level for 9 of 12 answers (75%); weighted kappa 0.71, kappa 0.60.'
        """
        said = f"{self.criterion}: the same level for {self.same} of {self.answers} answers"
        said += f" ({self.per_cent}%); "
        if self.kappa is None or self.weighted_kappa is None:
            return said + "both gave one level throughout, so kappa says nothing."
        said += f"weighted kappa {self.weighted_kappa:.2f}, kappa {self.kappa:.2f}."
        return said + (" Few answers: a reason to talk, no verdict." if self.answers < FEW else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One answer on which two markers differ: a thing to talk about.

    Parameters
    ----------
    learner, question_id : str
        Which answer; the learner's id is not to be shown while names are hidden.
    first, second : RubricMark
        What each gave.
    apart : tuple of (LevelReached, LevelReached)
        The lines on which they differ, widest first.
    settled : RubricMark or None
        What was decided.
    """

    learner: str
    question_id: str
    first: RubricMark
    second: RubricMark
    apart: tuple[tuple[LevelReached, LevelReached], ...]
    settled: RubricMark | None

    @property
    def gap(self) -> float:
        """How many marks lie between the two."""
        return abs(self.first.points - self.second.points)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How two markers agree on an exercise.

    Parameters
    ----------
    criteria : tuple of CriterionAgreement
        Line by line, by question.
    discuss : tuple of Difference
        What to talk about, not yet settled first, then by the widest gap.
    """

    criteria: tuple[CriterionAgreement, ...]
    discuss: tuple[Difference, ...]

    @property
    def open(self) -> int:
        """How many differences are not settled."""
        return sum(each.settled is None for each in self.discuss)


def read_agreement(desk: Desk, exercise: str) -> Agreement:
    """Compare all first and second marks of an exercise; empty if there are none."""
    pairs = pairs_of_marks(desk, exercise)
    with open_store(desk) as book:
        settled = newest(read_records(book, exercise), ("settled",))
    differences = [
        _difference(first, second, settled.get((first.learner, first.question_id)))
        for first, second in pairs
        if _apart(first, second)
    ]
    differences.sort(key=lambda each: (each.settled is not None, -_widest(each), -each.gap))
    return Agreement(criteria=_by_criterion(pairs), discuss=tuple(differences))


def settle_difference(
    desk: Desk,
    exercise: str,
    learner: str,
    question_id: str,
    levels: Mapping[str, int],
    reason: str,
    marker: str,
    *,
    comment: str | None = None,
) -> RubricMark:
    """Record what two markers decided; it becomes the learner's mark.

    Parameters
    ----------
    desk, exercise, learner, question_id, levels, marker
        As for :func:`~qikit.marking.fairness.rubric_marks.save_rubric_mark`.
    reason : str
        Why, in words the learner may read.
    comment : str, optional
        What the learner reads; the first marker's comment if it is left out.

    Raises
    ------
    QikitError
        If there is no reason, two people have not marked this answer, or the levels do not fit.
    """
    question = written_question(load_questions(desk.folder("source", exercise)), question_id)
    if not reason.strip():
        raise QikitError("A decision needs its reason.", todo="Say in a few words why.")
    first = _first_of_pair(desk, exercise, learner, question_id)
    words = words_to_mark(desk, exercise, learner).get(question_id, "")
    with open_store(desk) as book:
        mark = make_mark(
            question, levels, exercise=exercise, learner=learner, role="settled", marker=marker,
            comment=first.comment if comment is None else comment, reason=reason, words=words,
            before=counting(read_records(book, exercise, learner=learner, question_id=question_id)),
        )  # fmt: skip
        add_counting(book, mark)
        book.db.commit()
    return mark


def _first_of_pair(desk: Desk, exercise: str, learner: str, question_id: str) -> RubricMark:
    for first, _ in pairs_of_marks(desk, exercise):
        if (first.learner, first.question_id) == (learner, question_id):
            return first
    raise QikitError("Two people have not marked this answer yet.", where=question_id)


def _by_criterion(
    pairs: tuple[tuple[RubricMark, RubricMark], ...],
) -> tuple[CriterionAgreement, ...]:
    found: dict[tuple[str, str], list[Pair]] = {}
    for first, second in sorted(pairs, key=lambda pair: pair[0].question_id):
        for one, other in _side_by_side(first, second):
            levels = found.setdefault((first.question_id, one.criterion), [])
            levels.append((one.level, other.level))
    return tuple(
        CriterionAgreement(
            question_id=question,
            criterion=criterion,
            answers=len(levels),
            same=round(share_agreed(levels) * len(levels)),
            kappa=kappa(levels),
            weighted_kappa=weighted_kappa(levels),
        )
        for (question, criterion), levels in found.items()
    )


def _side_by_side(first: RubricMark, second: RubricMark) -> list[tuple[LevelReached, LevelReached]]:
    others = {each.criterion: each for each in second.levels}
    return [(one, others[one.criterion]) for one in first.levels if one.criterion in others]


def _apart(first: RubricMark, second: RubricMark) -> tuple[tuple[LevelReached, LevelReached], ...]:
    differ = [(a, b) for a, b in _side_by_side(first, second) if a.level != b.level]
    return tuple(sorted(differ, key=lambda pair: -abs(pair[0].level - pair[1].level)))


def _widest(difference: Difference) -> int:
    return max(abs(one.level - other.level) for one, other in difference.apart)


def _difference(first: RubricMark, second: RubricMark, settled: RubricMark | None) -> Difference:
    current = settled if settled and settled.answer == first.answer else None
    return Difference(
        learner=first.learner,
        question_id=first.question_id,
        first=first,
        second=second,
        apart=_apart(first, second),
        settled=current,
    )
