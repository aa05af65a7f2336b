"""What comes next when answers are read one after the other."""

from __future__ import annotations

import pytest

from qikit.errors import QikitError
from qikit.learn.kinds.text import Text
from qikit.marking.fairness.reading import WrittenAnswer
from qikit.serving.desk.queue import Item, Queue

QUESTION = Text(id="q1", title="Aim", prompt="Write it.")


def item(key: str, *, waits: bool) -> Item:
    answer = WrittenAnswer(
        learner=key, key=key, shown=key, question=QUESTION, words="…",
        state="to read" if waits else "read", score=None, mark=None,
    )  # fmt: skip
    return Item(answer=answer, mark=None, waits=waits)


ANNA, BEN, CARA, DAN = (item(name, waits=name != "ben") for name in ("anna", "ben", "cara", "dan"))
QUEUE = Queue(items=(ANNA, BEN, CARA, DAN))


@pytest.mark.parametrize(
    ("after", "following"), [(None, ANNA), (ANNA, CARA), (BEN, CARA), (CARA, DAN), (DAN, ANNA)]
)
def test_the_next_one_that_waits_comes_round_the_corner(after: Item, following: Item) -> None:
    assert QUEUE.next_waiting(after) is following


def test_the_one_being_read_is_not_its_own_next() -> None:
    assert Queue(items=(ANNA, BEN)).next_waiting(ANNA) is None


def test_neighbours_are_in_order_whether_they_wait_or_not() -> None:
    assert QUEUE.beside(ANNA) == (None, BEN)
    assert QUEUE.beside(CARA) == (BEN, DAN)
    assert QUEUE.beside(DAN) == (CARA, None)


def test_places_are_found_by_question_and_key() -> None:
    assert (QUEUE.get("q1", "cara"), QUEUE.number(CARA), QUEUE.waiting) == (CARA, 3, 3)
    assert QUEUE.find("q1/nobody") is None
    with pytest.raises(QikitError, match="no answer of 'nobody' to 'q1' for you to read"):
        QUEUE.get("q1", "nobody")
