"""*Who is talking?*: an interview in which every question has a price in words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qikit.apps.m01.conversation import Conversation

STORYTELLER = "Mrs Haddad"


@dataclass(frozen=True, kw_only=True)
class Interview(Conversation):
    """Ask a patient about her operation; see who has spoken most of the words."""

    title = "Who is talking?"
    purpose = f"You listen to {STORYTELLER}, who had a new hip. She is invented."
    file = Path(__file__).with_name("interview.yml")

    @property
    def share(self) -> float:
        """Share of all words that the storyteller has spoken, from 0 to 1."""
        words = {True: 0, False: 0}
        for each in self.spoken:
            words[each.who == STORYTELLER] += len(each.says.split())
        return words[True] / max(sum(words.values()), 1)

    def says(self) -> str:
        known = f"You know {len(self.learned)} of {self.script.most} things that mattered to her."
        if not self.said:
            return "She has sat down. You begin."
        return f"{STORYTELLER} has spoken {self.share:.0%} of the words. {known}"
