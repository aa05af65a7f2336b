"""What a marker is not to see while an answer waits for its second marking.

A marker is known by the name that was given. That keeps marks out of the eyes of somebody who is to
mark blind; it does not keep out somebody who gives another name in order to look.
"""

from __future__ import annotations

from dataclasses import replace

from qikit.errors import QikitError
from qikit.marking.desk import Desk
from qikit.marking.fairness.reading import WrittenAnswer, written_answers
from qikit.marking.fairness.records import newest, read_records
from qikit.marking.fairness.second_marking import is_same_person, sample_of
from qikit.marking.fairness.store import open_store

Place = tuple[str, str]


def hidden_marks(desk: Desk, exercise: str, marker: str) -> frozenset[Place]:
    """Return the answers of the sample whose first mark somebody may not see yet.

    Those are all that somebody else marked first, and nobody a second time.

    Parameters
    ----------
    desk : Desk
        Where marking lives.
    exercise : str
        The exercise.
    marker : str
        Who looks; nobody, if it is empty, sees a first mark that waits for a second one.

    Returns
    -------
    frozenset of (str, str)
        Learner's id and question.
    """
    return _sort_out(desk, exercise, marker)[0]


def answers_for(desk: Desk, exercise: str, marker: str) -> tuple[WrittenAnswer, ...]:
    """Return every written answer as one person may see it, in the usual order.

    An answer that this person may read only as the second marker is ``"for second marking"`` and
    holds no mark. Parameters are those of :func:`hidden_marks`.
    """
    hidden, own = _sort_out(desk, exercise, marker)
    return tuple(
        replace(each, state="for second marking", score=None, mark=None)
        if ((at := (each.learner, each.question.id)) in hidden and each.state == "read")
        or (at in own and each.state == "to read")
        else each
        for each in written_answers(desk, exercise)
    )


def answer_for(desk: Desk, exercise: str, key: str, question_id: str, marker: str) -> WrittenAnswer:
    """Return one written answer as one person may see it, by the learner's key.

    Raises
    ------
    QikitError
        If there is none.
    """
    for each in answers_for(desk, exercise, marker):
        if (each.key, each.question.id) == (key, question_id):
            return each
    raise QikitError(
        f"There is no written answer of {key!r} to {question_id!r}.",
        where=exercise,
        todo=f"List them: qi mark answers {exercise}",
    )


def check_may_mark_first(
    desk: Desk, exercise: str, learner: str, question_id: str, marker: str
) -> None:
    """Refuse a first mark from somebody who is to mark this answer blind.

    Raises
    ------
    QikitError
        If this person may read the answer only as the second marker.
    """
    for each in answers_for(desk, exercise, marker):
        is_it = (each.learner, each.question.id) == (learner, question_id)
        if is_it and each.is_blind:
            raise QikitError(
                "This answer is in the sample for second marking, and its first mark is for "
                "somebody else to give.",
                where=question_id,
                todo="Mark it under Second marking.",
            )


def _sort_out(desk: Desk, exercise: str, marker: str) -> tuple[frozenset[Place], frozenset[Place]]:
    """Answers whose first mark is hidden, and those that wait for it after this person's second."""
    sample = sample_of(desk, exercise)
    if sample is None:
        return frozenset(), frozenset()
    with open_store(desk) as book:
        records = [mark for mark in read_records(book, exercise) if mark.learner in sample.learners]
    first, second = newest(records), newest(records, ("second",))
    hidden = {
        at
        for at, mark in first.items()
        if not is_same_person(mark.marker, marker)
        and not (at in second and second[at].answer == mark.answer)
    }
    own = {at for at, mark in second.items() if is_same_person(mark.marker, marker)}
    return frozenset(hidden), frozenset(own - first.keys())
