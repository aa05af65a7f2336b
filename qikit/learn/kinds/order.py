"""Put things in order."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any, Literal

from qikit.learn.expected import Expected
from qikit.learn.feedback import Feedback
from qikit.learn.kinds.base import Question, Record, plain
from qikit.learn.kinds.shares import share_of_order


class Item(Record):
    """One thing to be put in its place."""

    id: str
    text: str


class WrongOrder(Record):
    """An order that shows a named slip."""

    order: tuple[str, ...]
    slip: str
    hint: str


class Order(Question):
    """Put the items in order. The answer is the list of their ids.

    The authors list the items in the right order; learners see them shuffled, always the same way.
    """

    kind: Literal["order"] = "order"
    items: tuple[Item, ...]
    wrong_orders: tuple[WrongOrder, ...] = ()

    @property
    def _right_ids(self) -> list[str]:
        return [item.id for item in self.items]

    def shown(self) -> list[Item]:
        """Return the items as first shown: shuffled by the question's id, never already right."""
        if self.withheld:
            return list(self.items)
        shuffled = list(self.items)
        chance = random.Random(self.id)
        while [item.id for item in shuffled] == self._right_ids:
            chance.shuffle(shuffled)
        return shuffled

    def wrong_kind(self, answer: Any) -> str | None:
        if not isinstance(answer, list) or sorted(map(str, answer)) != sorted(self._right_ids):
            return "Each item is needed exactly once. Move them up and down with the buttons."
        return None

    def judge(self, answer: Any, expected: Expected | None) -> Feedback:
        if answer == self._right_ids:
            return self.right()
        share = share_of_order(answer, self._right_ids)
        for wrong in self.wrong_orders:
            if answer == list(wrong.order):
                return Feedback(state="slip", message=wrong.hint, share=share, slip=wrong.slip)
        first = next(
            i
            for i, pair in enumerate(zip(answer, self._right_ids, strict=True), 1)
            if pair[0] != pair[1]
        )
        message = (
            f"The order holds up to place {first - 1}. What must be known before the next one?"
        )
        if first == 1:
            message = "Not this one first. What has to be there before anything else can be done?"
        return Feedback(state="not-yet", message=message, share=share)

    def right_answer(self, expected: Expected | None) -> list[str]:
        return self._right_ids

    def wrong_answers(self, expected: Expected | None) -> Iterator[tuple[str, list[str]]]:
        return ((wrong.slip, list(wrong.order)) for wrong in self.wrong_orders)

    def nudges(self) -> Iterator[tuple[str, str]]:
        return ((wrong.slip, wrong.hint) for wrong in self.wrong_orders)

    def in_words(self, answer: Any) -> str:
        texts = {item.id: plain(item.text) for item in self.items}
        return "; ".join(f"{place}. {texts.get(key, key)}" for place, key in enumerate(answer, 1))

    def controls(self, expected: Expected | None) -> dict[str, Any]:
        return {"items": [item.model_dump() for item in self.shown()]}

    def without_key(self, expected: Expected | None) -> dict[str, Any]:
        data = super().without_key(expected) | self.controls(expected)
        data.pop("wrong_orders", None)
        return data
