"""*The second marker*: mark two answers, then see where and how far you agree."""

from __future__ import annotations

import html
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict

from qikit.apps.controls import Button, Control, Radio
from qikit.apps.m09.agreement import Agreement, agreement
from qikit.apps.play import Play

_FILE = Path(__file__).with_name("answers.yml")


class _Written(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Criterion(_Written):
    """One line of the rubric; its levels are worth 0, 1, 2, in order."""

    id: str
    name: str
    levels: tuple[str, ...]


class Answer(_Written):
    """An answer, with the second marker's marks and reasons, line by line."""

    id: str
    name: str
    words: str
    marks: tuple[int, ...]
    why: tuple[str, ...]


class Script(_Written):
    """What is marked: the question, the rubric and the answers."""

    question: str
    criteria: tuple[Criterion, ...]
    answers: tuple[Answer, ...]


@lru_cache(maxsize=1)
def script() -> Script:
    """Read the two answers and their rubric."""
    return Script.model_validate(yaml.safe_load(_FILE.read_text(encoding="utf-8")))


def second_marks() -> tuple[int, ...]:
    """Return all marks of the second marker, answer by answer."""
    return tuple(mark for answer in script().answers for mark in answer.marks)


@dataclass(frozen=True, kw_only=True)
class SecondMarker(Play):
    """Mark two answers line by line before you see what somebody else gave."""

    title = "The second marker"
    purpose = (
        "Two invented answers, one rubric. Mark both, each line by itself. "
        "Then see what a second marker gave, and why."
    )

    answer: str = "smooth"
    marks: tuple[int | None, ...] = (None,) * 8
    compared: bool = False

    @property
    def _at(self) -> int:
        return [each.id for each in script().answers].index(self.answer)

    def _place(self, line: int) -> int:
        return self._at * len(script().criteria) + line

    @property
    def left(self) -> int:
        """Marks that are still to be given."""
        return self.marks.count(None)

    def controls(self) -> tuple[Control, ...]:
        label = f"“{script().question}” Which answer do you mark?"
        answers = tuple((each.id, f"{each.name}: {each.words}") for each in script().answers)
        return (
            Radio(id="answer", label=label, value=self.answer, options=answers),
            *(() if self.compared else self._rubric()),
            Button(id="compare", label="Show the second marker", disabled=self._may_not_compare),
            Button(id="again", label="Start again", quiet=True),
        )

    @property
    def _may_not_compare(self) -> bool:
        return self.compared or self.left > 0

    def _rubric(self) -> tuple[Control, ...]:
        given = (self.marks[self._place(line)] for line in range(len(script().criteria)))
        return tuple(
            Radio(
                id=each.id, label=each.name, value="" if mark is None else str(mark),
                options=tuple((str(n), f"{n}: {level}") for n, level in enumerate(each.levels)),
            )
            for each, mark in zip(script().criteria, given, strict=True)
        )  # fmt: skip

    def after(self, control: str, value: Any) -> SecondMarker:
        if control == "compare":
            return self if self._may_not_compare else replace(self, compared=True)
        if control == "again":
            return SecondMarker()
        lines = [each.id for each in script().criteria]
        if control in lines and not self.compared:
            return self._marked(lines.index(control), value)
        return super().after(control, value)

    def _marked(self, line: int, value: Any) -> SecondMarker:
        mark = int(self._rubric()[line].held(value))
        place = self._place(line)
        return replace(self, marks=(*self.marks[:place], mark, *self.marks[place + 1 :]))

    @property
    def result(self) -> Agreement:
        """How your marks agree with the second marker's, once all are given."""
        return agreement(self.marks, second_marks())

    def says(self) -> str:
        if not self.compared:
            if not self.left:
                return "All marks are given. Now see the second marker."
            return f"{self.left} of {len(self.marks)} marks are still to be given."
        found = self.result
        told = (
            f"The same mark in {found.same} of {found.marks}. Blind chance would give about "
            f"{found.by_chance * found.marks:.1f}."
        )
        if found.kappa is None:
            return f"{told} With one and the same mark throughout, kappa says nothing."
        return f"{told} Kappa is {found.kappa:.2f}: 1 is full agreement, 0 is chance."

    def picture(self) -> str:
        return self._table(script().answers[self._at]) if self.compared else ""

    def _table(self, answer: Answer) -> str:
        head = "".join(
            f'<th scope="col">{name}</th>' for name in ("Line", "You", "Second marker", "Reason")
        )
        rows = "".join(
            f'<tr><th scope="row">{html.escape(each.name)}</th>'
            f"<td>{self.marks[self._place(line)]}</td><td>{answer.marks[line]}</td>"
            f"<td>{html.escape(answer.why[line])}</td></tr>"
            for line, each in enumerate(script().criteria)
        )
        return (
            f"<table><caption>{answer.name}, line by line</caption>"
            f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        )
