"""Faults in rows: duplicates, a site that left the feed, records that should not be there."""

from __future__ import annotations

import numpy as np
import pandas as pd

from .soil import Fault, Soil


def duplicates(exact: float = 0.005, near: float = 0.007, tweak: str = "age") -> Fault:
    """Rows twice: the same, or with one field a little different."""

    def spoil(soil: Soil) -> None:
        twice, almost = soil.some("twice", exact), soil.some("almost", near)
        copies = [soil.table[twice], soil.table[almost].copy()]
        copies[1][tweak] = copies[1][tweak] + 1
        soil.note(twice, "", "duplicate")
        soil.note(almost, tweak, "near duplicate")
        _replace(soil, pd.concat([soil.table, *copies]))

    return Fault("duplicates, exact and nearly so", spoil)


def merged_twice(group: str, values: tuple[str, ...], start: str, share: float) -> Fault:
    """Records doubled when two practices merged."""

    def spoil(soil: Soil) -> None:
        theirs = soil.table[group].isin(list(values)).to_numpy(dtype=bool)
        rows = theirs & (soil.since() >= np.datetime64(start)) & soil.some("merged", share)
        soil.note(rows, group, "doubled by the merger")
        _replace(soil, pd.concat([soil.table, soil.table[rows]]))

    return Fault("records doubled when two practices merged", spoil)


def site_away(group: str, value: str, month: str) -> Fault:
    """One site's records are missing for a month."""

    def spoil(soil: Soil) -> None:
        there = (soil.table[group] == value).to_numpy()
        away = there & (soil.since().astype("datetime64[M]") == np.datetime64(month, "M"))
        soil.note(away, group, "left the feed")
        _replace(soil, soil.table[~away])

    return Fault("one site missing for a month", spoil)


def _replace(soil: Soil, table: pd.DataFrame) -> None:
    """Put in a table with other rows, in order of time, with pressure to match."""
    pressure = pd.Series(soil.pressure, index=soil.table.index)
    ordered = table.sort_values([soil.time, soil.key], kind="stable")
    soil.pressure = pressure.loc[ordered.index].to_numpy()
    soil.table = ordered.reset_index(drop=True)
