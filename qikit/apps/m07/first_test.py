"""*How large a first test?*: what a test of each size would show, and who would pay for it."""

from __future__ import annotations

from dataclasses import dataclass

from qikit.apps.controls import Control, Radio, Slider
from qikit.apps.pictures import line_picture
from qikit.apps.play import Play
from qikit.flow.saying import say
from qikit.improve.cycle import scale_of_test, size_of
from qikit.improve.markup import people

_SIZES = (1, 2, 3, 5, 8, 12, 18, 25, 40, 60, 90, 125)
_COSTS = (("small", "annoying, soon put right"), ("large", "somebody may be harmed"))
_BELIEFS = (("low", "not sure"), ("high", "fairly sure"))
_READY = (("not ready", "not ready"), ("indifferent", "indifferent"), ("ready", "ready"))


def chance_to_see(people: float, share: float) -> float:
    """Return the chance that a fault shows at least once in a test.

    Parameters
    ----------
    people : float
        How many people the test takes in, each independent of the others.
    share : float
        The share of people for whom the change goes wrong, from 0 to 1.

    Returns
    -------
    float
        From 0 to 1.

    Examples
    --------
    >>> round(chance_to_see(5, 0.3), 2), round(chance_to_see(1, 0.3), 2)
    (0.83, 0.3)
    """
    return float(1 - (1 - share) ** people)


@dataclass(frozen=True, kw_only=True)
class FirstTest(Play):
    """Choose the size of a first test; see how often the fault shows, and how many meet it."""

    title = "How large a first test?"
    purpose = (
        "An invented change with a fault that nobody has seen yet. "
        "You know how often it goes wrong; the team does not."
    )

    people: float = 25
    fault: float = 30
    belief: str = "low"
    cost: str = "small"
    readiness: str = "indifferent"

    def controls(self) -> tuple[Control, ...]:
        return (
            Slider(id="people", label="People in the first test", value=self.people,
                   low=1, high=125),
            Slider(id="fault", label="It goes wrong for how many in 100", value=self.fault,
                   low=1, high=60),
            Radio(id="belief", label="Will it help? The team is", value=self.belief,
                  options=_BELIEFS),
            Radio(id="cost", label="When it goes wrong, it is", value=self.cost, options=_COSTS),
            Radio(id="readiness", label="Staff who would try it are", value=self.readiness,
                  options=_READY),
        )  # fmt: skip

    @property
    def share(self) -> float:
        """The share of people for whom it goes wrong."""
        return self.fault / 100

    def says(self) -> str:
        seen = round(100 * chance_to_see(self.people, self.share))
        seen_in = "more than 99 times in 100" if seen == 100 else f"{seen} times in 100"
        met = say(self.people * self.share)
        advice = scale_of_test(self.belief, self.cost, self.readiness)
        return (
            f"A test with {people(self.people)} ({size_of(self.people)}) shows the fault "
            f"{seen_in}, and {met} would meet it, on average. "
            f"Usual advice for what you know: {advice}."
        )

    def picture(self) -> str:
        sizes = sorted({*_SIZES, round(self.people)})
        seen = [round(100 * chance_to_see(size, self.share)) for size in sizes]
        picture = line_picture(
            [str(size) for size in sizes], seen, marked=[str(round(self.people))],
            name="times in 100 that the fault shows, by people in the test", from_zero=True,
        )  # fmt: skip
        return picture + self._table(sizes, seen)

    def _table(self, sizes: list[int], seen: list[int]) -> str:
        rows = "".join(
            f'<tr><th scope="row">{size}</th><td>{times}</td><td>{say(size * self.share)}</td></tr>'
            for size, times in zip(sizes, seen, strict=True)
        )
        heads = ("People in the test", "Shows, times in 100", "Meet the fault, on average")
        head = "".join(f'<th scope="col">{text}</th>' for text in heads)
        return (
            f"<details><summary>As a table</summary><table><thead><tr>{head}</tr></thead>"
            f"<tbody>{rows}</tbody></table></details>"
        )
