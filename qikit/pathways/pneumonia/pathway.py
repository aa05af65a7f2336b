"""The pneumonia pathway, as the rest of the library sees it."""

from __future__ import annotations

import pandas as pd

from ..pathway import Pathway
from .dictionary import TABLES
from .faults import PLAN
from .generate import generate
from .stories import PNEUMONIA


def paradox(tables: dict[str, pd.DataFrame]) -> bool:
    """Return whether the unit looks worse overall and better in every severity group (CAP-P1)."""
    cases = tables["pneumonia"]
    crude = cases.groupby("unit")["death_30d"].mean()
    strata = cases.groupby(["severity", "unit"])["death_30d"].mean().unstack()
    return bool(
        crude["respiratory unit"] > crude["general ward"]
        and (strata["respiratory unit"] < strata["general ward"]).all()
    )


PATHWAY = Pathway(
    name="pneumonia",
    title="Pneumonia",
    about="Adults admitted as an emergency with community-acquired pneumonia: CURB-65 from its "
    "parts, x-ray and antibiotic clocks, treatment, place of care, outcome.",
    tables=TABLES,
    stories=PNEUMONIA,
    generate=generate,
    plan=PLAN,
    accept=paradox,
    steps=(
        "GP or out of hours",
        "Arrival",
        "Chest x-ray",
        "Clinician and CURB-65",
        "First antibiotic",
        "Bed: respiratory unit or general ward",
        "Consultant review",
        "IV to oral",
        "Home or virtual ward",
        "Follow-up x-ray, vaccines, smoking",
    ),
)
