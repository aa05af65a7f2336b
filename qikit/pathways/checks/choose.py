"""Choose the released cohort: the first throws that pass every check and show every story.

Run with ``python -m qikit.pathways.checks.choose`` after changing a parameter, and write what
it prints into ``released.py``.
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from qikit.spc import control_chart

from ..catalogue import PATHWAYS, pathway
from ..tally import tally
from . import copd, diabetes, find_community, find_hospital, front_door, pneumonia, sepsis, stroke
from .check import Draw
from .run import realism, stories

NOT_ALWAYS = {"SEP-H1"}  # too few events to prove: the lesson is to watch it
QUIET = {  # story: pathway, table, yes/no column, date column
    "STR-F1": ("stroke", "stroke", "swallow_4h", "arrival_dt"),
    "COP-F1": ("copd", "copd", "readmit_30d", "arrival_dt"),
    "COP-N2": ("copd", "copd", "tobacco_treatment", "arrival_dt"),
    "DIA-F1": ("diabetes", "appointments", "dna", "appointment_dt"),
}
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
    return (
        failed
        + loud(draw, name)
        + [story for story, found in find(draw) if not found and story not in NOT_ALWAYS]
    )


def loud(draw: Draw, name: str) -> list[str]:
    """Return the quiet stories whose chart, as learners make it, gives a signal."""
    found = []
    for story, (home, table, event, time) in QUIET.items():
        if home != name:
            continue
        months = tally(draw.on(home, table), event, every="month", time=time)
        start = next(s.start for s in pathway(home).stories if s.id == story)
        before = int((months["month"] < pd.Timestamp(start)).sum()) if start else None
        for baseline in {None, before}:
            chart = control_chart(months, value=event, time="month", denominator="seen",
                                  chart="p", baseline=baseline)  # fmt: skip
            if chart.signals:
                found.append(f"{story} signals")
    return found


def attempts(cohort: str, most: int = 250) -> dict[str, int] | None:
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
