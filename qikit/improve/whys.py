"""Asking why, with branches: until there is a cause that one can change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from qikit.errors import QikitError
from qikit.improve.coach import CoachQuestion
from qikit.improve.markup import Branch, counted, nested
from qikit.improve.record import Record, Words
from qikit.improve.signs import HUMAN, sign
from qikit.improve.tool import Tool

FIVE = 5


class Why(Record):
    """One answer to *why*.

    Parameters
    ----------
    because : str
        The answer.
    answers : str
        The problem or the answer that it explains; empty stands for the problem.
    change : {"", "yes", "no"}
        Whether the team could change it.
    """

    called: ClassVar[str] = "an answer"

    because: Words = ""
    answers: Words = ""
    change: Literal["", "yes", "no"] = ""


class Whys(Tool):
    """Branching answers to *why*.

    Parameters
    ----------
    problem : str
        What happens.
    whys : tuple of Why
        The answers. Each explains the problem or another answer.

    Raises
    ------
    QikitError
        If answers explain each other in a circle, or one is there twice.

    Notes
    -----
    A single chain of five whys misses causes and invites blame: Card 2017, BMJ Quality & Safety
    26:671 (doi 10.1136/bmjqs-2016-005849). Hence branches, and as many steps as it takes.

    Examples
    --------
    >>> tree = Whys(problem="Sample lost", whys=[Why(because="no label"),
    ...             Why(because="printer far away", answers="no label", change="yes")])
    >>> tree.depth, tree.branches
    (2, 1)
    """

    kind: ClassVar[str] = "whys"
    called: ClassVar[str] = "a tree of whys"

    problem: Words = ""
    whys: tuple[Why, ...] = ()

    def model_post_init(self, _context: object) -> None:
        named = [why.because for why in self.whys if why.because]
        twice = next((name for name in named if named.count(name) > 1), None)
        if twice:
            raise QikitError(f"{twice!r} is there twice.", todo="Word one of them differently.")
        parents = {why.because: self._parent(why) for why in self.whys if why.because}
        for start in named:
            at, seen = parents[start], {start}
            while at and at not in seen:
                seen.add(at)
                at = parents[at]
            if at:
                todo = "Choose another answer that it explains."
                raise QikitError(f"{start!r} would explain itself.", todo=todo)

    def _parent(self, why: Why) -> str:
        known = {each.because for each in self.whys if each.because}
        return why.answers if why.answers in known else ""

    def under(self, because: str) -> tuple[Why, ...]:
        """Return the answers that explain an answer; those of the problem for an empty one."""
        return tuple(w for w in self.whys if w.because and self._parent(w) == because)

    @property
    def ends(self) -> tuple[Why, ...]:
        """Answers that nothing explains further."""
        return tuple(why for why in self.whys if why.because and not self.under(why.because))

    @property
    def branches(self) -> int:
        """How many ends there are."""
        return len(self.ends)

    @property
    def depth(self) -> int:
        """How many whys the longest branch has."""
        return self._depth("")

    def _depth(self, because: str) -> int:
        return max((1 + self._depth(why.because) for why in self.under(because)), default=0)

    def describe(self) -> str:
        if not self.ends:
            return "No answer is written yet."
        changeable = [why.because for why in self.whys if why.change == "yes"]
        said = f"{counted(self.branches, 'branch', 'branches')}, {counted(self.depth, 'why')} deep."
        if changeable:
            said += f" You could change: {'; '.join(changeable)}."
        return said

    def questions(self) -> tuple[CoachQuestion, ...]:
        return (*_about_tree(self), *_about_answers(self))

    def outline(self) -> str:
        return nested([(self.problem or "The problem is not said yet", self._listed(""))])

    def _listed(self, because: str) -> list[Branch]:
        return [
            (f"because {why.because}{_changeable(why)}", self._listed(why.because))
            for why in self.under(because)
        ]


def _changeable(why: Why) -> str:
    return {"yes": " (we could change this)", "no": " (not ours to change)"}.get(why.change, "")


def _about_tree(tree: Whys) -> Iterator[CoachQuestion]:
    if not tree.problem:
        yield CoachQuestion(about="Problem", ask="What happened, to whom, and how often?")
    if not tree.ends:
        yield CoachQuestion(about="Why", ask="Why does it happen? Who was there and would know?")
    elif tree.branches == 1 and tree.depth > 1:
        ask = "At each step, what else could have led to it? How many branches do you get?"
        noticed = f"one chain of {tree.depth}"
        yield CoachQuestion(about="Branches", slip="J01", noticed=noticed, ask=ask)
    if tree.depth == FIVE and not any(why.change == "yes" for why in tree.ends):
        ask = "There is no rule of five. Have you reached something that you could change?"
        yield CoachQuestion(about="Depth", slip="J04", noticed="five whys", ask=ask)


def _about_answers(tree: Whys) -> Iterator[CoachQuestion]:
    for why in tree.ends:
        human = sign(HUMAN, why.because)
        if human:
            ask = "Why was that easy to do, for a careful person?"
            yield CoachQuestion(about="Why", slip="J02", noticed=why.because, ask=ask)
        elif not why.change:
            ask = "Could you change this? If not, what lies behind it?"
            yield CoachQuestion(about="End of a branch", slip="J04", noticed=why.because, ask=ask)
    if tree.depth > 1:
        end = tree.ends[0].because
        ask = "Read it backwards with “therefore”. Does each step still follow?"
        yield CoachQuestion(about="Check", noticed=end, ask=ask)
