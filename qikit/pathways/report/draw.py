"""Draw one picture of one story. The only module here that needs matplotlib."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from qikit.data_address import figure_address

from ..tally import PERIODS, tally
from .plates import Plate

INK, QUIET = "#1f3b57", "#8aa0b4"
RATES = {"network": ("admissions", "people"), "care_home": ("conveyances", "bed_days")}


def picture(
    plate: Plate, table: pd.DataFrame, title: str, start: date | None = None
) -> tuple[str, str]:
    """Return a picture as a data address, and the words that stand for it."""
    rows = table[plate.only(table).fillna(False).astype(bool)] if plate.only else table
    figure = Figure(figsize=(7.2, 3.1), layout="constrained")
    axes = figure.add_subplot()
    words = DRAWERS[plate.kind](axes, plate, rows, start)
    axes.set_title(f"{title} (synthetic)", fontsize=10, loc="left")
    return figure_address(figure, "png", dpi=80), words


def _shares_over_time(axes: Axes, plate: Plate, rows: pd.DataFrame, start: date | None) -> str:
    from qikit.spc import control_chart

    counts = tally(rows, plate.value, every=plate.every, time=plate.time)
    counts = counts[counts["seen"] > 0]
    chart = control_chart(
        counts, value=plate.value, time=plate.every, denominator="seen", chart="p",
        baseline=_before(counts[plate.every], start),
    )  # fmt: skip
    chart.plot(ax=axes)
    return chart.describe()


def _averages_over_time(axes: Axes, plate: Plate, rows: pd.DataFrame, start: date | None) -> str:
    from qikit.spc import control_chart

    known = rows.dropna(subset=[plate.value])
    period = known[plate.time].dt.to_period(PERIODS[plate.every]).dt.start_time
    value = known[plate.value].astype(float).groupby(period).agg(plate.average)
    series = pd.DataFrame({plate.every: value.index, plate.value: value.to_numpy()})
    chart = control_chart(
        series, value=plate.value, time=plate.every, baseline=_before(series[plate.every], start)
    )
    chart.plot(ax=axes)
    return chart.describe()


def _before(times: pd.Series, start: date | None) -> int | None:
    """Return how many points come before the story, when there are enough for a baseline."""
    if start is None:
        return None
    points = int((times < pd.Timestamp(start)).sum())
    return points if points >= 8 else None


def _counts_over_time(axes: Axes, plate: Plate, rows: pd.DataFrame, start: date | None) -> str:
    from qikit.spc import run_chart

    dates = rows[plate.time].dropna().dt.to_period(PERIODS[plate.every]).dt.start_time
    counts = dates.value_counts().sort_index()
    series = pd.DataFrame({plate.every: counts.index, "count": counts.to_numpy()})
    chart = run_chart(series, value="count", time=plate.every)
    chart.plot(ax=axes)
    return chart.describe()


def _days_between(axes: Axes, plate: Plate, rows: pd.DataFrame, start: date | None) -> str:
    values = rows[plate.value].iloc[1:]
    axes.plot(rows[plate.time].iloc[1:], values, "o", ms=3, color=INK)
    axes.axhline(values.median(), color=QUIET)
    axes.set_ylabel("days since the case before")
    return f"{len(values)} gaps between cases; median {values.median():.0f} days."


def _by_group(axes: Axes, plate: Plate, rows: pd.DataFrame, start: date | None) -> str:
    share, n = _shares(plate, rows)
    half = 1.96 * np.sqrt(share * (1 - share) / n)
    place = np.arange(len(share))
    axes.bar(place, 100 * share, color=QUIET)
    axes.errorbar(place, 100 * share, yerr=100 * half, fmt="none", ecolor=INK)
    labels = [_label(name) for name in share.index]
    axes.set_xlabel(" · ".join(plate.groups).replace("_", " "), fontsize=8)
    turn = 60 if len(labels) > 10 else 0
    axes.set_xticks(place, labels, rotation=turn, fontsize=7)
    axes.set_ylabel("%, with 95 % limits")
    return "; ".join(f"{label} {100 * v:.1f} %" for label, v in zip(labels, share, strict=True))


def _label(name: object) -> str:
    parts = name if isinstance(name, tuple) else (name,)
    return " · ".join({"True": "yes", "False": "no"}.get(str(part), str(part)) for part in parts)


def _shares(plate: Plate, rows: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Return each group's share and denominator, from rows or from counts."""
    groups = list(plate.groups)
    if not plate.value:
        top, bottom = RATES[groups[0]]
        sums = rows.groupby(groups[0])[[top, bottom]].sum()
        return sums[top] / sums[bottom], sums[bottom]
    known = rows.dropna(subset=[plate.value])
    each = known[plate.value].astype(float).groupby([known[g] for g in groups], observed=True)
    return each.mean(), each.count()


def _histogram(axes: Axes, plate: Plate, rows: pd.DataFrame, start: date | None) -> str:
    values = rows[plate.value].dropna().astype(float)
    shown = values[values <= values.quantile(0.98)]
    axes.hist(shown, bins=60, color=QUIET)
    axes.set_xlabel(plate.value.replace("_", " "))
    return (
        f"{len(values)} values; median {values.median():.0f}, lowest {values.min():.0f}, "
        f"zero or less {100 * (values <= 0).mean():.1f} %."
    )


def _pareto(axes: Axes, plate: Plate, rows: pd.DataFrame, start: date | None) -> str:
    counts = rows[plate.value].value_counts()
    axes.bar(np.arange(len(counts)), counts.to_numpy(), color=QUIET)
    axes.set_xticks(np.arange(len(counts)), counts.index.tolist(), fontsize=8)
    twin = axes.twinx()
    twin.plot(np.arange(len(counts)), 100 * counts.cumsum() / counts.sum(), "o-", color=INK, ms=3)
    twin.set_ylim(0, 105)
    return "; ".join(f"{name} {n}" for name, n in counts.items())


DRAWERS = {
    "p": _shares_over_time,
    "xmr": _averages_over_time,
    "run": _counts_over_time,
    "t": _days_between,
    "groups": _by_group,
    "histogram": _histogram,
    "pareto": _pareto,
}
