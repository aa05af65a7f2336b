"""*The Monday huddle*: what people tell a leader, and when they stop."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qikit.apps.m01.conversation import Conversation


@dataclass(frozen=True, kw_only=True)
class Huddle(Conversation):
    """Three moments of a week; each answer makes the next person speak, or not."""

    title = "The Monday huddle"
    purpose = (
        "You lead a small care home for one week. All invented. Try it twice: once as a hero, "
        "once as a listener."
    )
    file = Path(__file__).with_name("huddle.yml")

    def says(self) -> str:
        heard = f"You have heard {len(self.learned)} of {self.script.most} things they know."
        if not self.over:
            return f"{heard} Moment {len(self.said) + 1} of {len(self.script.turns)}."
        if len(self.learned) == self.script.most:
            return f"{heard} They will tell you the next one, too."
        return f"{heard} The others are still true. Go back, and say something else."
