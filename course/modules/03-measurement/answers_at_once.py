"""Expected answers of the lessons' number questions."""

from itertools import groupby
from statistics import mean, median

from qikit.learn import Expected

WAITS = (15, 40, 20, 200, 25, 30, 20)
SIDES = "AABBBABBAAAB"


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
    runs = [len(list(points)) for _, points in groupby(SIDES)]
    return Expected(answer=len(runs) - 1, slips={"F03": len(runs), "longest": max(runs)})
