"""Small, independent chart rules for finding stories: points beyond limits, and long runs.

Kept apart from the charts that learners use, so that one can be checked against the other.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..tally import tally

RUN = 8
XMR = 2.66


def first_signal(
    values: NDArray, centre: float | NDArray, sigma: NDArray, side: int, start: int
) -> int | None:
    """Return the first point from ``start`` that signals on this side, or None.

    A signal is a point more than three sigma away, or the eighth of a run.
    """
    above = side * (values - centre) > 0
    far = side * (values - centre) > 3 * sigma
    run = 0
    for i in range(start, len(values)):
        run = run + 1 if above[i] else 0
        if far[i] or run >= RUN:
            return i
    return None


def p_signal(
    data: pd.DataFrame, event: str, start: str, side: int, *, every: str = "month",
    time: str = "arrival_dt", dispersed: bool = False,
) -> pd.Timestamp | None:  # fmt: skip
    """Return when a p chart with its baseline before ``start`` first signals on this side.

    ``dispersed`` widens the limits by the spread of the baseline (a p-prime chart).
    """
    counts = tally(data, event, every=every, time=time)
    counts = counts[counts["seen"] > 0].reset_index(drop=True)
    before = counts[counts[every] < pd.Timestamp(start)]
    centre = before[event].sum() / before["seen"].sum()
    sigma = np.sqrt(centre * (1 - centre) / counts["seen"].to_numpy(dtype=float))
    share = (counts[event] / counts["seen"]).to_numpy(dtype=float)
    if dispersed:
        z = (share[: len(before)] - centre) / sigma[: len(before)]
        sigma = sigma * max(1.0, float(np.abs(np.diff(z)).mean() / 1.128))
    found = first_signal(share, centre, sigma, side, len(before))
    return None if found is None else counts[every].iloc[found]


def xmr_signal(values: pd.Series, start: str, side: int) -> pd.Timestamp | None:
    """Return when an XmR chart of a series (indexed by time) first signals on this side."""
    series = values.dropna().astype(float)
    before = series[series.index < pd.Timestamp(start)]
    sigma = np.full(len(series), XMR * np.abs(np.diff(before)).mean() / 3)
    found = first_signal(series.to_numpy(), before.mean(), sigma, side, len(before))
    return None if found is None else series.index[found]


def even(data: pd.DataFrame, event: str, *, time: str = "arrival_dt") -> bool:
    """Return whether a monthly p chart about its own mean, without a baseline, is quiet."""
    counts = tally(data, event, every="month", time=time)
    counts = counts[counts["seen"] > 0]
    centre = counts[event].sum() / counts["seen"].sum()
    sigma = np.sqrt(centre * (1 - centre) / counts["seen"].to_numpy(dtype=float))
    share = (counts[event] / counts["seen"]).to_numpy(dtype=float)
    return all(first_signal(share, centre, sigma, side, 0) is None for side in (-1, 1))


def gap(data: pd.DataFrame, event: str, group: pd.Series) -> float:
    """Return the share in the group minus the share outside it, in points."""
    known = data[event].notna()
    value = data.loc[known, event].astype(float)
    inside = group[known].astype(bool)
    return 100 * float(value[inside].mean() - value[~inside].mean())


def z_of_gap(data: pd.DataFrame, event: str, group: pd.Series) -> float:
    """Return the gap between two shares in standard errors."""
    known = data[event].notna()
    value, inside = data.loc[known, event].astype(float), group[known].astype(bool)
    p = value.mean()
    spread = np.sqrt(p * (1 - p) * (1 / inside.sum() + 1 / (~inside).sum()))
    return float((value[inside].mean() - value[~inside].mean()) / spread)


def rare_quiet(days_between: pd.Series) -> bool:
    """Return whether a t chart is quiet: days between, to the power 1/3.6 (Nelson 1994).

    Looks for long gaps and long runs; two cases on one day have no days between them and no
    place on the transformed scale.
    """
    value = days_between.astype(float).to_numpy()[1:] ** (1 / 3.6)
    sigma = np.full(len(value), np.abs(np.diff(value)).mean() / 1.128)
    centre = float(np.median(value))
    longer = first_signal(value, centre, sigma, 1, 0)
    return longer is None and first_signal(value, centre, sigma * 9, -1, 0) is None
