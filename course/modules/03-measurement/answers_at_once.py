"""Expected answers of the lessons' number questions."""

from itertools import groupby
from statistics import mean, median

from qikit.learn import Expected

WAITS = (15, 40, 20, 200, 25, 30, 20)
SIDES = "AABBBABBAAAB"
WITH_ONE_ON_THE_LINE = "BAAOAAAABBABBBB"


def runs(sides: str) -> list[int]:
    """Return the lengths of the runs, in order."""
    return [len(list(points)) for _, points in groupby(sides)]


def q4_median() -> Expected:
    """Return the median wait, and where the usual slips lead."""
    return Expected(
        answer=median(WAITS),
        slips={
            "F01": mean(WAITS),
            "unsorted-middle": WAITS[len(WAITS) // 2],
            "range": (min(WAITS) + max(WAITS)) / 2,
        },
    )


def q4_crossings() -> Expected:
    """Return how often the sides change, and where the usual slips lead."""
    found = runs(SIDES)
    return Expected(answer=len(found) - 1, slips={"F03": len(found), "longest": max(found)})


def q4_run() -> Expected:
    """Return the longest run when a point on the median is passed over, and the usual slips."""
    useful = runs(WITH_ONE_ON_THE_LINE.replace("O", ""))
    return Expected(
        answer=max(useful),
        slips={
            "F02": max(runs(WITH_ONE_ON_THE_LINE.replace("O", "A"))),
            "stops-at-the-line": max(runs(WITH_ONE_ON_THE_LINE)),
            "number-of-runs": len(useful),
        },
    )
