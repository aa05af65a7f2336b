"""The stroke pathway, as the rest of the library sees it."""

from __future__ import annotations

import pandas as pd

from ..pathway import Pathway
from .dictionary import TABLES
from .faults import PLAN
from .generate import generate
from .stories import STROKE


def night_gaps(cases: pd.DataFrame) -> tuple[float, float]:
    """Return the night gap in mean door-to-needle minutes: crude, and among equal alerts."""
    treated = cases.dropna(subset=["minutes_door_to_needle"])
    means = treated.groupby("night")["minutes_door_to_needle"].mean()
    strata = treated.groupby(["pre_alert", "night"])["minutes_door_to_needle"].mean().unstack()
    weights = treated.groupby("pre_alert").size() / len(treated)
    return means[True] - means[False], float(((strata[True] - strata[False]) * weights).sum())


def confounded(tables: dict[str, pd.DataFrame]) -> bool:
    """Return whether nights look slower, and less so among people with the same alert (STR-P1)."""
    crude, adjusted = night_gaps(tables["stroke"])
    return crude > adjusted + 1.0 > 5.0


def unequal(tables: dict[str, pd.DataFrame]) -> bool:
    """Return whether fewer are thrombolysed in the most deprived fifth (STR-E1)."""
    cases = tables["stroke"]
    share = cases.assign(treated=cases["thrombolysed"].astype("Float64")).groupby("imd_quintile")[
        "treated"
    ]
    return bool(share.mean()[1] < share.mean()[5] - 0.02)


def shown(tables: dict[str, pd.DataFrame]) -> bool:
    """Return whether this draw shows the stories that small numbers can hide."""
    return confounded(tables) and unequal(tables)


PATHWAY = Pathway(
    name="stroke",
    title="Stroke",
    about="Everyone for whom the stroke alert was raised: strokes, transient attacks and mimics. "
    "NIHSS item by item, ambulance, scan, needle and stroke-unit clocks, specialists, stay.",
    tables=TABLES,
    stories=STROKE,
    generate=generate,
    plan=PLAN,
    accept=shown,
    steps=(
        "Onset",
        "999 call or own transport",
        "Arrival (pre-alert)",
        "Brain scan",
        "Thrombolysis",
        "Thrombectomy at the regional centre",
        "Stroke unit",
        "Swallow screen, specialists",
        "Medically ready",
        "Rehabilitation bed, early supported discharge or home",
    ),
)
