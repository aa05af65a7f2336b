"""Expected answers that are kept back until the exercise is marked."""

from __future__ import annotations

from statistics import fmean

from qikit.flow import eighty_percent_rule, percentile_rule
from qikit.learn import Expected

HOURS = (31, 24, 35, 28, 22, 30, 33, 26, 52, 29, 34)


def q10_percentile() -> Expected:
    """Return the 80th percentile of eleven weeks; eleven, so that every usual way agrees on it."""
    answer = percentile_rule(HOURS, 80)
    return Expected(
        answer=answer,
        slips={
            "N15": eighty_percent_rule(HOURS),
            "N03": fmean(HOURS),
            "unsorted": HOURS[sorted(HOURS).index(answer)],
            "of-the-most": 0.8 * max(HOURS),
            "other-end": percentile_rule(HOURS, 20),
        },
    )
