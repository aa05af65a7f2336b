"""Run all realism checks on one cohort."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalogue import PATHWAYS, pathway
from ..released import RELEASED
from . import (
    copd,
    diabetes,
    find_community,
    find_hospital,
    front_door,
    pneumonia,
    sepsis,
    stroke,
    structure,
)
from .check import Check, Draw

ROOMS = (front_door, sepsis, pneumonia, stroke, copd, diabetes, structure)


def released() -> Draw:
    """Return the released cohort, as it is shipped."""
    return draw_of(RELEASED)


def draw_of(cohort: str) -> Draw:
    """Return a cohort as ``load`` would give it: the first accepted throw of each pathway."""
    return Draw(cohort, {name: pathway(name).cast(cohort) for name in PATHWAYS})


def raw_draw(number: int) -> Draw:
    """Return one of the numbered trial cohorts, the first throw of each pathway, unscreened."""
    return Draw(f"trial-{number}", dict.fromkeys(PATHWAYS, 0))


def realism(draw: Draw) -> Iterator[Check]:
    """Yield every realism check."""
    for room in ROOMS:
        yield from room.checks(draw)


def stories(draw: Draw) -> dict[str, bool]:
    """Return for each story whether its tool finds it; for a null, whether it stays quiet."""
    rooms = (find_hospital.sepsis, find_hospital.pneumonia, find_hospital.stroke,
             find_hospital.copd, find_community.diabetes, find_community.economy)  # fmt: skip
    return {story: bool(found) for room in rooms for story, found in room(draw)}
