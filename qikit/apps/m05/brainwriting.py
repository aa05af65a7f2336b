"""*Six sheets go round*: a silent round of ideas, with your own pen and without a clock."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict

from qikit.apps.controls import Button, Control, Radio
from qikit.apps.m05.keeping import page_to_keep
from qikit.apps.play import Play
from qikit.apps.writing import Line, Page
from qikit.improve.markup import counted, escape, table

PEOPLE, IDEAS_A_ROUND = 6, 3
_FILE = Path(__file__).with_name("sheets.yml")
_LINES = ("first", "second", "third")
_JUDGING = re.compile(
    r"\b(won.?t work|will not work|too (expensive|dear|hard|risky)|not allowed|never work|"
    r"no money|can.?t be done|impossible|silly|stupid)\b",
    re.IGNORECASE,
)


class Sheet(BaseModel):
    """A sheet that comes round: who had it last, three ideas, and a nudge for any question."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    who: str
    ideas: tuple[str, str, str]
    nudge: str


class Round(BaseModel):
    """The question on top of every sheet, and the sheets of the others."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    question: str
    sheets: tuple[Sheet, ...]


@lru_cache(maxsize=1)
def story() -> Round:
    """Return the invented round."""
    return Round.model_validate(yaml.safe_load(_FILE.read_text(encoding="utf-8")))


def ideas_on_all_sheets(rounds: int, people: int = PEOPLE) -> int:
    """Return how many ideas there are if everybody writes three a round.

    Parameters
    ----------
    rounds : int
        Rounds that are over, from 0.
    people : int
        People at the table, each with one sheet.

    Examples
    --------
    >>> ideas_on_all_sheets(1), ideas_on_all_sheets(6)
    (18, 108)
    """
    return people * IDEAS_A_ROUND * rounds


def judged(idea: str) -> str:
    """Return the words of an idea that judge it; empty if none do.

    Examples
    --------
    >>> judged("A van, but that is too expensive"), judged("A van")
    ('too expensive', '')
    """
    found = _JUDGING.search(idea)
    return found[0] if found else ""


@dataclass(frozen=True, kw_only=True)
class Brainwriting(Play):
    """Write three ideas, pass the sheet on, and build on what comes."""

    title = "Six sheets go round"
    purpose = (
        "Write up to three ideas, then pass the sheet on. No clock, no marks, and nobody talks. "
        "Empty lines are fine. The other five people are invented."
    )

    theme: str = "clinic"
    question: str = ""
    first: str = ""
    second: str = ""
    third: str = ""
    passed: tuple[tuple[str, ...], ...] = ()

    @property
    def over(self) -> bool:
        """Whether all six sheets have been passed on."""
        return len(self.passed) == PEOPLE

    @property
    def asked(self) -> str:
        """The question on top of every sheet."""
        return story().question if self.theme == "clinic" else self.question or "Your question"

    @property
    def before_you(self) -> Sheet | None:
        """The sheet that has come round; none while you write on your own."""
        return story().sheets[len(self.passed) - 1] if 0 < len(self.passed) < PEOPLE else None

    @property
    def ideas(self) -> tuple[str, ...]:
        """Everything you have written, the sheet in front of you included."""
        now = (self.first, self.second, self.third)
        return tuple(idea for row in (*self.passed, now) for idea in row if idea)

    def controls(self) -> tuple[Control, ...]:
        again = Button(id="again", label="Start again", quiet=True)
        if self.over:
            kept = page_to_keep("Ideas from a silent round", self.asked, self.ideas)
            return Page(id="page", label="Open a page to print or keep", value=kept), again
        lines = tuple(
            Line(id=each, label=f"Idea {n}", value=getattr(self, each))
            for n, each in enumerate(_LINES, 1)
        )
        turn = Button(id="pass", label=f"Pass sheet {len(self.passed) + 1} on")
        return *self._setting(), *lines, turn, again

    def _setting(self) -> tuple[Control, ...]:
        if self.passed:
            return ()
        themes = (("clinic", "Mrs Begum's eye clinic"), ("own", "A question of my own"))
        radio = Radio(id="theme", label="Ideas for", value=self.theme, options=themes)
        own = Line(id="question", label="Your question, as it stands on every sheet",
                   value=self.question)  # fmt: skip
        return (radio,) if self.theme == "clinic" else (radio, own)

    def after(self, control: str, value: Any) -> Brainwriting:
        if control == "pass" and not self.over:
            row = (self.first, self.second, self.third)
            return replace(self, passed=(*self.passed, row), first="", second="", third="")
        if control == "again":
            return Brainwriting(theme=self.theme, question=self.question)
        if control == "page":
            return self
        return super().after(control, value)  # type: ignore[return-value]

    def says(self) -> str:
        mine = f"You have written {counted(len(self.ideas), 'idea')}."
        judging = [words for words in map(judged, self.ideas) if words]
        if judging:
            mine += (
                f" One line says “{judging[-1]}”: is that an idea, or a judgement? "
                "Judging has its own time."
            )
        if self.over:
            most = ideas_on_all_sheets(PEOPLE)
            return f"All six sheets are full. {mine} Six people could have {most}. None is chosen."
        here = f"Sheet {len(self.passed) + 1} of {PEOPLE}. {mine}"
        if not self.passed:
            return here
        return f"{here} A full table may have {ideas_on_all_sheets(len(self.passed))} by now."

    def picture(self) -> str:
        heading = f"<h4>{escape(self.asked)}</h4>"
        if self.over:
            rows = ((n, idea) for n, idea in enumerate(self.ideas, 1))
            return heading + table("Everything you wrote, in no order of merit", ("", "Idea"), rows)
        sheet = self.before_you
        if sheet is None:
            return f"{heading}<p>Your own sheet. It is empty.</p>"
        if self.theme == "own":
            return (
                f"{heading}<p>A new sheet, and a nudge: <strong>{escape(sheet.nudge)}</strong></p>"
            )
        listed = "".join(f"<li>{escape(idea)}</li>" for idea in sheet.ideas)
        return (
            f"{heading}<p>This sheet comes from {escape(sheet.who)}:</p><ul>{listed}</ul>"
            "<p>Build on one of these, join two, or start afresh.</p>"
        )
