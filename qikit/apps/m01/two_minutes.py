"""*Two minutes of why*: put a story together, and hear what a listener would ask."""

from __future__ import annotations

import html
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from qikit.apps.controls import Control, Radio
from qikit.apps.play import Play

#: An unhurried speaker, chosen for this play.
WORDS_A_MINUTE = 130
_FILE = Path(__file__).with_name("two_minutes.yml")


class Version(BaseModel):
    """One way to tell a part of the story, and what a listener would still ask."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    name: str
    words: str
    asks: str = ""


@lru_cache(maxsize=1)
def parts() -> dict[str, tuple[Version, ...]]:
    """Return the four parts of the story, each in the versions that can be chosen."""
    raw = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return {part: tuple(Version(**each) for each in versions) for part, versions in raw.items()}


@dataclass(frozen=True, kw_only=True)
class TwoMinutes(Play):
    """Choose how to open, what happened, what could be, and what you ask for."""

    title = "Two minutes of why"
    purpose = "An invented story, in parts. Choose one of each, and read it as a listener would."

    person: str = "numbers"
    moment: str = "process"
    hope: str = "plan"
    ask: str = "all"

    def controls(self) -> tuple[Control, ...]:
        labels = {
            "person": "Begin with", "moment": "What happened", "hope": "What could be",
            "ask": "What you ask for",
        }  # fmt: skip
        return tuple(
            Radio(id=part, label=labels[part], value=getattr(self, part),
                  options=tuple((each.id, each.name) for each in versions))
            for part, versions in parts().items()
        )  # fmt: skip

    @property
    def chosen(self) -> tuple[Version, ...]:
        """The chosen version of each part."""
        return tuple(
            next(each for each in versions if each.id == getattr(self, part))
            for part, versions in parts().items()
        )

    @property
    def word_count(self) -> int:
        """Words in the whole story."""
        return sum(len(each.words.split()) for each in self.chosen)

    def says(self) -> str:
        seconds = round(60 * self.word_count / WORDS_A_MINUTE)
        asks = [each.asks for each in self.chosen if each.asks]
        told = (
            f"{self.word_count} words: about {seconds} seconds at {WORDS_A_MINUTE} words a minute."
        )
        if not asks:
            return f"{told} Nobody asks who, when or what for. Somebody says: I will come."
        return f"{told} A listener asks: {' '.join(asks)}"

    def picture(self) -> str:
        return "".join(f"<p>{html.escape(each.words)}</p>" for each in self.chosen)
