"""The project charter: what, why, who, until when, and who agrees changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar, Literal

from qikit.improve.coach import CoachQuestion
from qikit.improve.markup import day, listed, parts, table
from qikit.improve.record import Record, Words, choices
from qikit.improve.tool import Tool

Role = Literal["", "sponsor", "lead", "coach", "data", "lived experience", "team member"]
ROLES = choices(Role)
_NEEDED_ROLES = ("sponsor", "lead", "lived experience")


class Member(Record):
    """Somebody in the project.

    Parameters
    ----------
    role : str
        One of :data:`ROLES`, or empty.
    who : str
        A name or a job title; no patients' names.
    """

    called: ClassVar[str] = "a member"

    role: Role = ""
    who: Words = ""


class Milestone(Record):
    """Something to have reached.

    Parameters
    ----------
    what : str
        What will be there.
    by : date or None
        By when.
    depends : {"", "fixed", "depends on what we learn"}
        Whether the date stands, or moves with what the tests teach.
    """

    called: ClassVar[str] = "a milestone"

    what: Words = ""
    by: date | None = None
    depends: Literal["", "fixed", "depends on what we learn"] = ""


class Charter(Tool):
    """One page that a sponsor can sign.

    Parameters
    ----------
    title, problem, evidence, aim : str
        Its name; what is wrong, for whom; the data that show it; the aim in one sentence.
    inside, outside : str
        What is in scope, and what is not.
    changes : str
        Who agrees changes of scope.
    team : tuple of Member
        Who does what.
    measures, ideas, resources, risks, benefits : str
        Each in a few words, or a pointer to its own tool.
    milestones : tuple of Milestone
        What will be reached by when.
    written : date or None
        When the charter was written.
    started : date or None
        When the work began.

    Examples
    --------
    >>> charter = Charter(title="Bells in reach", team=[Member(role="lead", who="Joy")])
    >>> charter.missing[:3]
    ('problem', 'evidence', 'aim')
    """

    kind: ClassVar[str] = "charter"
    called: ClassVar[str] = "a project charter"

    title: Words = ""
    problem: Words = ""
    evidence: Words = ""
    aim: Words = ""
    inside: Words = ""
    outside: Words = ""
    changes: Words = ""
    team: tuple[Member, ...] = ()
    measures: Words = ""
    ideas: Words = ""
    milestones: tuple[Milestone, ...] = ()
    resources: Words = ""
    risks: Words = ""
    benefits: Words = ""
    written: date | None = None
    started: date | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        """Names of the parts that a sponsor would look for and not find."""
        needed = ("title", "problem", "evidence", "aim", "inside", "outside", "measures",
                  "ideas", "milestones", "resources", "risks", "benefits")  # fmt: skip
        named = {"inside": "in scope", "outside": "out of scope"}
        found = [named.get(part, part) for part in needed if not getattr(self, part)]
        return (*found, *(role for role in _NEEDED_ROLES if not self.those(role)))

    def those(self, role: str) -> tuple[str, ...]:
        """Return who has a role."""
        return tuple(member.who for member in self.team if member.role == role and member.who)

    def describe(self) -> str:
        if self.is_empty:
            return "Nothing is in the charter yet."
        name = f"{self.title}: " if self.title else ""
        if not self.missing:
            return f"{name}every part is there."
        return f"{name}not there yet: {listed(self.missing)}."

    def questions(self) -> tuple[CoachQuestion, ...]:
        return (*_about_why(self), *_about_team(self), *_about_plan(self))

    def outline(self) -> str:
        said = {
            "Problem": self.problem, "Data that show it": self.evidence, "Aim": self.aim,
            "In scope": self.inside, "Out of scope": self.outside,
            "Who agrees changes of scope": self.changes, "Measures": self.measures,
            "First ideas to test": self.ideas, "Resources": self.resources,
            "Main risks": self.risks, "Benefits": self.benefits,
            "Charter written": day(self.written), "Work began": day(self.started),
        }  # fmt: skip
        team = ((member.role or "role?", member.who or "who?") for member in self.team)
        stones = ((m.what or "what?", day(m.by), m.depends or "fixed?") for m in self.milestones)
        return (
            parts(self.title or "Charter", said)
            + table("Team", ("Role", "Who"), team)
            + table("Milestones", ("What", "By", "The date"), stones)
        )


def _about_why(charter: Charter) -> Iterator[CoachQuestion]:
    if not charter.problem:
        ask = "What is wrong today, for whom? What would they say if you asked them?"
        yield CoachQuestion(about="Problem", ask=ask)
    elif not charter.evidence:
        ask = "What data or stories show it, over what time?"
        yield CoachQuestion(about="Data", slip="B05", ask=ask)
    if not charter.aim:
        ask = "How much, for whom, by when?"
        yield CoachQuestion(about="Aim", slip="B01", ask=ask)
    if charter.written and charter.started and charter.written > charter.started:
        noticed = f"written {day(charter.written)}, begun {day(charter.started)}"
        ask = "What argument would it have prevented in week two? What can it still settle?"
        yield CoachQuestion(about="Written", slip="D02", noticed=noticed, ask=ask)


def _about_team(charter: Charter) -> Iterator[CoachQuestion]:
    sponsors, leads = charter.those("sponsor"), charter.those("lead")
    if not sponsors:
        ask = "Who can remove what the team cannot?"
        yield CoachQuestion(about="Sponsor", slip="A07", ask=ask)
    elif set(sponsors) & set(leads):
        noticed = sponsors[0]
        ask = "They are sponsor and lead. Whom do they turn to when they are stuck?"
        yield CoachQuestion(about="Sponsor", slip="A07", noticed=noticed, ask=ask)
    if not charter.those("lived experience"):
        ask = "Who in the team lives with what you want to change? Who decided the aim?"
        yield CoachQuestion(about="Lived experience", slip="A10", ask=ask)


def _about_plan(charter: Charter) -> Iterator[CoachQuestion]:
    if not charter.outside:
        ask = "What will you say no to, when people ask for more?"
        yield CoachQuestion(about="Out of scope", slip="D06", ask=ask)
    elif not charter.changes:
        ask = "Who agrees it, if the scope should change?"
        yield CoachQuestion(about="Scope", slip="D06", ask=ask)
    fixed = [stone for stone in charter.milestones if stone.depends == "fixed"]
    if len(fixed) > 1 and len(fixed) == len(charter.milestones):
        ask = "Which of these dates depend on what your tests will teach you?"
        yield CoachQuestion(about="Milestones", slip="D05", noticed="every date is fixed", ask=ask)
    elif not charter.milestones:
        ask = "What will be there in four weeks that somebody else could see?"
        yield CoachQuestion(about="Milestones", ask=ask)
    if charter.benefits and not charter.risks:
        ask = "What might go wrong, and who could be worse off?"
        yield CoachQuestion(about="Risks", slip="D07", ask=ask)
