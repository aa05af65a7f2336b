"""Choose the released cohort: the first throws that pass every check and show every story.

Run with ``python -m qikit.pathways.checks.choose`` after changing a parameter, and write what
it prints into ``released.py``.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..catalogue import PATHWAYS
from . import copd, diabetes, find_community, find_hospital, front_door, pneumonia, sepsis, stroke
from .check import Draw
from .run import realism, stories

NOT_ALWAYS = {"SEP-H1"}  # too few events to prove: the lesson is to watch it
ROOMS = {
    "sepsis": (sepsis, find_hospital.sepsis),
    "pneumonia": (pneumonia, find_hospital.pneumonia),
    "stroke": (stroke, find_hospital.stroke),
    "copd": (copd, find_hospital.copd),
    "diabetes": (diabetes, find_community.diabetes),
    "economy": (front_door, find_community.economy),
}


def complaints(draw: Draw, name: str) -> list[str]:
    """Return the checks and stories of one pathway that do not hold."""
    room, find = ROOMS[name]
    failed = [check.id for check in room.checks(draw) if not check.passed]
    return failed + [story for story, found in find(draw) if not found and story not in NOT_ALWAYS]


def attempts(cohort: str, most: int = 60) -> dict[str, int] | None:
    """Return an attempt for each pathway at which nothing is amiss, or None."""
    chosen = dict.fromkeys(PATHWAYS, 0)
    for name in PATHWAYS:
        for attempt in range(most):
            chosen[name] = attempt
            if not complaints(Draw(cohort, chosen), name):
                break
        else:
            return None
    return chosen


def search(first: int = 0) -> Iterator[str]:
    """Yield what was tried, until a cohort holds as a whole."""
    for number in range(first, 200):
        cohort = f"released-{number}"
        chosen = attempts(cohort)
        if chosen is None:
            yield f"{cohort}: no"
            continue
        draw = Draw(cohort, chosen)
        amiss = [check.id for check in realism(draw) if not check.passed]
        amiss += [s for s, found in stories(draw).items() if not found and s not in NOT_ALWAYS]
        yield f"{cohort}: {chosen} {amiss or 'holds'}"
        if not amiss:
            return


if __name__ == "__main__":
    for line in search():
        print(line, flush=True)
