"""The rungs of the feedback ladder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal["missing", "not-started", "wrong-kind", "slip", "not-yet", "right", "saved"]

#: What each rung is called on the page: a symbol and a word, so that colour is never the only sign.
HEADINGS: dict[State, tuple[str, str]] = {
    "missing": ("?", "Not found"),
    "not-started": ("○", "Not started"),
    "wrong-kind": ("!", "Nearly there"),
    "slip": ("↻", "Look again"),
    "not-yet": ("↻", "Not yet"),
    "right": ("✓", "Right"),
    "saved": ("✓", "Saved"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """What the learner is told about one answer.

    Parameters
    ----------
    state : str
        The rung of the ladder: ``missing``, ``not-started``, ``wrong-kind``, ``slip``,
        ``not-yet``, ``right`` or ``saved`` (kept, to be marked later).
    message : str
        Plain words: what is right so far, and one nudge. Never the answer itself.
    share : float
        Share of the points earned, from 0 to 1.
    slip : str or None
        The named slip, for example ``"E06"`` of the misconception bank.

    Examples
    --------
    >>> Feedback(state="right", message="Five in a row.", share=1.0).as_text()
    '✓ Right. Five in a row.'
    """

    state: State
    message: str
    share: float = 0.0
    slip: str | None = None

    @property
    def heading(self) -> str:
        """Symbol and word of the rung."""
        return " ".join(HEADINGS[self.state])

    def as_text(self) -> str:
        """Heading and message as one line of text."""
        return f"{self.heading}. {self.message}".strip()
