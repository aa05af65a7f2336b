"""What a project can show, and the highest progress score that it supports.

The scale from 0.5 to 5.0 is the Institute for Healthcare Improvement's, in our own words. The rule
that caps it is this course's proposal.
"""

from __future__ import annotations

from dataclasses import dataclass

#: Score -> what it says.
SCALE = {
    0.5: "an idea, no team yet",
    1.0: "a team and a charter",
    1.5: "planning has begun",
    2.0: "learning and measuring, nothing changed yet",
    2.5: "changes tested, no improvement yet",
    3.0: "a modest improvement",
    3.5: "improvement goes on",
    4.0: "half of the way, or more",
    4.5: "it begins to last",
    5.0: "all goals met, and it lasts",
}
FEWEST_POINTS = 10
MODEST, HALF, ALL = 0.2, 0.5, 1.0
LONG_ENOUGH = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What is there to be seen in a project.

    Parameters
    ----------
    team : bool
        Whether people and a charter are there.
    baseline : int
        Points before the change.
    tests : int
        Tests with a written prediction.
    signal : bool
        Whether the chart now shows a signal in the wanted direction.
    share : float
        How much of the way from where it began to the goal has been covered; 1 is all of it.
    after : int
        Points since the change.
    """

    team: bool
    baseline: int
    tests: int
    signal: bool
    share: float
    after: int

    @property
    def found(self) -> dict[str, bool]:
        """Each kind of evidence, and whether it is there."""
        return {
            "team": self.team,
            "baseline": self.baseline >= FEWEST_POINTS,
            "tests": self.tests > 0,
            "signal": self.signal,
            "half": self.signal and self.share >= HALF,
            "lasting": self.signal and self.after >= LONG_ENOUGH,
        }

    @property
    def cap(self) -> tuple[float, str]:
        """The highest score that this supports, and why it is not higher."""
        limits = (
            (self.team, 0.5, "there is no team with a charter"),
            (self.found["baseline"], 1.5, f"fewer than {FEWEST_POINTS} points came before it"),
            (self.found["tests"], 2.0, "no change has been tested with a prediction"),
            (self.signal, 2.5, "the chart shows no signal in the wanted direction now"),
            (self.share >= MODEST, 2.5, "less than a fifth of the way is covered"),
            (self.share >= HALF, 3.5, "less than half of the way is covered"),
            (self.found["lasting"], 4.0, f"fewer than {LONG_ENOUGH} points came after it began"),
            (self.share >= ALL, 4.5, "the goal has not been reached"),
        )  # fmt: skip
        return next(((score, why) for met, score, why in limits if not met), (5.0, ""))


def way_covered(start: float, now: float, goal: float) -> float:
    """Return how much of the way from the start to the goal has been covered, as a share.

    Parameters
    ----------
    start, now, goal : float
        Levels in one unit; start and goal differ.

    Examples
    --------
    >>> way_covered(start=40, now=50, goal=80)
    0.25
    >>> way_covered(start=30, now=12, goal=10)
    0.9
    """
    return (now - start) / (goal - start)
