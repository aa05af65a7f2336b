"""Blind second marking: a sample by lot, marked again by somebody who does not see the marks."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

from qikit.errors import QikitError
from qikit.learn.questions import load_questions
from qikit.marking.desk import Desk
from qikit.marking.fairness.answers import fingerprint_of, words_to_mark
from qikit.marking.fairness.reading import WrittenAnswer, written_answers
from qikit.marking.fairness.records import add_record, newest, read_records
from qikit.marking.fairness.rubric import written_question
from qikit.marking.fairness.rubric_marks import make_mark
from qikit.marking.fairness.store import named, open_store, read_setting, write_setting
from qikit.marking.fairness.values import RubricMark

_SETTING = "second-marking"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """Whose written answers are marked a second time.

    Parameters
    ----------
    seed : int
        With it, and the same hand-ins, the same sample is drawn again.
    of : int
        How many had written something when it was drawn.
    learners : tuple of str
        Who was drawn.
    """

    seed: int
    of: int
    learners: tuple[str, ...]

    @property
    def size(self) -> int:
        """How many were drawn."""
        return len(self.learners)

    def as_text(self) -> str:
        """Return how it was drawn, as one sentence."""
        return f"{self.size} of {self.of} hand-ins, drawn by lot (seed {self.seed})."


@dataclass(frozen=True, slots=True, kw_only=True)
class ToSecondMark:
    """One answer of the sample for a second marker: it holds no mark of anybody else.

    Parameters
    ----------
    answer : WrittenAnswer
        Without state, score and mark of the first marker.
    mine : RubricMark or None
        The mark that this second marker gave it before.
    is_done : bool
        Whether somebody, this person or another, has marked these words a second time.
    """

    answer: WrittenAnswer
    mine: RubricMark | None
    is_done: bool


def choose_sample(desk: Desk, exercise: str, size: int, seed: int | None = None) -> Sample:
    """Draw the hand-ins that are marked a second time, and keep that choice.

    Parameters
    ----------
    desk : Desk
        Where marking lives.
    exercise : str
        The exercise.
    size : int
        How many hand-ins; if fewer have written anything, all of them.
    seed : int, optional
        To draw the same sample again; by lot if it is left out.

    Raises
    ------
    QikitError
        If ``size`` is below 1, or nobody has written anything.
    """
    writers = sorted({each.learner for each in written_answers(desk, exercise)})
    if size < 1 or not writers:
        raise QikitError(
            f"A sample of {size} cannot be drawn from {len(writers)} hand-ins.",
            where=exercise,
            todo="It takes at least one, and somebody who has written something.",
        )
    seed = random.SystemRandom().randrange(10**6) if seed is None else seed
    drawn = sorted(random.Random(seed).sample(writers, min(size, len(writers))))
    sample = Sample(seed=seed, of=len(writers), learners=tuple(drawn))
    write_setting(desk, exercise, _SETTING, asdict(sample))
    return sample


def sample_of(desk: Desk, exercise: str) -> Sample | None:
    """Return the sample that was drawn, or None."""
    kept = read_setting(desk, exercise, _SETTING)
    return Sample(**(kept | {"learners": tuple(kept["learners"])})) if kept else None


def end_second_marking(desk: Desk, exercise: str) -> None:
    """Do without a sample again: nothing is hidden any more, and every mark stays on record."""
    write_setting(desk, exercise, _SETTING, None)


def answers_to_second_mark(desk: Desk, exercise: str, marker: str) -> tuple[ToSecondMark, ...]:
    """Return the answers of the sample that this person may mark, with nobody else's marks.

    Answers whose first mark this person gave are left out.
    """
    sample, marker = sample_of(desk, exercise), named(marker)
    with open_store(desk) as book:
        records = read_records(book, exercise)
    first, second = newest(records), newest(records, ("second",))
    mine = newest(_by(records, marker), ("second",))
    return tuple(
        ToSecondMark(
            answer=_without_marks(each),
            mine=mine.get(at),
            is_done=at in second and second[at].answer == fingerprint_of(each.words),
        )
        for each in written_answers(desk, exercise)
        if sample and each.learner in sample.learners
        if not _gave_first(first.get(at := (each.learner, each.question.id)), marker)
    )


def save_second_mark(
    desk: Desk,
    exercise: str,
    learner: str,
    question_id: str,
    levels: Mapping[str, int],
    comment: str,
    marker: str,
) -> RubricMark:
    """Keep a second marker's mark. The learner's own mark stays as it is.

    Parameters are those of :func:`~qikit.marking.fairness.rubric_marks.save_rubric_mark`; the
    comment is for the talk between the two markers.

    Raises
    ------
    QikitError
        If the learner is not in the sample, the same person gave the first mark, or the levels do
        not fit the rubric.
    """
    question = written_question(load_questions(desk.folder("source", exercise)), question_id)
    _check_in_sample(sample_of(desk, exercise), learner, exercise)
    words = words_to_mark(desk, exercise, learner).get(question_id, "")
    with open_store(desk) as book:
        before = read_records(book, exercise, learner=learner, question_id=question_id)
        _check_other_person(newest(before).get((learner, question_id)), named(marker))
        mark = make_mark(
            question, levels, exercise=exercise, learner=learner, role="second", marker=marker,
            comment=comment, reason="", words=words, before=_of_this_pen(before, named(marker)),
        )  # fmt: skip
        add_record(book, mark)
        book.db.commit()
    return mark


def pairs_of_marks(desk: Desk, exercise: str) -> tuple[tuple[RubricMark, RubricMark], ...]:
    """Return first and newest second mark of every answer that two people marked.

    Both are of the words that stand there now; what was settled afterwards does not count here.
    """
    with open_store(desk) as book:
        records = read_records(book, exercise)
    firsts, seconds = newest(records, ("first",)), newest(records, ("second",))
    pairs = [(firsts[at], seconds[at]) for at in sorted(firsts.keys() & seconds.keys())]
    words = {name: words_to_mark(desk, exercise, name) for name in {a.learner for a, _ in pairs}}
    return tuple(
        (first, second)
        for first, second in pairs
        if first.levels
        and first.answer
        == second.answer
        == fingerprint_of(words[first.learner].get(first.question_id, ""))
    )


def is_same_person(one: str, other: str) -> bool:
    """Whether two names are one marker's; capitals and spaces do not count.

    Examples
    --------
    >>> is_same_person("Anna Lee", " anna  lee")
    True
    """
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _by(records: tuple[RubricMark, ...], marker: str) -> tuple[RubricMark, ...]:
    return tuple(mark for mark in records if is_same_person(mark.marker, marker))


def _of_this_pen(records: tuple[RubricMark, ...], marker: str) -> tuple[RubricMark, ...]:
    return tuple(mark for mark in _by(records, marker) if mark.role == "second")


def _gave_first(first: RubricMark | None, marker: str) -> bool:
    return first is not None and is_same_person(first.marker, marker)


def _without_marks(answer: WrittenAnswer) -> WrittenAnswer:
    return replace(answer, state="to read", score=None, mark=None)


def _check_in_sample(sample: Sample | None, learner: str, exercise: str) -> None:
    if sample is None or learner not in sample.learners:
        raise QikitError(
            "This hand-in is not in the sample for second marking.",
            where=exercise,
            todo="Draw a sample first, or mark one that is in it.",
        )


def _check_other_person(first: RubricMark | None, marker: str) -> None:
    if _gave_first(first, marker):
        raise QikitError(
            f"{marker} gave this answer its first mark.",
            todo="Let somebody else mark it a second time.",
        )
