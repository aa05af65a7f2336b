"""The map of a pathway: its steps in order, who does each, and how long the step takes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..events.steps import COPD, DIABETES, PNEUMONIA, SEPSIS, STROKE, UCR, Step
from ..frame.partners import PARTNERS

MAPS: dict[str, tuple[Step, ...]] = {
    "sepsis": SEPSIS, "pneumonia": PNEUMONIA, "stroke": STROKE, "copd": COPD,
    "diabetes": DIABETES, "economy": UCR,
}  # fmt: skip
NAMES = {partner.code: partner.name for partner in PARTNERS}


@dataclass(frozen=True, slots=True)
class Stop:
    """One step of the map; ``when`` is told from arrival (or from the first step)."""

    activity: str
    partner: str
    share: float
    when: str


def stops(log: pd.DataFrame, pathway: str) -> list[Stop]:
    """Return the map of a pathway, with shares and median times from its events."""
    mine = log[log["pathway"].astype(str).str.startswith(_label(pathway))]
    start = mine[mine["activity"] == "arrival"].groupby("case_id", observed=True)["start_dt"].min()
    if start.empty:
        start = mine.groupby("case_id", observed=True)["start_dt"].min()
    cases = mine["case_id"].nunique()
    found = []
    for step in MAPS[pathway]:
        rows = mine[mine["activity"] == step.activity]
        if rows.empty:
            continue
        gap = (rows["start_dt"] - rows["case_id"].map(start)).dt.total_seconds() / 60
        found.append(Stop(step.activity, NAMES[step.partner], rows["case_id"].nunique() / cases,
                          spoken(float(np.nanmedian(gap)))))  # fmt: skip
    return found


def _label(pathway: str) -> str:
    return "urgent" if pathway == "economy" else pathway


def spoken(minutes: float) -> str:
    """Return a time in words.

    Examples
    --------
    >>> spoken(-45), spoken(95), spoken(4000)
    ('45 min before', '95 min', '2.8 days')
    """
    if minutes < 0:
        return f"{spoken(-minutes)} before"
    if minutes < 180:
        return f"{minutes:.0f} min"
    return f"{minutes / 60:.0f} h" if minutes < 2880 else f"{minutes / 1440:.1f} days"
