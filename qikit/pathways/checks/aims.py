"""What each pathway's realism checks aim at, for the datasheets."""

from __future__ import annotations

from ..report.words import in_words
from . import copd, diabetes, front_door, pneumonia, sepsis, stroke
from .check import Aim

AIMS: dict[str, tuple[Aim, ...]] = {
    "sepsis": sepsis.AIMS,
    "pneumonia": pneumonia.AIMS,
    "stroke": stroke.AIMS,
    "copd": copd.AIMS,
    "diabetes": diabetes.AIMS,
    "economy": front_door.AIMS,
}


def aims_table(name: str) -> str:
    """Return a pathway's aims as a Markdown table."""
    rows = [
        f"| {aim.measure} | {in_words(aim.low, aim.high)} | {aim.source} |" for aim in AIMS[name]
    ]
    return "\n".join(
        ["| measure, stories off | aimed at | public source |", "|---|---|---|", *rows]
    )
