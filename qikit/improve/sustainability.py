"""How likely one change is to last, and where most could be gained."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import fmean
from typing import ClassVar, Literal

from qikit.improve.coach import CoachQuestion
from qikit.improve.factors import FACTORS, HOPEFUL, LEVELS, MOST, WORRYING, Factor
from qikit.improve.markup import NOT_YET, counted, listed, table
from qikit.improve.record import Record, Words
from qikit.improve.signs import TELLING, sign
from qikit.improve.tool import Tool

Level = Literal["", "A", "B", "C", "D"]
_APART = 2  # levels
_MOST_DIFFERENCES = 2


class Scorer(Record):
    """One person's own scores, given before talking about them.

    Parameters
    ----------
    role : str
        Their role; no names.
    benefits, credibility, adaptability, monitoring, involvement, behaviours, senior, clinical, \
fit, infrastructure : str
        ``A`` (best) to ``D``, or empty while it is not scored.
    """

    called: ClassVar[str] = "a score sheet"

    role: Words = ""
    benefits: Level = ""
    credibility: Level = ""
    adaptability: Level = ""
    monitoring: Level = ""
    involvement: Level = ""
    behaviours: Level = ""
    senior: Level = ""
    clinical: Level = ""
    fit: Level = ""
    infrastructure: Level = ""

    def level(self, factor: Factor) -> str:
        """Return the level given to a factor; empty if none."""
        return str(getattr(self, factor.id))

    @property
    def unscored(self) -> tuple[Factor, ...]:
        """The factors without a level."""
        return tuple(factor for factor in FACTORS if not self.level(factor))

    @property
    def total(self) -> float:
        """The sum of points; a factor without a level counts nothing."""
        return round(sum(f.score(self.level(f)) for f in FACTORS if self.level(f)), 1)


class Sustainability(Tool):
    """The ten factors for one project, scored by each member of the team.

    Parameters
    ----------
    project : str
        The one change that is scored.
    stage : {"", "planning", "testing", "in daily use", "closing"}
        How far the project is.
    plan : str
        What will be done about the factors chosen.
    scorers : tuple of Scorer
        One score sheet a person.

    Notes
    -----
    NHS Sustainability Model: Maher, Gustafson and Evans, NHS Institute for Innovation and
    Improvement, 2010. The points are as commonly quoted; check them against a copy of the guide.
    Teams found the model useful and not easy: Doyle et al. 2013, Implementation Science 8:127.

    Examples
    --------
    >>> best = Scorer(role="nurse", **{factor.id: "A" for factor in FACTORS})
    >>> best.total
    100.0
    >>> scored = Sustainability(project="bells", scorers=[best.having(senior="C")])
    >>> [(factor.name, gain) for factor, gain in scored.gains if gain]
    [('Senior leadership', 9.3)]
    """

    kind: ClassVar[str] = "sustainability"
    called: ClassVar[str] = "a sustainability score"

    project: Words = ""
    stage: Literal["", "planning", "testing", "in daily use", "closing"] = ""
    plan: Words = ""
    scorers: tuple[Scorer, ...] = ()

    @property
    def gains(self) -> tuple[tuple[Factor, float], ...]:
        """Factors with the points that level A would add, the largest gain first.

        With several people it is the mean of what each would add; factors that nobody has scored
        are left out.
        """
        found = [
            (factor, round(fmean(factor.most - factor.score(level) for level in levels), 1))
            for factor in FACTORS
            if (levels := self.levels(factor))
        ]
        return tuple(sorted(found, key=lambda pair: -pair[1]))

    @property
    def differences(self) -> tuple[Factor, ...]:
        """Factors on which two people are two or more levels apart."""
        places = {factor: [LEVELS.index(level) for level in self.levels(factor)]
                  for factor in FACTORS}  # fmt: skip
        return tuple(f for f, seen in places.items() if seen and max(seen) - min(seen) >= _APART)

    def levels(self, factor: Factor) -> tuple[str, ...]:
        """Return the levels that people gave to a factor."""
        return tuple(s.level(factor) for s in self.scorers if s.level(factor))

    def describe(self) -> str:
        if not self.scorers:
            return "Nobody has scored yet."
        totals = [f"{s.role or 'somebody'} {s.total:.1f}{_so_far(s)}" for s in self.scorers]
        said = [f"Out of {MOST:.1f}: {', '.join(totals)}."]
        if not any(scorer.unscored for scorer in self.scorers):
            said.extend(dict.fromkeys(_reading(scorer.total) for scorer in self.scorers))
        gains = [f"{factor.name} ({gain:.1f})" for factor, gain in self.gains[:2] if gain]
        if gains:
            said.append(f"Most could be gained from {listed(gains)}.")
        return " ".join(said)

    def questions(self) -> tuple[CoachQuestion, ...]:
        return (*_about_team(self), *_about_score(self))

    def outline(self) -> str:
        names = [scorer.role or "somebody" for scorer in self.scorers]
        gains = dict(self.gains)
        rows = [
            (factor.name, *(scorer.level(factor) or NOT_YET for scorer in self.scorers),
             f"{factor.most:.1f}", f"{gains[factor]:.1f}" if factor in gains else NOT_YET)
            for factor in FACTORS
        ]  # fmt: skip
        total = ("Total", *(f"{s.total:.1f}" for s in self.scorers), f"{MOST:.1f}", "")
        headings = ("Factor", *names, "Level A is worth", "Could be gained")
        return table(self.project or "Sustainability", headings, (*rows, total))


def _so_far(scorer: Scorer) -> str:
    left = len(scorer.unscored)
    return f" ({counted(left, 'factor')} not scored)" if left else ""


def _reading(total: float) -> str:
    if total >= HOPEFUL:
        return f"{HOPEFUL} or more is a reason for optimism, no promise."
    if total < WORRYING:
        return f"Below {WORRYING}, work on factors before you go on."
    return f"Between {WORRYING} and {HOPEFUL}, strengthen what can be gained."


def _about_team(scored: Sustainability) -> Iterator[CoachQuestion]:
    if not scored.project:
        ask = "Which one change is this about? The score is not about a department."
        yield CoachQuestion(about="Project", slip="M04", ask=ask)
    if len(scored.scorers) < 2:
        ask = "Who sees it differently: somebody who does the work, somebody it is for?"
        yield CoachQuestion(about="People", slip="M05", ask=ask)
    for factor in scored.differences[:_MOST_DIFFERENCES]:
        seen = ", ".join(f"{s.role or 'somebody'} {s.level(factor)}" for s in scored.scorers)
        ask = "Before you agree: what has each of them seen?"
        yield CoachQuestion(about=factor.name, slip="M05", noticed=seen, ask=ask)
    if scored.stage == "closing":
        ask = "Which of these could have been built in from week one, next time?"
        yield CoachQuestion(about="Stage", slip="M01", noticed=scored.stage, ask=ask)


def _about_score(scored: Sustainability) -> Iterator[CoachQuestion]:
    if not scored.gains:
        return
    best, gain = scored.gains[0]
    if gain:
        lowest = min(scored.gains, key=lambda pair: pair[0].most - pair[1])[0]
        slip = "M03" if lowest != best else ""
        ask = "This gap is worth most points. What would one level more look like on a Monday?"
        yield CoachQuestion(about=best.name, slip=slip, noticed=f"{gain:.1f} points", ask=ask)
    totals = [scorer.total for scorer in scored.scorers if not scorer.unscored]
    if totals and min(totals) >= HOPEFUL and gain:
        ask = "It is a reason for optimism. What is still low, and who will watch it?"
        yield CoachQuestion(about="Total", slip="M02", noticed=f"{min(totals):.1f}", ask=ask)
    telling = sign(TELLING, scored.plan)
    if telling:
        ask = "Once people know: what makes the new way the easiest way?"
        yield CoachQuestion(about="Plan", slip="M06", noticed=telling, ask=ask)
    elif not scored.plan:
        ask = "Which two factors will you work on, who does what, and by when?"
        yield CoachQuestion(about="Plan", ask=ask)
