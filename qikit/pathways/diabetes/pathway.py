"""The diabetes pathway, as the rest of the library sees it."""

from __future__ import annotations

import pandas as pd

from ..pathway import Pathway
from .dictionary import TABLES
from .faults import PLAN
from .generate import generate
from .stories import DIABETES


def paradox(tables: dict[str, pd.DataFrame]) -> bool:
    """Return whether the clinic looks worse overall and better with each type (DIA-P1)."""
    seen = tables["diabetes"].dropna(subset=["hba1c_58"])
    seen = seen.assign(good=seen["hba1c_58"].astype(bool))
    crude = seen.groupby("care_setting")["good"].mean()
    strata = seen.groupby(["diabetes_type", "care_setting"])["good"].mean().unstack()
    return bool(
        crude["specialist clinic"] < crude["GP only"]
        and (strata["specialist clinic"] > strata["GP only"]).all()
    )


PATHWAY = Pathway(
    name="diabetes",
    title="Diabetes",
    about="A register of people with type 1 and type 2 diabetes: annual reviews with the eight "
    "care processes and three targets, the foot clinic, specialist clinic appointments, "
    "ketoacidosis and hypoglycaemia admissions.",
    tables=TABLES,
    stories=DIABETES,
    generate=generate,
    plan=PLAN,
    accept=paradox,
    steps=(
        "Register",
        "Recall in the month of birth",
        "Blood test, urine, foot, weight, smoking",
        "Results and action",
        "Specialist clinic, education, eye screening",
        "Foot protection and foot clinic",
        "Emergency: hypoglycaemia, ketoacidosis",
        "In-patient diabetes team",
        "Recall next year",
    ),
)
