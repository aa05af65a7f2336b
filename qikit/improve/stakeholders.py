"""Who has power over a change, who cares about it, and whom it touches."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from qikit.improve.coach import CoachQuestion
from qikit.improve.markup import NOT_YET, listed, table
from qikit.improve.record import OneToFour, Record, Words, choices
from qikit.improve.signs import LIVED, sign
from qikit.improve.tool import Tool

Group = Literal[
    "", "commissioners", "customers", "collaborators", "contributors", "channels", "commentators",
    "consumers", "champions", "competitors",
]  # fmt: skip
#: The nine Cs: groups that are easy to forget.
NINE_CS = choices(Group)
#: (has power, has interest) -> what to do.
BOXES = {
    (True, True): "manage closely",
    (True, False): "keep satisfied",
    (False, True): "keep informed",
    (False, False): "monitor",
}
_HIGH = 3
_FEWEST_GROUPS = 4


class Party(Record):
    """A person or group with something at stake.

    Parameters
    ----------
    who : str
        A role or a group; no names.
    group : str
        One of the nine Cs.
    power, interest : int or None
        From 1 (little) to 4 (a lot).
    affected : {"", "a little", "some", "a lot"}
        How much the change touches them.
    message : str
        What they need to hear, from whom, and how they answer.
    """

    called: ClassVar[str] = "a stakeholder"

    who: Words = ""
    group: Group = ""
    power: OneToFour = None
    interest: OneToFour = None
    affected: Literal["", "a little", "some", "a lot"] = ""
    message: Words = ""

    @property
    def box(self) -> str:
        """What the grid advises; empty while power or interest is missing."""
        if self.power is None or self.interest is None:
            return ""
        return BOXES[self.power >= _HIGH, self.interest >= _HIGH]

    @property
    def is_easily_forgotten(self) -> bool:
        """Whether they have little power and are touched a lot."""
        return bool(self.power and self.power < _HIGH and self.affected == "a lot")


class Stakeholders(Tool):
    """The power and interest grid, with those who have little power and much at stake.

    Parameters
    ----------
    change : str
        The change it is about.
    parties : tuple of Party
        The people and groups.

    Notes
    -----
    The grid is Mendelow's, as the NHS Institute taught it with the nine Cs. Its advice knows
    nothing of those with little power, so they are named apart.

    Examples
    --------
    >>> night = Party(who="night carers", power=1, interest=4, affected="a lot")
    >>> night.box, night.is_easily_forgotten
    ('keep informed', True)
    """

    kind: ClassVar[str] = "stakeholders"
    called: ClassVar[str] = "a stakeholder map"

    change: Words = ""
    parties: tuple[Party, ...] = ()

    @property
    def placed(self) -> tuple[Party, ...]:
        """Those who are on the grid."""
        return tuple(party for party in self.parties if party.box)

    def describe(self) -> str:
        if not self.parties:
            return "Nobody is on the map yet."
        boxes = [party.box for party in self.placed]
        said = [f"{name.capitalize()}: {boxes.count(name)}." for name in BOXES.values()]
        forgotten = [party.who for party in self.parties if party.is_easily_forgotten]
        if forgotten:
            said.append(f"Little power but touched a lot: {listed(forgotten)}.")
        return " ".join(said)

    def questions(self) -> tuple[CoachQuestion, ...]:
        return (*_about_who(self), *_about_how(self))

    def outline(self) -> str:
        headings = ("Who", "Group", "Power", "Interest", "Touched", "The grid says", "Message")
        rows = (
            [part or NOT_YET for part in (
                f"{n}. {p.who}", p.group, p.power, p.interest, p.affected, p.box, p.message)]
            for n, p in enumerate(self.parties, 1)
        )  # fmt: skip
        return table(self.change or "Stakeholders", headings, rows)


def _about_who(grid: Stakeholders) -> Iterator[CoachQuestion]:
    everyone = "; ".join(party.who for party in grid.parties)
    if not grid.parties:
        ask = "Who would notice the change first? Who could stop it with one e-mail?"
        yield CoachQuestion(about="Who", ask=ask)
        return
    for party in grid.parties:
        if party.is_easily_forgotten:
            ask = "They are touched most. How will they have a say, not only be told?"
            yield CoachQuestion(about="Little power", slip="K02", noticed=party.who, ask=ask)
    if not sign(LIVED, everyone):
        ask = "Which patients, residents, clients or carers belong on the map?"
        yield CoachQuestion(about="Who", slip="A10", ask=ask)
    groups = {party.group for party in grid.parties if party.group}
    if groups and len(groups) < _FEWEST_GROUPS:
        missing = [name for name in NINE_CS if name not in groups]
        ask = f"Who among the {listed(missing[:3])} might be missing?"
        yield CoachQuestion(about="Nine Cs", noticed=listed(sorted(groups)), ask=ask)


def _about_how(grid: Stakeholders) -> Iterator[CoachQuestion]:
    unplaced = [party.who for party in grid.parties if party.who and not party.box]
    if unplaced:
        ask = "How much power do they have over it, and how much do they care? Have you asked?"
        yield CoachQuestion(about="Power and interest", noticed=unplaced[0], ask=ask)
    untouched = [party.who for party in grid.parties if party.who and not party.affected]
    if untouched and not unplaced:
        ask = "How much will it touch their day?"
        yield CoachQuestion(about="Touched", slip="K02", noticed=untouched[0], ask=ask)
    messages = [party.message.casefold() for party in grid.parties if party.message]
    if len(messages) > 1 and len(set(messages)) == 1:
        ask = "What does each of them care about? Who should say it to whom?"
        yield CoachQuestion(about="Message", slip="K06", noticed="one message for all", ask=ask)
    close = [party for party in grid.parties if party.box == "manage closely"]
    silent = [party.who for party in close if not party.message]
    if silent:
        ask = "What do they need to hear, from whom, and how will you hear back?"
        yield CoachQuestion(about="Message", slip="K05", noticed=silent[0], ask=ask)
    if grid.placed and all((party.interest or 0) >= _HIGH for party in grid.placed):
        ask = "Who has doubts, or has more pressing things to do? What might they know?"
        yield CoachQuestion(about="Doubts", slip="A05", ask=ask)
