"""Choosing between ideas: impact and effort, and a weighted matrix that says how firm it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from qikit.errors import QikitError
from qikit.improve.coach import CoachQuestion
from qikit.improve.markup import NOT_YET, counted, listed, table
from qikit.improve.record import OneToFive, Positive, Record, Words
from qikit.improve.tool import Tool

MOST_CRITERIA = 4
SHIFT = 0.10
_HIGH, _CLOSE = 4, 0.2

BOXES = {
    (True, False): "quick win",
    (True, True): "major project",
    (False, False): "fill-in",
    (False, True): "leave",
}


class Criterion(Record):
    """One criterion, for which more is better, with its weight.

    Parameters
    ----------
    name : str
        Such as ``helps many people``; word it so that 5 is best.
    weight : float or None
        How much it counts; weights are divided by their sum.
    """

    called: ClassVar[str] = "a criterion"

    name: Words = ""
    weight: Positive = None


class Option(Record):
    """One idea with its ratings, each from 1 to 5.

    Parameters
    ----------
    name : str
        The idea.
    impact, effort : int or None
        How much it would help; how much work it is.
    first, second, third, fourth : int or None
        Its rating on the first to fourth criterion, 5 being best.
    """

    called: ClassVar[str] = "an idea"

    name: Words = ""
    impact: OneToFive = None
    effort: OneToFive = None
    first: OneToFive = None
    second: OneToFive = None
    third: OneToFive = None
    fourth: OneToFive = None

    @property
    def ratings(self) -> tuple[int | None, ...]:
        """Ratings in the order of the criteria."""
        return self.first, self.second, self.third, self.fourth

    @property
    def box(self) -> str:
        """Its quarter of the impact and effort grid; empty while one is missing."""
        if self.impact is None or self.effort is None:
            return ""
        return BOXES[self.impact >= _HIGH, self.effort >= _HIGH]


class Prioritise(Tool):
    """Ideas on an impact and effort grid, and ranked by weighted criteria.

    Parameters
    ----------
    question : str
        What is being chosen, for which driver.
    criteria : tuple of Criterion
        At most four.
    ideas : tuple of Option
        The ideas.

    Raises
    ------
    QikitError
        If there are more than four criteria.

    Notes
    -----
    The weighted score is the sum of weight times rating, with weights that add up to 1.

    Examples
    --------
    >>> choice = Prioritise(
    ...     criteria=[Criterion(name="helps many", weight=3), Criterion(name="safe", weight=1)],
    ...     ideas=[Option(name="bell", first=4, second=5), Option(name="mat", first=5, second=1)],
    ... )
    >>> choice.ranked
    (('bell', 4.25), ('mat', 4.0))
    >>> choice.upset_by
    ('helps many', 'safe')
    """

    kind: ClassVar[str] = "prioritise"
    called: ClassVar[str] = "a choice between ideas"

    question: Words = ""
    criteria: tuple[Criterion, ...] = ()
    ideas: tuple[Option, ...] = ()

    def model_post_init(self, _context: object) -> None:
        if len(self.criteria) > MOST_CRITERIA:
            raise QikitError(
                f"{len(self.criteria)} criteria are too many.", where="criteria",
                todo=f"Keep the {MOST_CRITERIA} that would change your mind.",
            )  # fmt: skip

    @property
    def weights(self) -> tuple[float, ...]:
        """Weights divided by their sum; equal if none was given."""
        given = [criterion.weight for criterion in self.criteria]
        if not any(given):
            return tuple(1 / len(given) for _ in given)
        total = sum(weight or 0 for weight in given)
        return tuple((weight or 0) / total for weight in given)

    @property
    def rated(self) -> tuple[Option, ...]:
        """The ideas that have a rating on every criterion."""
        many = len(self.criteria)
        return tuple(
            idea for idea in self.ideas if many and None not in idea.ratings[:many] and idea.name
        )

    @property
    def ranked(self) -> tuple[tuple[str, float], ...]:
        """Names and weighted scores (1 to 5) of the rated ideas, the best first."""
        return self._ranked(self.weights)

    @property
    def upset_by(self) -> tuple[str, ...]:
        """Criteria whose weight, moved by 10 points of 100 either way, changes the first place."""
        if len(self.ranked) < 2:
            return ()
        return tuple(
            criterion.name
            for place, criterion in enumerate(self.criteria)
            if any(self._leader(_moved(self.weights, place, by)) != self.ranked[0][0]
                   for by in (-SHIFT, SHIFT))
        )  # fmt: skip

    def _leader(self, weights: Sequence[float]) -> str:
        best = self._ranked(weights)
        return "" if best[0][1] == best[1][1] else best[0][0]

    def _ranked(self, weights: Sequence[float]) -> tuple[tuple[str, float], ...]:
        scores = [
            (idea.name, round(sum(w * (r or 0) for w, r in zip(weights, idea.ratings,
                                                              strict=False)), 6))
            for idea in self.rated
        ]  # fmt: skip
        return tuple(sorted(scores, key=lambda pair: -pair[1]))

    def describe(self) -> str:
        if not self.ideas:
            return "No idea is on the list yet."
        said = [f"{counted(len(self.ideas), 'idea')}."]
        boxes = [idea.box for idea in self.ideas if idea.box]
        if boxes:
            told = [f"{name} {boxes.count(name)}" for name in BOXES.values() if name in boxes]
            said.append(f"On the grid: {', '.join(told)}.")
        if len(self.ranked) > 1:
            (first, score), (second, other) = self.ranked[:2]
            said.append(f"By weighted score: {first} ({score:.1f}), then {second} ({other:.1f}).")
            said.append(self._firmness())
        return " ".join(said)

    def _firmness(self) -> str:
        if self.upset_by:
            return (
                "The first place would change if the weight of "
                f"{listed(self.upset_by)} moved by 10 points of 100."
            )
        return "The first place holds if any one weight moves by 10 points of 100."

    def questions(self) -> tuple[CoachQuestion, ...]:
        return (*_about_grid(self), *_about_matrix(self))

    def outline(self) -> str:
        weighed = zip(self.criteria, self.weights, strict=True)
        names = [f"{each.name or 'criterion'} (weight {weight:.0%})" for each, weight in weighed]
        scores = dict(self.ranked)
        rows = (
            (f"{n}. {idea.name}", idea.impact or NOT_YET, idea.effort or NOT_YET,
             idea.box or NOT_YET, *(r or NOT_YET for r in idea.ratings[: len(names)]),
             f"{scores[idea.name]:.1f}" if idea.name in scores else NOT_YET)
            for n, idea in enumerate(self.ideas, 1)
        )  # fmt: skip
        headings = ("Idea", "Impact", "Effort", "Grid", *names, "Weighted score")
        return table(self.question or "Ideas", headings, rows)


def _moved(weights: Sequence[float], place: int, by: float) -> tuple[float, ...]:
    """Move one weight and share the difference among the others in proportion."""
    new = min(1.0, max(0.0, weights[place] + by))
    rest = 1 - weights[place]
    share = (1 - new) / rest if rest else 0
    return tuple(new if n == place else weight * share for n, weight in enumerate(weights))


def _about_grid(choice: Prioritise) -> Iterator[CoachQuestion]:
    if len(choice.ideas) < 3:
        ask = "What else could you try? What would somebody new, or somebody you serve, try?"
        yield CoachQuestion(about="Ideas", slip="L01", ask=ask)
    boxes = [idea.box for idea in choice.ideas if idea.box]
    if len(boxes) > 2 and set(boxes) <= {"quick win", "fill-in"}:
        ask = "All of them are easy. Which would move the driver most, even if it is work?"
        yield CoachQuestion(about="Grid", slip="L04", noticed="easy ideas only", ask=ask)
    if boxes:
        ask = "What makes you sure of its impact? What test would tell you?"
        best = max((i for i in choice.ideas if i.box), key=lambda idea: idea.impact or 0)
        yield CoachQuestion(about="Impact", noticed=best.name, ask=ask)
    elif choice.ideas:
        yield CoachQuestion(about="Grid", ask="Who should rate impact, and who effort?")


def _about_matrix(choice: Prioritise) -> Iterator[CoachQuestion]:
    if choice.ideas and not choice.criteria:
        ask = "What matters most when you choose? Whose view decides that?"
        yield CoachQuestion(about="Criteria", ask=ask)
    if len(choice.ranked) < 2:
        return
    (first, score), (second, other) = choice.ranked[:2]
    if choice.upset_by or score - other < _CLOSE:
        ask = "Change one weight a little. Does the order hold? What else should decide?"
        noticed = f"{first} {score:.1f}, {second} {other:.1f}"
        yield CoachQuestion(about="Weighted score", slip="L05", noticed=noticed, ask=ask)
