"""Row-wise arithmetic on matrices of series: one row a stretch of points, missing as NaN.

Every function works on all rows at once: a thousand series take one pass, not a thousand.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Codes = NDArray[np.int8]

ROUNDING = 64 * np.finfo(float).eps
"""Two numbers closer than this, relative to their size, are the same number.

Twenty-four values of 0.1 average to 0.09999999999999999 in plain floating-point arithmetic;
without a tolerance every one of them would lie "above the average".
"""


def row_sum(values: Floats) -> Floats:
    """Sum of each row, missing values left out; shape (rows, 1)."""
    return np.where(np.isnan(values), 0.0, values).sum(axis=1, keepdims=True)


def row_mean(values: Floats) -> Floats:
    """Mean of each row, missing values left out; NaN for an empty row; shape (rows, 1).

    The sum is refined once, so that equal values average to exactly that value.
    """
    known = ~np.isnan(values)
    count = known.sum(axis=1, keepdims=True)
    with np.errstate(invalid="ignore", divide="ignore"):
        rough = np.where(known, values, 0.0).sum(axis=1, keepdims=True) / count
        slip = np.where(known, values - rough, 0.0).sum(axis=1, keepdims=True) / count
        return rough + np.where(np.isfinite(slip), slip, 0.0)


def row_median(values: Floats) -> Floats:
    """Median of each row, missing values left out; NaN for an empty row; shape (rows, 1)."""
    known = (~np.isnan(values)).sum(axis=1)
    ordered = np.sort(values, axis=1)  # NaN sorts last
    rows = np.arange(len(values))
    low = ordered[rows, np.maximum((known - 1) // 2, 0)]
    high = ordered[rows, np.minimum(known // 2, values.shape[1] - 1)]
    return np.where(known > 0, (low + high) / 2, np.nan)[:, None]


def steps(values: Floats) -> Floats:
    """Absolute difference of each point from the one before; NaN for the first of a row."""
    gaps = np.full_like(values, np.nan)
    np.abs(values[:, 1:] - values[:, :-1], out=gaps[:, 1:])
    return gaps


def pack(values: NDArray, keep: Bools, fill: float) -> NDArray:
    """Move the kept entries of each row to the left and fill up with `fill`."""
    order = np.argsort(~keep, axis=1, kind="stable")
    packed = np.take_along_axis(values, order, axis=1)
    packed[np.take_along_axis(~keep, order, axis=1)] = fill
    return packed


def unpack(packed: NDArray, keep: Bools, fill: float) -> NDArray:
    """Undo `pack`: put packed entries back at the kept places, `fill` elsewhere."""
    order = np.argsort(~keep, axis=1, kind="stable")
    spread = np.empty_like(packed)
    np.put_along_axis(spread, order, packed, axis=1)
    spread[~keep] = fill
    return spread


def sign_of(difference: Floats, tolerance: Floats) -> Codes:
    """1, -1 or 0 as `difference` is above, below or within the tolerance; 0 if missing."""
    return (difference > tolerance).astype(np.int8) - (difference < -tolerance)


def in_full_window(codes: Codes, length: int) -> Bools:
    """Whether each entry lies in a window of `length` neighbours that are all 1 or all -1."""
    rows, width = codes.shape
    if width < length:
        return np.zeros(codes.shape, dtype=bool)
    total = np.zeros((rows, width + 1), dtype=np.int64)
    np.cumsum(codes, axis=1, out=total[:, 1:])
    full = np.abs(total[:, length:] - total[:, :-length]) == length
    return in_any_window(full, length, width)


def in_any_window(full: Bools, length: int, width: int) -> Bools:
    """Spread marks on window starts over the `length` entries of each marked window."""
    rows = len(full)
    marked = np.zeros((rows, width), dtype=bool)
    if not full.any():
        return marked
    for offset in range(length):
        marked[:, offset : offset + full.shape[1]] |= full
    return marked
