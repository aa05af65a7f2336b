"""*Off the usual path*: SCAMPER questions and provocations, answered with your own ideas."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict

from qikit.apps.controls import Button, Control, Radio, Select
from qikit.apps.m05.keeping import page_to_keep
from qikit.apps.play import Play
from qikit.apps.writing import Line, Page
from qikit.improve.markup import counted, escape, table

_FILE = Path(__file__).with_name("angles.yml")
_WAYS = (
    ("scamper", "SCAMPER: seven questions"),
    ("provocation", "Provocation: an unreasonable sentence"),
)
_EXAMPLE = "Mr Price, unhurt, waits on the floor of his care home until a crew can lift him."


class Prompt(BaseModel):
    """A question that forces a step aside, with an example where it needs one."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    name: str
    ask: str
    example: str = ""


class Angles(BaseModel):
    """The prompts of both ways, and the movements that follow a provocation."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    scamper: tuple[Prompt, ...]
    provocation: tuple[Prompt, ...]
    movement: tuple[Prompt, ...]


@lru_cache(maxsize=1)
def angles() -> Angles:
    """Return every prompt there is."""
    return Angles.model_validate(yaml.safe_load(_FILE.read_text(encoding="utf-8")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An idea, and the prompt that led to it."""

    prompt: str
    idea: str
    po: str = ""

    @property
    def origin(self) -> str:
        """The prompt, with the provocation if there was one."""
        return f"{self.prompt}: Po: {self.po}" if self.po else self.prompt


@dataclass(frozen=True, kw_only=True)
class NewAngles(Play):
    """Choose a prompt, write what it brings, keep it, and go on to the next."""

    title = "Off the usual path"
    purpose = f"For a question of yours. Each prompt has an invented example: {_EXAMPLE}"

    way: str = "scamper"
    scamper: str = "substitute"
    provocation: str = "escape"
    movement: str = "moment"
    question: str = ""
    po: str = ""
    idea: str = ""
    kept: tuple[Kept, ...] = ()

    @property
    def prompt(self) -> Prompt:
        """The prompt that is chosen now."""
        return _found(getattr(angles(), self.way), getattr(self, self.way))

    @property
    def tried(self) -> tuple[str, ...]:
        """Names of the prompts that have led to an idea, each once."""
        return tuple(dict.fromkeys(each.prompt for each in self.kept))

    def controls(self) -> tuple[Control, ...]:
        name = "Letter" if self.way == "scamper" else "Kind of provocation"
        ask = (
            Line(id="question", label="What you want ideas for", value=self.question),
            Radio(id="way", label="The way", value=self.way, options=_WAYS),
            _choice(self.way, name, getattr(self, self.way), getattr(angles(), self.way)),
        )
        leap = () if self.way == "scamper" else (
            Line(id="po", label="Po: (your unreasonable sentence)", value=self.po),
            _choice("movement", "Then move on by", self.movement, angles().movement),
        )  # fmt: skip
        keep = (
            Line(id="idea", label="An idea that it leads to", value=self.idea),
            Button(id="keep", label="Keep this idea"),
        )
        return *ask, *leap, *keep, *self._ending()

    def _ending(self) -> tuple[Control, ...]:
        again = Button(id="again", label="Start again", quiet=True)
        if not self.kept:
            return (again,)
        ideas = (f"{each.idea} ({each.origin})" for each in self.kept)
        page = page_to_keep("Ideas off the usual path", self.question, ideas)
        return Page(id="page", label="Open a page to print or keep", value=page), again

    def after(self, control: str, value: Any) -> NewAngles:
        if control == "keep":
            if not self.idea:
                return self
            po = self.po if self.way == "provocation" else ""
            new = Kept(prompt=self.prompt.name, idea=self.idea, po=po)
            return replace(self, kept=(*self.kept, new), idea="", po="")
        if control == "again":
            return NewAngles(way=self.way, question=self.question)
        if control == "page":
            return self
        return super().after(control, value)  # type: ignore[return-value]

    def says(self) -> str:
        if not self.kept:
            return f"{self.prompt.name}: {self.prompt.ask}"
        told = f"You have kept {counted(len(self.kept), 'idea')}"
        from_prompts = counted(len(self.tried), "prompt")
        return f"{told}, from {from_prompts}. {self.prompt.name}: {self.prompt.ask}"

    def picture(self) -> str:
        shown = (
            f"<p><strong>{escape(self.prompt.ask)}</strong></p>"
            f"<p>For Mr Price: {escape(self.prompt.example)}</p>"
        )
        if self.way == "provocation":
            move = _found(angles().movement, self.movement)
            shown += f"<p>Then move: <strong>{escape(move.ask)}</strong></p>"
        if self.kept:
            rows = ((n, each.idea, each.origin) for n, each in enumerate(self.kept, 1))
            shown += table("What you have kept", ("", "Idea", "It came from"), rows)
        return shown


def _found(prompts: tuple[Prompt, ...], prompt_id: str) -> Prompt:
    return next(each for each in prompts if each.id == prompt_id)


def _choice(control: str, label: str, value: str, prompts: tuple[Prompt, ...]) -> Select:
    options = tuple((each.id, each.name) for each in prompts)
    return Select(id=control, label=label, value=value, options=options)
