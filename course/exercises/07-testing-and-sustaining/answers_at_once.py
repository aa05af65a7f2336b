"""Expected answers of the exercise's number questions, computed with the tools themselves."""

from qikit.apps.m07.first_test import chance_to_see
from qikit.apps.tools.desk import example_of
from qikit.improve.sustainability import Sustainability
from qikit.learn import Expected

PEOPLE, BREAKS = 5, 0.20


def q03_see() -> Expected:
    """Return how many tests in 100 show at least one broken clip."""
    seen = 100 * chance_to_see(PEOPLE, BREAKS)
    return Expected(
        answer=seen,
        slips={
            "added": 100 * PEOPLE * BREAKS,
            "complement": 100 - seen,
            "one-person": 100 * BREAKS,
            "average": PEOPLE * BREAKS,
        },
    )


def q07_total() -> Expected:
    """Return the deputy manager's total once senior leadership is at level A."""
    scores = example_of(Sustainability, "falls").scorers[0]
    answer = scores.having(senior="A").total
    return Expected(
        answer=answer,
        slips={
            "before": scores.total,
            "gain-only": answer - scores.total,
            "one-level": scores.having(senior="B").total,
            "wrong-leader": scores.having(clinical="A").total,
        },
    )
