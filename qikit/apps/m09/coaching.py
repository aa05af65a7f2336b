"""*Ten minutes with a team*: what you ask decides what they say, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import ClassVar

import yaml

from qikit.apps.m01.conversation import Choice, Conversation, Script, Turn

_FILE = Path(__file__).with_name("coaching.yml")


class Fork(Choice):
    """Something you can say, whether it invites people to tell, and where it leads.

    Parameters
    ----------
    open : bool
        Whether it is a question that cannot be answered with yes or no.
    to : str
        Name of the moment that follows; empty at the end.
    """

    open: bool = False
    to: str = ""


class Moment(Turn):
    """A moment with more than one way on."""

    choices: tuple[Fork, ...]

    def choice(self, choice_id: str) -> Fork:
        """Return one of the things you can say."""
        return next(each for each in self.choices if each.id == choice_id)


class Talk(Script):
    """A conversation with branches: the first moment, and all others by name."""

    turns: tuple[Turn, ...] = ()
    begin: str
    moments: dict[str, Moment]

    def path(self, said: tuple[str, ...]) -> tuple[Moment, ...]:
        """Return the moments met by saying these things, and the one that is met next."""
        met, name = [], self.begin
        for choice in said:
            met.append(self.moments[name])
            name = met[-1].choice(choice).to
        return (*met, self.moments[name]) if name else tuple(met)

    def ways(self, said: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
        """Yield every way through the conversation."""
        met = self.path(said)
        if len(met) == len(said):
            yield said
            return
        for each in met[-1].choices:
            yield from self.ways((*said, each.id))


@lru_cache(maxsize=1)
def talk() -> Talk:
    """Read the conversation."""
    return Talk.model_validate(yaml.safe_load(_FILE.read_text(encoding="utf-8")))


@lru_cache(maxsize=1)
def most_to_learn() -> int:
    """Return how much the best way through brings to light."""
    return max(len(Coaching(said=way).learned) for way in talk().ways())


@dataclass(frozen=True, kw_only=True)
class Coaching(Conversation):
    """Coach a home-care team; see who talks, and how much they tell."""

    title = "Ten minutes with a team"
    purpose = (
        "Sunita leads a home-care team; Pav is one of her carers. All invented. You are their "
        "coach. Say what you would say on a tired Tuesday; then start again."
    )
    file: ClassVar[Path] = _FILE

    @cached_property
    def script(self) -> Script:
        """The moments on the way taken so far."""
        whole = talk()
        return Script(learn=whole.learn, turns=whole.path(self.said))

    @property
    def words(self) -> tuple[int, int]:
        """Words said by you, and by the team in reply."""
        mine = sum(len(each.say.split()) for each in self.chosen)
        theirs = sum(len(line.says.split()) for each in self.chosen for line in each.back)
        return mine, theirs

    @property
    def open_asked(self) -> int:
        """How many open questions you have asked."""
        return sum(isinstance(each, Fork) and each.open for each in self.chosen)

    def says(self) -> str:
        if not self.said:
            return f"Nothing asked yet. There are {most_to_learn()} things the team can tell."
        mine, theirs = self.words
        told = (
            f"You know {len(self.learned)} of {most_to_learn()} things the team can tell. "
            f"Open questions: {self.open_asked} of {len(self.said)}. "
            f"Words: {mine} yours, {theirs} in reply."
        )
        if not self.over:
            return told
        if len(self.learned) == most_to_learn():
            return f"{told} They leave with a test of their own."
        return f"{told} There was more to hear. Go back a step, and ask."
