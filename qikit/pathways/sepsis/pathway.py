"""The sepsis pathway, as the rest of the library sees it."""

from __future__ import annotations

from ..pathway import Pathway
from .dictionary import TABLES
from .faults import PLAN
from .generate import generate
from .stories import SEPSIS

PATHWAY = Pathway(
    name="sepsis",
    title="Sepsis",
    about="Adults who come to the emergency department with suspected infection and a NEWS2 of "
    "5 or more: first observations, the clocks up to the first antibiotic, tests, outcome. "
    "Beside it, the department's sepsis alerts and the hospital's C. difficile cases.",
    tables=TABLES,
    stories=SEPSIS,
    generate=generate,
    plan=PLAN,
    steps=(
        "Call for help",
        "Ambulance or own transport",
        "Arrival",
        "First NEWS2 (time zero)",
        "Clinician decides",
        "Antibiotic prescribed",
        "First dose given",
        "Senior review",
        "Bed",
        "Antibiotic review at 48-72 h",
        "Home, with a letter to the GP",
    ),
)
