"""A conversation to practise: say one thing at a time, and hear what comes back."""

from __future__ import annotations

import html
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, ClassVar

import yaml
from pydantic import BaseModel, ConfigDict

from qikit.apps.controls import Button, Control, Radio
from qikit.apps.play import Play


class _Written(BaseModel):
    """Part of a script."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Spoken(_Written):
    """Words, and who says them."""

    who: str
    says: str


class Choice(_Written):
    """Something you can say, what comes back, and what you know from then on."""

    id: str
    say: str
    back: tuple[Spoken, ...]
    learn: tuple[str, ...] = ()


class Turn(_Written):
    """A moment of the conversation: what you meet, and what you can say."""

    meet: tuple[Spoken, ...] = ()
    choices: tuple[Choice, ...]

    def choice(self, choice_id: str) -> Choice:
        """Return one of the things you can say."""
        return next(each for each in self.choices if each.id == choice_id)


class Script(_Written):
    """A conversation as it is written.

    Parameters
    ----------
    learn : str
        Heading of what you know by listening.
    turns : tuple of Turn
        The moments, in order.
    """

    learn: str
    turns: tuple[Turn, ...]

    @property
    def most(self) -> int:
        """How much there is to learn at best."""
        return sum(max(len(each.learn) for each in turn.choices) for turn in self.turns)


@lru_cache(maxsize=8)
def script(path: Path) -> Script:
    """Read a conversation from a YAML file."""
    return Script.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))


@dataclass(frozen=True, kw_only=True)
class Conversation(Play):
    """One script, as far as it has been spoken. A subclass names its file and sums it up."""

    file: ClassVar[Path]
    you: ClassVar[str] = "You"

    said: tuple[str, ...] = ()
    choice: str = ""

    @property
    def script(self) -> Script:
        """What can be said in this conversation, and what comes back."""
        return script(self.file)

    @property
    def over(self) -> bool:
        """Whether everything has been said."""
        return len(self.said) == len(self.script.turns)

    @property
    def chosen(self) -> tuple[Choice, ...]:
        """What has been said so far."""
        turns = zip(self.script.turns, self.said, strict=False)
        return tuple(turn.choice(said) for turn, said in turns)

    @property
    def learned(self) -> tuple[str, ...]:
        """What is known by now."""
        return tuple(each for choice in self.chosen for each in choice.learn)

    @property
    def spoken(self) -> tuple[Spoken, ...]:
        """Everything said so far, by everybody, and what you meet next."""
        lines: list[Spoken] = []
        for turn, choice in zip(self.script.turns, self.chosen, strict=False):
            lines += [*turn.meet, Spoken(who=self.you, says=choice.say), *choice.back]
        if not self.over:
            lines += self.script.turns[len(self.said)].meet
        return tuple(lines)

    @property
    def last_heard(self) -> tuple[Spoken, ...]:
        """What came back to your last words, and what you meet now."""
        back = self.chosen[-1].back if self.said else ()
        return back if self.over else (*back, *self.script.turns[len(self.said)].meet)

    def controls(self) -> tuple[Control, ...]:
        step = (
            Button(id="back", label="One step back", disabled=not self.said),
            Button(id="again", label="Start again", quiet=True),
        )
        if self.over:
            return step
        choices = self.script.turns[len(self.said)].choices
        options = tuple((each.id, each.say) for each in choices)
        heard = (f"{each.who}: {each.says}" for each in self.last_heard)
        label = " – ".join((*heard, "What do you say?"))
        return (
            Radio(id="choice", label=label, value=self.choice, options=options),
            Button(id="say", label="Say it", disabled=not self.choice),
            *step,
        )

    def after(self, control: str, value: Any) -> Conversation:
        if control == "say":
            return self if not self.choice else replace(
                self, said=(*self.said, self.choice), choice="")  # fmt: skip
        if control == "back":
            return replace(self, said=self.said[:-1], choice="")
        if control == "again":
            return type(self)()
        return super().after(control, value)

    def picture(self) -> str:
        lines = "".join(
            f"<p><strong>{html.escape(each.who)}:</strong> {html.escape(each.says)}</p>"
            for each in self.spoken
        )
        known = "".join(f"<li>{html.escape(each)}</li>" for each in self.learned)
        return f"{lines}<h4>{html.escape(self.script.learn)}</h4>" + (
            f"<ul>{known}</ul>" if known else "<p>Nothing yet.</p>"
        )
