"""Expected answers of the lessons' number questions."""

from qikit.improve.cycle import SIZES
from qikit.improve.factors import FACTORS
from qikit.learn import Expected

FOLD = 5


def q2_fivefold() -> Expected:
    """Return how many people take part in four tests that each grow five-fold."""
    tests = (1, *SIZES.values())
    return Expected(
        answer=sum(tests),
        slips={
            "last-only": tests[-1],
            "doubling": sum(2**place for place in range(len(tests))),
            "five-more": sum(1 + FOLD * place for place in range(len(tests))),
        },
    )


def q4_gain() -> Expected:
    """Return the larger of two gaps."""
    factors = {factor.id: factor for factor in FACTORS}
    senior, monitoring = factors["senior"], factors["monitoring"]
    answer = senior.most - senior.score("C")
    other = monitoring.most - monitoring.score("D")
    return Expected(
        answer=answer, slips={"M03": other, "whole": senior.most, "both": answer + other}
    )
