"""*All the same hat*: one idea, looked at in one way at a time, by everybody at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict

from qikit.apps.controls import Button, Control, Radio
from qikit.apps.play import Play
from qikit.improve.markup import counted, escape

MOST_TURNS = 8
_FILE = Path(__file__).with_name("hats.yml")


class Remark(BaseModel):
    """What somebody says; a worry has an id, and a way round it says which one it mends."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    who: str
    says: str
    id: str = ""
    mends: str = ""


class Hat(BaseModel):
    """One way of looking, and what is said while everybody wears it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    name: str
    looks: str
    remarks: tuple[Remark, ...]


class Meeting(BaseModel):
    """The idea on the table, and the six hats."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    idea: str
    hats: tuple[Hat, ...]

    def hat(self, hat_id: str) -> Hat:
        """Return one of the hats."""
        return next(each for each in self.hats if each.id == hat_id)


@lru_cache(maxsize=1)
def meeting() -> Meeting:
    """Return the invented meeting."""
    return Meeting.model_validate(yaml.safe_load(_FILE.read_text(encoding="utf-8")))


def said(order: tuple[str, ...]) -> tuple[tuple[Remark, ...], ...]:
    """Return what is new in each turn of a meeting.

    A way round a worry is only found once the worry has been voiced; nothing is said twice.

    Parameters
    ----------
    order : tuple of str
        The hats, in the order in which they are worn.

    Examples
    --------
    >>> [len(turn) for turn in said(("green", "black", "green"))]
    [1, 3, 3]
    """
    turns: list[tuple[Remark, ...]] = []
    heard: set[Remark] = set()
    for hat_id in order:
        voiced = {each.id for each in heard if each.id}
        new = tuple(
            each for each in meeting().hat(hat_id).remarks
            if each not in heard and (not each.mends or each.mends in voiced)
        )  # fmt: skip
        heard |= set(new)
        turns.append(new)
    return tuple(turns)


@dataclass(frozen=True, kw_only=True)
class SixHats(Play):
    """Choose the order of the hats; see what the meeting knows at the end."""

    title = "All the same hat"
    purpose = "An invented meeting about one idea. You say which hat everybody wears next."

    hat: str = "white"
    worn: tuple[str, ...] = ()

    @property
    def worries(self) -> frozenset[str]:
        """Worries that have been voiced."""
        return frozenset(each.id for turn in said(self.worn) for each in turn if each.id)

    @property
    def mended(self) -> frozenset[str]:
        """Worries for which somebody has found a way round."""
        return frozenset(each.mends for turn in said(self.worn) for each in turn if each.mends)

    def controls(self) -> tuple[Control, ...]:
        hats = tuple((each.id, f"{each.name}: {each.looks}") for each in meeting().hats)
        full = len(self.worn) == MOST_TURNS
        return (
            Radio(id="hat", label="The next hat", value=self.hat, options=hats),
            Button(id="wear", label="Everybody puts it on", disabled=full),
            Button(id="back", label="One step back", disabled=not self.worn),
            Button(id="again", label="Start again", quiet=True),
        )

    def after(self, control: str, value: Any) -> SixHats:
        if control == "wear":
            full = len(self.worn) == MOST_TURNS
            return self if full else replace(self, worn=(*self.worn, self.hat))
        if control == "back":
            return replace(self, worn=self.worn[:-1])
        if control == "again":
            return SixHats()
        return super().after(control, value)  # type: ignore[return-value]

    def says(self) -> str:
        if not self.worn:
            return "Nobody has said anything yet."
        names = ", ".join(meeting().hat(each).name.lower() for each in self.worn)
        unseen = len(meeting().hats) - len(set(self.worn))
        told = f"Worn so far: {names}. {self._worried()}"
        if unseen:
            return f"{told} {counted(unseen, 'hat has', 'hats have')} not been worn."
        return f"{told} Every hat has been worn."

    def _worried(self) -> str:
        if not self.worries:
            return "No worry has been voiced: is there none?"
        worries = counted(len(self.worries), "worry", "worries")
        mended = len(self.mended) or "none"
        return f"{worries[0].upper()}{worries[1:]} voiced, {mended} with a way round."

    def picture(self) -> str:
        shown = f"<p>On the table: <strong>{escape(meeting().idea)}</strong></p>"
        for hat_id, remarks in zip(self.worn, said(self.worn), strict=True):
            hat = meeting().hat(hat_id)
            lines = "".join(
                f"<li><strong>{escape(each.who)}:</strong> {escape(each.says)}</li>"
                for each in remarks
            )
            shown += f"<h4>{escape(hat.name)}: {escape(hat.looks)}</h4>"
            shown += f"<ul>{lines}</ul>" if lines else "<p>Nothing new.</p>"
        return shown
