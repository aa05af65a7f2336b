"""*Plan it or learn it*: what small tests do for a launch of many parts."""

from __future__ import annotations

from dataclasses import dataclass

from qikit.apps.controls import Control, Slider
from qikit.apps.pictures import line_picture
from qikit.apps.play import Play

#: Share of the faults in a part that one small test brings to light, so that they are mended.
FOUND = 0.5
_MOST_TESTS = 6


def launches_that_work(*, parts: int, sure: float, tests: int) -> float:
    """Return the share of launches in which every part works.

    Parts are taken to fail apart from one another, and each small test of a part to find half of
    what is wrong with it: arithmetic to think with, not a forecast.

    Parameters
    ----------
    parts : int
        How many parts must all work.
    sure : float
        Chance that a part works as planned, from 0 to 1.
    tests : int
        Small tests of each part before the launch.

    Returns
    -------
    float
        From 0 to 1.

    Examples
    --------
    >>> round(launches_that_work(parts=8, sure=0.9, tests=0), 2)
    0.43
    >>> round(launches_that_work(parts=8, sure=0.9, tests=3), 2)
    0.9
    """
    return (1 - (1 - sure) * FOUND**tests) ** parts


@dataclass(frozen=True, kw_only=True)
class PlanOrLearn(Play):
    """Three sliders: how many parts, how sure of each, how many tests before the launch."""

    title = "Plan it or learn it"
    purpose = (
        "A service is launched. It works only if each of its parts works. A small test finds half "
        "of what is wrong with a part. Arithmetic to think with; nobody's real service."
    )

    parts: float = 8
    sure: float = 90
    tests: float = 0

    def controls(self) -> tuple[Control, ...]:
        return (
            Slider(id="parts", label="Parts that must all work", value=self.parts, low=1, high=20),
            Slider(id="sure", label="How sure you are of each part", value=self.sure, low=50,
                   high=99, unit="%"),
            Slider(id="tests", label="Small tests of each part first", value=self.tests, low=0,
                   high=_MOST_TESTS),
        )  # fmt: skip

    def _of_100(self, tests: int) -> int:
        share = launches_that_work(parts=round(self.parts), sure=self.sure / 100, tests=tests)
        return round(100 * share)

    def says(self) -> str:
        parts, tests = round(self.parts), round(self.tests)
        begin = f"{parts} part{'s' if parts > 1 else ''}, {self.sure:.0f}% sure of each."
        straight = f"Launched straight from the plan, {self._of_100(0)} launches in 100 work."
        if not tests:
            return f"{begin} {straight}"
        times = "1 small test" if tests == 1 else f"{tests} small tests"
        return f"{begin} {straight} With {times} of each part first: {self._of_100(tests)} in 100."

    def picture(self) -> str:
        labels = tuple(str(tests) for tests in range(_MOST_TESTS + 1))
        return line_picture(
            labels,
            tuple(self._of_100(tests) for tests in range(_MOST_TESTS + 1)),
            name="Launches in 100 that work, by small tests of each part",
            marked=(str(round(self.tests)),),
            from_zero=True,
        )
