"""The economy, as the rest of the library sees it."""

from __future__ import annotations

import pandas as pd

from ..pathway import Pathway
from .dictionary import TABLES
from .generate import generate
from .stories import ECONOMY


def standardised(table: pd.DataFrame) -> pd.DataFrame:
    """Return crude rate and indirectly standardised ratio of each network.

    Expected admissions come from the rates of all networks together in each age band and fifth.
    """
    cell = table.groupby(["age_band", "imd_quintile"])[["admissions", "people"]].transform("sum")
    expected = table["people"] * cell["admissions"] / cell["people"]
    sums = (
        table.assign(expected=expected)
        .groupby("network")[["people", "admissions", "expected"]]
        .sum()
    )
    return pd.DataFrame(
        {"crude": sums["admissions"] / sums["people"],
         "ratio": sums["admissions"] / sums["expected"]}
    )  # fmt: skip


def paradox(tables: dict[str, pd.DataFrame]) -> bool:
    """Return whether North looks worst and is second best once standardised (ECO-P1)."""
    found = standardised(tables["networks"])
    return bool(found["crude"].idxmax() == "North" and found["ratio"].rank().loc["North"] == 2)


PATHWAY = Pathway(
    name="economy",
    title="The whole economy",
    about="Wrenshire by day: occupancy, the emergency department, ambulances, people ready to "
    "leave. Beside it, supported discharges, urgent community response, care homes, networks, "
    "and calls by deprivation. Daily counts are of the whole department; the five pathways are "
    "drawn beside them, not out of them.",
    tables=TABLES,
    stories=ECONOMY,
    generate=generate,
    accept=paradox,
    steps=(
        "999, 111 or GP",
        "Ambulance",
        "Handover",
        "Emergency department",
        "Ward",
        "Ready to leave",
        "Council, community or care home",
        "Home, with urgent community response",
    ),
)
