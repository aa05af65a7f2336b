"""Choose one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import model_validator

from qikit.learn.expected import Expected
from qikit.learn.feedback import Feedback
from qikit.learn.kinds.base import Question, Record, plain


class Option(Record):
    """One option: right, with a reason, or wrong, with a named slip and a nudge."""

    id: str
    text: str
    right: bool = False
    reason: str = ""
    slip: str = ""
    hint: str = ""
    missed: str = ""


def _explained(option: Option) -> bool:
    return bool(option.reason) if option.right else bool(option.slip and option.hint)


class OptionQuestion(Question):
    """A question whose answers are options in a list."""

    options: tuple[Option, ...]

    @model_validator(mode="after")
    def _every_option_teaches(self) -> OptionQuestion:
        if self.withheld:
            return self
        silent = [option.id for option in self.options if not _explained(option)]
        if silent:
            raise ValueError(
                f"{self.id}: option {', '.join(silent)} has no reason (right) or no slip and hint "
                "(wrong). Say why, in one sentence."
            )
        if not any(option.right for option in self.options):
            raise ValueError(f"{self.id}: no option is right. Mark one with 'right: true'.")
        return self

    def option(self, option_id: Any) -> Option | None:
        """Return the option with this id, if there is one."""
        return next((option for option in self.options if option.id == option_id), None)

    def nudges(self) -> Iterator[tuple[str, str]]:
        return ((option.slip, option.hint) for option in self.options if option.slip)

    def controls(self, expected: Expected | None) -> dict[str, Any]:
        return {"options": [{"id": option.id, "text": option.text} for option in self.options]}

    def without_key(self, expected: Expected | None) -> dict[str, Any]:
        return super().without_key(expected) | self.controls(expected)


class Choice(OptionQuestion):
    """Choose one option. The answer is the option's id."""

    kind: Literal["choice"] = "choice"

    @model_validator(mode="after")
    def _one_is_right(self) -> Choice:
        if not self.withheld and sum(option.right for option in self.options) != 1:
            raise ValueError(f"{self.id}: 'choice' needs exactly one right option. Or use 'many'.")
        return self

    def wrong_kind(self, answer: Any) -> str | None:
        if self.option(answer) is None:
            return "That is not one of the options. Choose one from the list."
        return None

    def judge(self, answer: Any, expected: Expected | None) -> Feedback:
        option = self.option(answer)
        if option is None or not option.right:
            hint = option.hint if option else ""
            return Feedback(state="slip", message=hint, slip=option.slip if option else None)
        message = " ".join(part for part in (option.reason, self.notice) if part)
        return Feedback(state="right", message=message, share=1.0)

    def right_answer(self, expected: Expected | None) -> str:
        return next(option.id for option in self.options if option.right)

    def wrong_answers(self, expected: Expected | None) -> Iterator[tuple[str, str]]:
        return ((option.slip, option.id) for option in self.options if not option.right)

    def in_words(self, answer: Any) -> str:
        option = self.option(answer)
        return plain(option.text) if option else str(answer)
