"""How the diabetes extract is spoilt; DIA-D1's per cent are here."""

from __future__ import annotations

import pandas as pd

from ..faults.rows import duplicates, merged_twice
from ..faults.spoil import Plan
from ..faults.values import blank_for, free_text, miscoded, rescaled


def per_cent(mmol: pd.Series) -> pd.Series:
    """Return HbA1c in per cent (DCCT), from mmol/mol (IFCC): the master equation."""
    return (mmol / 10.929 + 2.15).round(1)


PLAN = Plan(
    time="month",
    faults=(
        rescaled("hba1c_mmol_mol", 0.012, per_cent, "per cent"),
        rescaled("hba1c_mmol_mol", 0.85, per_cent, "per cent after an interface change",
                 between=("review_date", "2025-09-08", "2025-09-21")),
        miscoded("diabetes_type", 0.03, {"type 1": "type 2", "type 2": "type 1"}),
        blank_for("ethnic_category", "care_setting", "GP only", 0.07),
        free_text(("on_statin",), 0.30),
        merged_twice("practice", ("SYN-P11", "SYN-P17"), "2024-10-01", 0.5),
        duplicates(),
    ),
    intervals={},
    left_out=("all_8", "processes_done", "hba1c_58", "bp_140_90", "all_3_targets", "age_band"),
    as_text=("on_statin",),
)  # fmt: skip
