"""What a coach would ask: a question about something written, never a verdict on it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CoachQuestion:
    """One question about one part of a tool.

    Parameters
    ----------
    about : str
        The part it is about, as the form calls it.
    ask : str
        The question.
    slip : str
        The misconception it belongs to, such as ``B02``; empty if it is simply the next step.
    noticed : str
        The words or numbers that made the coach ask; empty if something is missing.

    Examples
    --------
    >>> str(CoachQuestion(about="Aim", ask="By when?", noticed="soon"))
    'Aim – “soon”: By when?'
    """

    about: str
    ask: str
    slip: str = ""
    noticed: str = ""

    def __str__(self) -> str:
        noticed = f" – “{self.noticed}”" if self.noticed else ""
        return f"{self.about}{noticed}: {self.ask}"
