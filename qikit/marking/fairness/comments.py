"""Comments to choose from: what was written before for the same question, and first ones.

A marker's comment is kept line by line. A line that begins with the name of a criterion and a colon
is filed under that criterion. A line that stands in two learners' comments is offered to everybody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from qikit.intake import identifiers
from qikit.learn.kinds.text import Text
from qikit.learn.questions import load_questions
from qikit.marking.desk import Desk
from qikit.marking.exports.roster import load_roster
from qikit.marking.fairness.grades import comments_of
from qikit.marking.fairness.names_inside import names_somebody
from qikit.marking.fairness.rubric import written_question
from qikit.marking.fairness.store import open_store

#: A line is offered once this many learners have it.
ENOUGH = 2
_SHORTEST = 8

_IDENTIFIES = (
    identifiers.has_nhs_number_in_words,
    identifiers.has_email,
    identifiers.has_phone,
    identifiers.has_postcode,
    identifiers.has_national_insurance_number,
    identifiers.has_birth_date_in_words,
    identifiers.has_titled_name,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BankComment:
    """A comment to choose.

    Parameters
    ----------
    text : str
        What it says, without the name of the criterion.
    criterion : str
        The line of the rubric it is about; empty if it is about the whole answer.
    level : int or None
        For a first comment: the level it fits.
    uses : int
        How many learners have it; 0 for one made from the rubric.
    """

    text: str
    criterion: str = ""
    level: int | None = None
    uses: int = 0

    @property
    def line(self) -> str:
        """The line to put into a comment."""
        return f"{self.criterion}: {self.text}" if self.criterion else self.text


def comments_for(
    desk: Desk, exercise: str, question_id: str, criterion: str | None = None
) -> tuple[BankComment, ...]:
    """Return comments to choose from, the most used first, then those made from the rubric.

    Parameters
    ----------
    desk : Desk
        Where marking lives.
    exercise, question_id : str
        What is marked.
    criterion : str, optional
        Only those about this line of the rubric.

    Returns
    -------
    tuple of BankComment
        No comment that names a learner or holds anything else that identifies somebody.

    Raises
    ------
    QikitError
        If a person does not mark this question by a rubric.
    """
    question = written_question(load_questions(desk.folder("source", exercise)), question_id)
    with open_store(desk) as book:
        rows = comments_of(book, exercise)
        people = {row.id for row in book.students} | _names(desk)
    written = {learner: text for (learner, name), text in rows.items() if name == question_id}
    used = _used(written, question, people | set(written))
    found = (*used, *_first_comments(question))
    return tuple(each for each in found if criterion is None or each.criterion == criterion)


def _names(desk: Desk) -> set[str]:
    return {person.name for person in load_roster(desk).people.values()}


def _used(written: dict[str, str], question: Text, people: set[str]) -> list[BankComment]:
    lines: dict[str, set[str]] = defaultdict(set)
    for learner, text in written.items():
        for line in text.splitlines():
            lines[" ".join(line.split())].add(learner)
    offered = {
        line: len(learners)
        for line, learners in lines.items()
        if len(learners) >= ENOUGH and len(line) >= _SHORTEST and not _identifies(line, people)
    }
    order = sorted(offered, key=lambda line: (-offered[line], line))
    return [_filed(line, offered[line], question) for line in order]


def _filed(line: str, uses: int, question: Text) -> BankComment:
    for each in question.rubric:
        start = f"{each.criterion}: "
        if line.startswith(start):
            return BankComment(text=line[len(start) :], criterion=each.criterion, uses=uses)
    return BankComment(text=line, uses=uses)


def _identifies(line: str, people: Iterable[str]) -> bool:
    return any(test(line) for test in _IDENTIFIES) or names_somebody(line, people)


def _first_comments(question: Text) -> list[BankComment]:
    return [
        BankComment(
            criterion=line.criterion,
            level=level,
            text=_question_to(words, line.levels[level + 1 : level + 2]),
        )
        for line in question.rubric
        for level, words in enumerate(line.levels)
    ]


def _question_to(words: str, above: tuple[str, ...]) -> str:
    if above:
        return f"What would it take to get to “{above[0]}”?"
    return f"“{words}”: this is there. How could you help a colleague to see it too?"
