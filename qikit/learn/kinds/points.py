"""Mark the points on a chart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar, Literal

from pydantic import Field

from qikit.learn.expected import Expected
from qikit.learn.feedback import Feedback
from qikit.learn.kinds.base import Question
from qikit.learn.kinds.shares import share_of_set


class Points(Question):
    """Mark the points that fit. The answer is a list of the points' labels.

    Parameters
    ----------
    hints : dict
        Slip id -> nudge. The points each slip leads to are computed beside the answer.
    labels : tuple of str
        The points that can be marked; filled in for learners' copies.
    """

    kind: Literal["points"] = "points"
    hints: dict[str, str] = Field(default_factory=dict)
    labels: tuple[str, ...] = ()
    needs_expected: ClassVar[bool] = True

    def wrong_kind(self, answer: Any) -> str | None:
        if not isinstance(answer, list) or not all(isinstance(pick, str) for pick in answer):
            return "I cannot read these marks. Tick the points in the list again."
        return None

    def judge(self, answer: Any, expected: Expected | None) -> Feedback:
        if expected is None:
            raise ValueError("judge() needs the expected points")
        picked, right = set(answer), set(expected.answer)
        if picked == right:
            return self.right()
        share = share_of_set(picked, right)
        for slip, points in expected.slips.items():
            if picked == set(points):
                return Feedback(state="slip", message=self.hints[slip], share=share, slip=slip)
        missed, extra = len(right - picked), len(picked - right)
        return Feedback(state="not-yet", message=_count(missed, extra), share=share)

    def right_answer(self, expected: Expected | None) -> list[str]:
        return list(expected.answer) if expected else []

    def wrong_answers(self, expected: Expected | None) -> Iterator[tuple[str, list[str]]]:
        slips = expected.slips if expected else {}
        return ((slip, list(points)) for slip, points in slips.items())

    def nudges(self) -> Iterator[tuple[str, str]]:
        return iter(self.hints.items())

    def in_words(self, answer: Any) -> str:
        return ", ".join(answer)

    def controls(self, expected: Expected | None) -> dict[str, Any]:
        return {"labels": list(self.labels or (expected.choices if expected else ()))}

    def without_key(self, expected: Expected | None) -> dict[str, Any]:
        data = super().without_key(expected) | self.controls(expected)
        data.pop("hints", None)
        return data


def _count(missed: int, extra: int) -> str:
    told = []
    if extra:
        told.append(f"{extra} marked that should not be" if extra > 1 else "1 too many")
    if missed:
        told.append(f"{missed} still to find")
    return f"{' and '.join(told)}. Say the rule aloud and go along the line again."
