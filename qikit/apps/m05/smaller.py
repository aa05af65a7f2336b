"""*Make it smaller*: one idea, cut down until it can teach something this week."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from qikit.apps.controls import Control, Radio
from qikit.apps.play import Play
from qikit.improve.markup import counted, escape

_FILE = Path(__file__).with_name("smaller.yml")
_LABELS = {"who": "For whom", "what": "With what", "look": "What you write down beforehand"}


class Cut(BaseModel):
    """One way to have a part of the idea: in words, in people, in days."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    name: str
    words: str
    people: int = 0
    begin: int = 0
    watch: int = 0
    asks: str = ""


@lru_cache(maxsize=1)
def cuts() -> dict[str, tuple[Cut, ...]]:
    """Return the parts of the idea, each from the largest to the smallest."""
    raw = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return {part: tuple(Cut(**each) for each in ways) for part, ways in raw.items()}


@dataclass(frozen=True, kw_only=True)
class Smaller(Play):
    """Choose for whom, with what, and what is written down; see when you would know."""

    title = "Make it smaller"
    purpose = (
        "An invented charity's idea: nobody should come home from hospital to an empty fridge. "
        "Cut it down until it can teach you something this week."
    )

    who: str = "everyone"
    what: str = "service"
    look: str = "nothing"

    def controls(self) -> tuple[Control, ...]:
        return tuple(
            Radio(id=part, label=_LABELS[part], value=getattr(self, part),
                  options=tuple((each.id, each.name) for each in ways))
            for part, ways in cuts().items()
        )  # fmt: skip

    @property
    def chosen(self) -> tuple[Cut, ...]:
        """The chosen way to have each part."""
        return tuple(
            next(each for each in ways if each.id == getattr(self, part))
            for part, ways in cuts().items()
        )

    @property
    def days(self) -> int:
        """Days from now until there is something to learn from."""
        return sum(each.begin + each.watch for each in self.chosen)

    @property
    def people(self) -> int:
        """People who meet the idea before anybody has learned anything."""
        return sum(each.people for each in self.chosen)

    def says(self) -> str:
        people = counted(self.people, "person meets", "people meet")
        told = f"You would know something in {counted(self.days, 'day')}; {people} it before that."
        asks = [each.asks for each in self.chosen if each.asks]
        if not asks:
            return f"{told} A coach asks nothing, and says: tell me on Friday."
        return f"{told} A coach asks: {' '.join(asks)}"

    def picture(self) -> str:
        who, what, look = self.chosen
        return (
            f"<h4>The test</h4><p>We try {escape(what.words)}, for {escape(who.words)}. "
            f"{escape(look.words)}</p>"
        )
