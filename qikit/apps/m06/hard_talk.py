"""*A hard conversation*: two organisations, one promise that was not kept."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qikit.apps.m01.conversation import Conversation


@dataclass(frozen=True, kw_only=True)
class HardTalk(Conversation):
    """Talk with somebody who is against your idea, and learn what she knows."""

    title = "A hard conversation"
    purpose = (
        "You work on a hospital ward. Lorna plans the rounds of a home-care agency. Both invented. "
        "Try to win; then try to understand."
    )
    file = Path(__file__).with_name("hard_talk.yml")

    def says(self) -> str:
        known = f"You know {len(self.learned)} of {self.script.most} things that Lorna knows."
        if not self.over:
            return f"{known} Step {len(self.said) + 1} of {len(self.script.turns)}."
        if len(self.learned) == self.script.most:
            return f"{known} There is something to try on Tuesday, and she will be there."
        return f"{known} Go back a step, and ask."
