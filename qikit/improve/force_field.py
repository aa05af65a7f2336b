"""The force field: what drives a change, and what holds it back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from qikit.improve.coach import CoachQuestion
from qikit.improve.markup import NOT_YET, table
from qikit.improve.record import OneToFive, Record, Words
from qikit.improve.signs import TELLING, sign
from qikit.improve.tool import Tool


class Force(Record):
    """One force.

    Parameters
    ----------
    what : str
        What pushes or holds.
    side : {"", "for", "against"}
        Which way it acts.
    strength : int or None
        From 1 (weak) to 5 (strong).
    step : str
        What could strengthen it (for) or weaken it (against).
    """

    called: ClassVar[str] = "a force"

    what: Words = ""
    side: Literal["", "for", "against"] = ""
    strength: OneToFive = None
    step: Words = ""


class ForceField(Tool):
    """Forces for and against a change, with their strength.

    Parameters
    ----------
    change : str
        The change.
    forces : tuple of Force
        The forces.

    Notes
    -----
    After Lewin, *Field Theory in Social Science*, 1951: weaken what holds a change back before
    pushing harder.

    Examples
    --------
    >>> field = ForceField(forces=[Force(what="falls hurt", side="for", strength=4),
    ...                            Force(what="no time", side="against", strength=5)])
    >>> field.total("for"), field.total("against")
    (4, 5)
    """

    kind: ClassVar[str] = "force_field"
    called: ClassVar[str] = "a force field"

    change: Words = ""
    forces: tuple[Force, ...] = ()

    def on_side(self, side: str) -> tuple[Force, ...]:
        """Return the forces on one side, the strongest first."""
        found = [force for force in self.forces if force.side == side and force.what]
        return tuple(sorted(found, key=lambda force: -(force.strength or 0)))

    def total(self, side: str) -> int:
        """Return the strengths of one side added up."""
        return sum(force.strength or 0 for force in self.on_side(side))

    def describe(self) -> str:
        if not self.on_side("for") and not self.on_side("against"):
            return "No force is written yet."
        said = f"For the change: {self.total('for')}. Against it: {self.total('against')}."
        against = self.on_side("against")
        return f"{said} What holds it back most: {against[0].what}." if against else said

    def questions(self) -> tuple[CoachQuestion, ...]:
        return (*_about_sides(self), *(q for force in self.forces for q in _about_force(force)))

    def outline(self) -> str:
        headings = ("Force", "Side", "Strength", "What could be done")
        rows = (
            (force.what or NOT_YET, force.side or NOT_YET, force.strength or NOT_YET,
             force.step or NOT_YET)
            for force in self.forces
        )  # fmt: skip
        return table(self.change or "Force field", headings, rows)


def _about_sides(field: ForceField) -> Iterator[CoachQuestion]:
    driving, holding = field.on_side("for"), field.on_side("against")
    if not driving and not holding:
        ask = "What makes people want this change, and what keeps things as they are?"
        yield CoachQuestion(about="Forces", ask=ask)
        return
    if not holding:
        ask = "If nothing held it back it would be done. What have people told you?"
        yield CoachQuestion(about="Against", slip="A05", ask=ask)
        return
    if any(force.step for force in driving) and not any(force.step for force in holding):
        ask = "You push harder. Which restraining force could you weaken instead?"
        yield CoachQuestion(about="Steps", slip="J06", noticed=holding[0].what, ask=ask)
    elif not holding[0].step:
        ask = "What would make this weaker by one? Who could tell you?"
        yield CoachQuestion(about="Against", slip="J06", noticed=holding[0].what, ask=ask)


def _about_force(force: Force) -> Iterator[CoachQuestion]:
    telling = sign(TELLING, force.step)
    if telling:
        ask = "Does this remove what stands in the way, or only tell people about it?"
        yield CoachQuestion(about=force.what, slip="J06", noticed=telling, ask=ask)
    if force.what and force.strength is None:
        ask = "How strong is it, from 1 to 5, and who says so?"
        yield CoachQuestion(about=force.what, ask=ask)
