"""Faults in values: blanks, units, free text, wrong codes, wrong scores."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pandas as pd

from ..frame.calendar import END
from .soil import Fault, Soil

SPELLINGS = {True: ("Y", "Yes", "yes", "1", "TRUE"), False: ("N", "No", "no", "0", "FALSE")}


def blank(columns: Mapping[str, float]) -> Fault:
    """Missing at random; more often when the hospital is full (odds x1.6 above pressure 1)."""

    def spoil(soil: Soil) -> None:
        for name, share in columns.items():
            odds = share / (1 - share) * np.where(soil.pressure > 1, 1.6, 0.94)
            rows = soil.some(f"blank/{name}", odds / (1 + odds)) & soil.known(name)
            soil.put(rows, name, pd.NA, "blank")

    return Fault("blanks, more of them on busy days", spoil)


def blank_for(column: str, group: str, value: str, share: float) -> Fault:
    """Missing more often in one group."""

    def spoil(soil: Soil) -> None:
        rows = (soil.table[group] == value).to_numpy() & soil.some(f"blank for/{column}", share)
        soil.put(rows & soil.known(column), column, pd.NA, "blank")

    return Fault("blanks that depend on who the person is", spoil)


def late_entry(columns: Sequence[str], share: float = 0.12, days: int = 21) -> Fault:
    """The last weeks before the extract are not yet complete."""

    def spoil(soil: Soil) -> None:
        recent = soil.since() > END - np.timedelta64(days, "D")
        for name in columns:
            rows = recent & soil.some(f"late/{name}", share) & soil.known(name)
            soil.put(rows, name, pd.NA, "not yet entered")

    return Fault("a last three weeks not yet complete", spoil)


def rescaled(
    column: str, share: float, change: Callable[[pd.Series], pd.Series], unit: str,
    between: tuple[str, str, str] | None = None,
) -> Fault:  # fmt: skip
    """Values in another unit; ``between`` is a date column, a first day and a last."""

    def spoil(soil: Soil) -> None:
        rows = soil.some(f"unit/{column}/{unit}", share) & soil.known(column)
        if between:
            day = soil.table[between[0]].to_numpy().astype("datetime64[D]")
            rows &= (day >= np.datetime64(between[1])) & (day <= np.datetime64(between[2]))
        soil.put(rows, column, change(soil.table.loc[rows, column]), f"in {unit}")

    return Fault(f"{column} in {unit}", spoil)


def free_text(columns: Sequence[str], share: float) -> Fault:
    """Yes and no written in a dozen ways."""

    def spoil(soil: Soil) -> None:
        for name in columns:
            yes = soil.table[name].astype("boolean")
            text = yes.map({True: "True", False: "False"}).astype(object)
            rows = soil.some(f"text/{name}", share) & soil.known(name)
            way = soil.streams.index(f"text/{name}/way", (1,) * 5, len(rows))
            written = [SPELLINGS[bool(value)][k] for value, k in
                       zip(yes[rows], way[rows], strict=True)]  # fmt: skip
            soil.table[name] = text
            soil.put(rows, name, written, "free text")

    return Fault("yes and no written in several ways", spoil)


def miscoded(column: str, share: float, change: Mapping[object, object]) -> Fault:
    """A code mistaken for another."""

    def spoil(soil: Soil) -> None:
        rows = soil.some(f"miscoded/{column}", share)
        rows &= soil.table[column].isin(list(change)).to_numpy(dtype=bool)
        new = soil.table[column].astype(object)
        soil.table[column] = new
        soil.put(rows, column, new[rows].map(change), "wrong code")

    return Fault(f"wrong codes in {column}", spoil)


def code_change(column: str, new_codes: Mapping[str, str], start: str) -> Fault:
    """From a date on, the same things under other codes."""

    def spoil(soil: Soil) -> None:
        rows = (soil.since() >= np.datetime64(start)) & soil.known(column)
        table = soil.table[column].astype(object)
        soil.table[column] = table
        soil.put(rows, column, table[rows].map(new_codes), "new code list")

    return Fault(f"another code list for {column} from a date on", spoil)


def miscounted(column: str, shares: Mapping[str, float], group: str, top: int) -> Fault:
    """A score added up wrongly by hand, by one or two points."""

    def spoil(soil: Soil) -> None:
        share = soil.table[group].map(dict(shares)).to_numpy(dtype=float)
        rows = soil.some(f"miscounted/{column}", share) & soil.known(column)
        by = np.array([-2, -1, 1, 2])[soil.streams.index(f"by/{column}", (1, 3, 3, 1), len(rows))]
        wrong = np.clip(soil.table[column].to_numpy(dtype=float) + by, 0, top)
        soil.put(rows, column, wrong[rows].astype(int), "added up wrongly")

    return Fault(f"{column} added up wrongly, more often on paper", spoil)
