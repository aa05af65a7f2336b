"""Plain sentences about what a reader should know before trusting a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from qikit.spc.arrays import ROUNDING, Bools, Floats
from qikit.spc.kinds import Kind

if TYPE_CHECKING:
    from qikit.spc.chart import Chart

FIRM = 12
"""With fewer points, limits are provisional. Source: NHS-R Community, NHSRplotthedots."""


def collect(chart: Chart) -> tuple[str, ...]:
    """All cautions of a chart, the gravest first."""
    laid, kind = chart.laid, chart.kind
    found = list(chart.trouble)
    known = ~np.isnan(laid.value) & laid.grid.present
    counts = known.sum(axis=1)
    missing = int(laid.grid.present.sum() - known.sum()) - (len(counts) if kind.ranges else 0)
    if not chart.clock.ordered:
        found.append(
            f"{chart.clock.name!r} has no order in time, so only the limits are judged, not runs "
            f"or trends; a funnel plot may serve better."
        )
    found += _few_points(counts, kind)
    found += _flat(laid.value, known, counts)
    if missing > 0:
        found.append("1 value is missing." if missing == 1 else f"{missing} values are missing.")
    return tuple(dict.fromkeys(found))


def _few_points(counts: NDArray, kind: Kind) -> list[str]:
    short = counts < FIRM
    if not short.any() or (not kind.limits and (counts >= 10).all()):
        return []
    lines = "expected range is" if kind.limits else "median is"
    if len(counts) == 1:
        number = int(counts[0])
        if number <= 1:
            return [
                f"There is only one value, so there is no variation to judge: the {lines} empty."
            ]
        return [f"There are only {number} points, so the {lines} provisional (aim for {FIRM})."]
    fewest = int(counts[short].min())
    return [
        f"{int(short.sum())} of {len(counts)} phases have fewer than {FIRM} points (the "
        f"shortest has {fewest}), so their {lines} provisional."
    ]


def _flat(value: Floats, known: Bools, counts: NDArray) -> list[str]:
    high = np.where(known, value, -np.inf).max(axis=1)
    low = np.where(known, value, np.inf).min(axis=1)
    with np.errstate(invalid="ignore"):
        flat = (high - low <= ROUNDING * np.maximum(np.abs(high), np.abs(low))) & (counts > 1)
    if not flat.any():
        return []
    if len(flat) == 1:
        return ["All values are equal, so there is no variation to measure and nothing to signal."]
    return [f"In {int(flat.sum())} of {len(flat)} phases all values are equal."]
