"""Give a number."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Any, ClassVar, Literal

from pydantic import Field

from qikit.learn.expected import Expected
from qikit.learn.feedback import Feedback
from qikit.learn.kinds.base import Question

#: A number, then anything without digits. No part gives back what it took, so that the time grows
#: with the length of the text and not with its square.
_NUMBER_FIRST = re.compile(r"\s*+([-−+]?\s*+(?:[\d,]*+\.\d++|(?:,*\d)++))\D*+")


def read_number(text: Any) -> float | None:
    """Read a number as people write it; None if it is not one.

    Examples
    --------
    >>> read_number("1,867 patients"), read_number(" 75% "), read_number("about ten")
    (1867.0, 75.0, None)
    """
    match = _NUMBER_FIRST.fullmatch(str(text))
    if not match or re.search(r",\d{1,2}(\D|$)", match.group(1)):
        return None
    number = float("".join(match.group(1).split()).replace(",", "").replace("−", "-"))
    return number if math.isfinite(number) else None


class Number(Question):
    """Give a number. The answer is kept as it was typed.

    Parameters
    ----------
    unit : str
        Said after the box.
    decimals : int
        How many decimals the answer is asked for.
    tolerance : float
        How far from the expected number still counts as right, in the same unit.
    at_least, at_most : float
        What is possible at all; outside it the answer is of the wrong kind.
    hints : dict
        Slip id -> nudge. The number each slip leads to is computed beside the answer.
    """

    kind: Literal["number"] = "number"
    unit: str = ""
    decimals: int = 0
    tolerance: float = Field(gt=0)
    at_least: float = -math.inf
    at_most: float = math.inf
    hints: dict[str, str] = Field(default_factory=dict)
    needs_expected: ClassVar[bool] = True

    def wrong_kind(self, answer: Any) -> str | None:
        number = read_number(answer)
        if number is None:
            return f"“{answer}” is not a number I can read. Write digits only, such as 12.5."
        if not self.at_least <= number <= self.at_most:
            return f"{answer} is not possible here. What is the smallest it could be? The largest?"
        return None

    def _is_near(self, number: float, target: float) -> bool:
        return abs(number - target) <= self.tolerance * (1 + 1e-9)

    def judge(self, answer: Any, expected: Expected | None) -> Feedback:
        number = read_number(answer)
        if number is None or expected is None:
            raise ValueError("judge() needs a readable number and its expected answer")
        if self._is_near(number, expected.answer):
            return self.right()
        for slip, value in expected.slips.items():
            if self._is_near(number, value):
                return Feedback(state="slip", message=self.hints[slip], slip=slip)
        return Feedback(state="not-yet", message=self._distance(number, expected.answer))

    def _distance(self, number: float, target: float) -> str:
        miss = abs(number - target) / max(abs(target), self.tolerance)
        if miss <= 0.1:
            return "You are close, within a tenth of it. Check the reading and the rounding."
        if miss <= 0.5:
            return "You are in the right region, but more than a tenth away. Go step by step."
        return "You are a long way off. Which numbers go in, and is anything counted twice?"

    def right_answer(self, expected: Expected | None) -> str:
        if expected is None:
            raise ValueError("right_answer() needs the expected answer")
        return f"{expected.answer:.{self.decimals}f}"

    def wrong_answers(self, expected: Expected | None) -> Iterator[tuple[str, str]]:
        slips = expected.slips if expected else {}
        return ((slip, f"{value:.{self.decimals}f}") for slip, value in slips.items())

    def nudges(self) -> Iterator[tuple[str, str]]:
        return iter(self.hints.items())

    def in_words(self, answer: Any) -> str:
        return f"{answer} {self.unit}".strip()

    def controls(self, expected: Expected | None) -> dict[str, Any]:
        return {"unit": self.unit}

    def without_key(self, expected: Expected | None) -> dict[str, Any]:
        data = super().without_key(expected)
        data.pop("hints", None)
        return data
