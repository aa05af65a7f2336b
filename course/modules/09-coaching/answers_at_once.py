"""Expected answers of the lessons' number questions."""

from itertools import product

from qikit.apps.m09.agreement import agreement
from qikit.learn import Expected

#: Knudsen and others, 2019: projects, those that reported improvement, those that set a specific
#: aim in numbers and reached it.
PROJECTS, IMPROVED_PERCENT, REACHED = 120, 98, 32
LEVELS = range(3)


def g3_reached() -> Expected:
    """Return how many published projects of 100 set an aim in numbers and reached it."""
    return Expected(answer=100 * REACHED / PROJECTS, slips={"P04": IMPROVED_PERCENT})


def g4_chance() -> Expected:
    """Return how many marks of 100 two blind markers would share, with three levels."""
    first, second = zip(*product(LEVELS, LEVELS), strict=True)
    chance = agreement(first, second)
    return Expected(
        answer=100 * chance.share, slips={"two-levels": 50, "all-three": 100 * chance.share**2}
    )
