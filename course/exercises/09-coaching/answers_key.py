"""Expected answers that are kept back until the exercise is marked."""

from __future__ import annotations

from qikit.apps.m09.agreement import agreement
from qikit.learn import Expected

FIRST = (1, 1, 1, 1, 1, 1, 1, 1, 0, 0)
SECOND = (1, 1, 0, 1, 1, 0, 1, 1, 1, 0)


def q10_kappa() -> Expected:
    """Return kappa of the two markers in the table."""
    found = agreement(FIRST, SECOND)
    beyond = found.share - found.by_chance
    return Expected(
        answer=found.kappa,
        slips={
            "agreement": found.share,
            "undivided": beyond,
            "luck": found.by_chance,
            "wrong-divisor": beyond / found.by_chance,
        },
    )
