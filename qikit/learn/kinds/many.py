"""Choose several."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import model_validator

from qikit.learn.expected import Expected
from qikit.learn.feedback import Feedback
from qikit.learn.kinds.base import plain
from qikit.learn.kinds.choice import OptionQuestion
from qikit.learn.kinds.shares import share_of_set


class Many(OptionQuestion):
    """Choose every option that fits. The answer is a list of option ids.

    Marks: right picks less wrong picks, as a share of the right options, never below nothing.
    A wrong pick is told before a missed one.
    """

    kind: Literal["many"] = "many"

    @model_validator(mode="after")
    def _missed_is_told(self) -> Many:
        silent = [option.id for option in self.options if option.right and not option.missed]
        if silent and not self.withheld:
            raise ValueError(
                f"{self.id}: right option {', '.join(silent)} has no 'missed' nudge. "
                "Say what to think of when it was not picked."
            )
        return self

    @property
    def _right_ids(self) -> tuple[str, ...]:
        return tuple(option.id for option in self.options if option.right)

    def wrong_kind(self, answer: Any) -> str | None:
        if not isinstance(answer, list) or any(self.option(pick) is None for pick in answer):
            return "One of these is not in the list. Tick the boxes that fit."
        return None

    def judge(self, answer: Any, expected: Expected | None) -> Feedback:
        share = share_of_set(set(answer), set(self._right_ids))
        for option in self.options:
            if option.id in answer and not option.right:
                return Feedback(state="slip", message=option.hint, share=share, slip=option.slip)
        for option in self.options:
            if option.right and option.id not in answer:
                slip = f"missed-{option.id}"
                return Feedback(state="slip", message=option.missed, share=share, slip=slip)
        reasons = [option.reason for option in self.options if option.right]
        return Feedback(state="right", message=self.notice or " ".join(reasons), share=1.0)

    def right_answer(self, expected: Expected | None) -> list[str]:
        return list(self._right_ids)

    def wrong_answers(self, expected: Expected | None) -> Iterator[tuple[str, list[str]]]:
        right = list(self._right_ids)
        for option in self.options:
            if not option.right:
                yield option.slip, [*right, option.id]
            elif len(right) > 1:
                yield f"missed-{option.id}", [pick for pick in right if pick != option.id]

    def in_words(self, answer: Any) -> str:
        picks = (self.option(pick) for pick in answer)
        return "; ".join(plain(pick.text) for pick in picks if pick) or "nothing ticked"
