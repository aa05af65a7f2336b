"""Expected answers of the exercise's number questions, from the numbers of the plays."""

from itertools import pairwise

from qikit.apps.m01.plan_or_learn import launches_that_work
from qikit.apps.m01.try_harder import late_visits, next_time
from qikit.learn import Expected

PARTS, SURE, EIGHT_PARTS = 12, 0.95, 8
YEAR, WEEKS = 7, 8


def q04_parts() -> Expected:
    """Return in how many launches of 100 all twelve parts work."""

    def of_100(parts: int, tests: int) -> float:
        return 100 * launches_that_work(parts=parts, sure=SURE, tests=tests)

    return Expected(
        answer=of_100(PARTS, 0),
        slips={
            "A08": 100 * SURE,
            "subtract": 100 - PARTS * 100 * (1 - SURE),
            "one-test": of_100(PARTS, 1),
            "eight-parts": of_100(EIGHT_PARTS, 0),
        },
    )


def q05_worst() -> Expected:
    """Return how often the worst team had fewer late visits a week later."""
    weeks = tuple(late_visits(YEAR, week, mended=False) for week in range(WEEKS))
    warned = next_time(weeks)
    totals = [sum(week) for week in weeks]
    fewer = sum(after < before for before, after in pairwise(totals))
    return Expected(
        answer=warned.worst_improved,
        slips={"best-team": warned.best_slipped, "totals": fewer, "A04": warned.weeks},
    )
