"""Risks, assumptions, issues and dependencies: what might go wrong, and what has."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar, Literal

from qikit.improve.coach import CoachQuestion
from qikit.improve.markup import NOT_YET, counted, day, short, table
from qikit.improve.record import OneToFive, Record, Words, choices
from qikit.improve.signs import HAPPENED, MIGHT, sign
from qikit.improve.tool import Tool

Kind = Literal["", "risk", "assumption", "issue", "dependency"]
KINDS = choices(Kind)
#: From these scores on a risk is called high, and medium.
HIGH, MEDIUM = 15, 8


class Entry(Record):
    """One line of the log.

    Parameters
    ----------
    what : str
        What might happen (risk), is taken for granted (assumption), has happened (issue), or
        must come from somebody else (dependency).
    kind : {"", "risk", "assumption", "issue", "dependency"}
        Which of the four.
    likelihood, impact : int or None
        Of a risk, from 1 to 5.
    owner, action : str
        Who looks after it; what they do.
    review : date or None
        When it is looked at next.
    """

    called: ClassVar[str] = "an entry"

    what: Words = ""
    kind: Kind = ""
    likelihood: OneToFive = None
    impact: OneToFive = None
    owner: Words = ""
    action: Words = ""
    review: date | None = None

    @property
    def score(self) -> int | None:
        """Likelihood times impact, from 1 to 25, of a risk; None for other kinds or if not rated.

        Examples
        --------
        >>> Entry(kind="risk", likelihood=4, impact=5).score
        20
        """
        if self.kind != "risk" or self.likelihood is None or self.impact is None:
            return None
        return self.likelihood * self.impact

    @property
    def level(self) -> str:
        """``high``, ``medium`` or ``low``; empty without a score."""
        if self.score is None:
            return ""
        return "high" if self.score >= HIGH else "medium" if self.score >= MEDIUM else "low"


class Raid(Tool):
    """The log of a project.

    Parameters
    ----------
    project : str
        Its name.
    entries : tuple of Entry
        The lines.

    Examples
    --------
    >>> Raid(entries=[Entry(what="Joy may leave", kind="risk", likelihood=2, impact=4)]).describe()
    '1 risk, no assumptions, no issues, no dependencies. Highest risk: Joy may leave (8 of 25).'
    """

    kind: ClassVar[str] = "raid"
    called: ClassVar[str] = "a RAID log"

    project: Words = ""
    entries: tuple[Entry, ...] = ()

    @property
    def risks(self) -> tuple[Entry, ...]:
        """The rated risks, the highest score first."""
        return tuple(
            sorted((e for e in self.entries if e.score), key=lambda entry: -(entry.score or 0))
        )

    def describe(self) -> str:
        if not self.entries:
            return "The log is empty."
        many = {"dependency": "dependencies"}
        found = [
            counted(sum(e.kind == kind for e in self.entries), kind, many.get(kind, ""))
            for kind in KINDS
        ]
        said = [f"{', '.join(found)}."]
        if self.risks:
            said.append(f"Highest risk: {self.risks[0].what} ({self.risks[0].score} of 25).")
        return " ".join(said)

    def questions(self) -> tuple[CoachQuestion, ...]:
        if not self.entries:
            ask = "What might stop you? What has already happened? What do you take for granted?"
            return (CoachQuestion(about="Log", ask=ask),)
        return tuple(asked for entry in self.entries for asked in _about(entry))

    def outline(self) -> str:
        headings = ("What", "Kind", "Likelihood", "Impact", "Score", "Owner", "Action", "Review")
        rows = (
            (f"{n}. {e.what or NOT_YET}", e.kind or NOT_YET, e.likelihood or "", e.impact or "",
             f"{e.score} {e.level}" if e.score else "", e.owner or NOT_YET, e.action or NOT_YET,
             day(e.review))
            for n, e in enumerate(self.entries, 1)
        )  # fmt: skip
        return table(self.project or "RAID log", headings, rows)


def _about(entry: Entry) -> Iterator[CoachQuestion]:
    about = short(entry.what) or "An entry"
    happened, might = sign(HAPPENED, entry.what), sign(MIGHT, entry.what)
    if entry.kind == "risk" and happened and not might:
        ask = "Has it happened? Then what will you do about it, by when?"
        yield CoachQuestion(about=about, slip="D01", noticed=happened, ask=ask)
        return
    if entry.kind == "issue" and might and not happened:
        ask = "Has it happened, or might it? How likely is it, and how bad would it be?"
        yield CoachQuestion(about=about, slip="D01", noticed=might, ask=ask)
        return
    if entry.kind == "risk" and entry.score is None:
        yield CoachQuestion(about=about, ask="How likely is it, and how bad would it be?")
    if entry.kind == "assumption" and not entry.action:
        ask = "How could you check this cheaply, before you build on it?"
        yield CoachQuestion(about=about, slip="A08", ask=ask)
    elif entry.level == "high" and not entry.action:
        ask = "What would make it less likely, or less bad? Who needs to know?"
        yield CoachQuestion(about=about, noticed=f"{entry.score} of 25", ask=ask)
    elif entry.kind == "issue" and not entry.action:
        yield CoachQuestion(about=about, ask="What happens next, and who does it?")
    if entry.what and not entry.owner:
        yield CoachQuestion(about=about, ask="Who will lose sleep over it, by name or job?")
    elif entry.what and not entry.review:
        yield CoachQuestion(about=about, ask="When will you look at it again?")
