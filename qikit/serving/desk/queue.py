"""The order in which written answers are read, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass

from qikit.errors import QikitError
from qikit.marking.desk import Desk
from qikit.marking.fairness.blind import answers_for
from qikit.marking.fairness.reading import WrittenAnswer
from qikit.marking.fairness.second_marking import answers_to_second_mark
from qikit.marking.fairness.values import RubricMark


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One written answer in the queue of whoever marks.

    Parameters
    ----------
    answer : WrittenAnswer
        The answer.
    mark : RubricMark or None
        The mark that this reading gave it before.
    waits : bool
        Whether it is still to be read, or to be read again.
    """

    answer: WrittenAnswer
    mark: RubricMark | None
    waits: bool

    @property
    def place(self) -> str:
        """Which answer, as an address and an anchor name it."""
        return f"{self.answer.question.id}/{self.answer.key}"

    @property
    def is_blind(self) -> bool:
        """Whether whoever reads may read it only as the second marker."""
        return self.answer.is_blind


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """Every written answer to be read, question by question."""

    items: tuple[Item, ...]

    @property
    def waiting(self) -> int:
        """How many are still to be read."""
        return sum(item.waits for item in self.items)

    @property
    def blind(self) -> int:
        """How many whoever reads may read only as the second marker."""
        return sum(item.is_blind for item in self.items)

    def find(self, place: str) -> Item | None:
        """Return what stands at a place, if it is still there."""
        return next((item for item in self.items if item.place == place), None)

    def get(self, question_id: str, key: str) -> Item:
        """Return what stands at a place.

        Raises
        ------
        QikitError
            If nothing stands there.
        """
        item = self.find(f"{question_id}/{key}")
        if item is None:
            raise QikitError(
                f"There is no answer of {key!r} to {question_id!r} for you to read.",
                todo="Go back to the list; names may have been hidden or shown since.",
            )
        return item

    def number(self, item: Item) -> int:
        """Return which one it is, from 1."""
        return self.items.index(item) + 1

    def next_waiting(self, item: Item | None) -> Item | None:
        """Return the next one to read after another, round the corner if need be."""
        start = self.number(item) if item else 0
        order = self.items[start:] + self.items[: max(0, start - 1)]
        return next((each for each in order if each.waits), None)

    def beside(self, item: Item) -> tuple[Item | None, Item | None]:
        """Return the ones just before and just after."""
        at = self.items.index(item)
        before = self.items[at - 1] if at else None
        after = self.items[at + 1] if at + 1 < len(self.items) else None
        return before, after


def first_queue(desk: Desk, exercise: str, marker: str) -> Queue:
    """Every written answer of an exercise, as this marker may see it."""
    return Queue(
        items=tuple(
            Item(answer=answer, mark=answer.mark, waits=answer.waits)
            for answer in answers_for(desk, exercise, marker)
        )
    )


def second_queue(desk: Desk, exercise: str, marker: str) -> Queue:
    """The answers of the sample that this marker may mark blind."""
    found = answers_to_second_mark(desk, exercise, marker)
    return Queue(
        items=tuple(
            Item(answer=each.answer, mark=each.mine, waits=not each.is_done) for each in found
        )
    )
