"""Expected answers of the lessons' number questions."""

from qikit.apps.m01.plan_or_learn import launches_that_work
from qikit.learn import Expected

PARTS, SURE = 8, 0.9


def g2_parts() -> Expected:
    """Return in how many launches of 100 all eight parts work, and where usual slips lead."""
    return Expected(
        answer=100 * launches_that_work(parts=PARTS, sure=SURE, tests=0),
        slips={"A08": 100 * SURE, "subtract": 100 - PARTS * 100 * (1 - SURE)},
    )
