"""Gather rows that share a time into one point."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from qikit.errors import QikitError
from qikit.spc.arrays import Floats
from qikit.spc.conventions import Convention
from qikit.spc.intake import Rows
from qikit.spc.kinds import Kind

WAYS = ("mean", "median", "sum", "sd")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Points:
    """One entry a point, sorted by group and time.

    Attributes
    ----------
    first : position, in `Rows`, of each point's first row
    value : what is plotted before any multiplying; missing as NaN
    count, exposure : numerator and denominator (1 without a denominator)
    size, mean, deviation, spread : number, mean, standard deviation and range of the rows
    """

    first: NDArray
    value: Floats
    count: Floats
    exposure: Floats
    size: Floats
    mean: Floats
    deviation: Floats
    spread: Floats

    def without_gaps(self, trouble: list[str]) -> Points:
        """The points that have a value, so that neighbours of a gap become neighbours."""
        known = ~np.isnan(self.value)
        if known.all():
            return self
        lost = int((~known).sum())
        trouble.append(f"{lost} missing value{'s were' if lost > 1 else ' was'} joined over.")
        return Points(**{field.name: getattr(self, field.name)[known] for field in fields(self)})


def gather(rows: Rows, kind: Kind, convention: Convention, way: str | None) -> Points:
    """Gather rows into points: sums over sums with a denominator, else in the `way` asked for.

    Raises
    ------
    QikitError
        If times repeat and nothing says what to do with them.
    """
    if way is not None and way not in WAYS:
        raise QikitError(
            f"Rows cannot be combined by {way!r}.", todo=f"Choose one of {', '.join(WAYS)}."
        )
    new = (rows.group[1:] != rows.group[:-1]) | (rows.time[1:] != rows.time[:-1])
    if new.all():
        return _checked(_one_each(rows), rows, kind)
    _check_repeats(rows, kind, convention, way, ~new)
    first = np.flatnonzero(np.r_[True, new])
    return _checked(_several_each(rows, kind, first, way or _usual_way(rows, kind)), rows, kind)


def _checked(points: Points, rows: Rows, kind: Kind) -> Points:
    """Refuse charts of subgroups where no subgroup has two measurements."""
    if kind.combine == "subgroup" and not (points.size >= 2).any():
        raise QikitError(
            f"A {kind.title} needs several measurements at a point, but there is one at each.",
            where=f"column {rows.clock.name!r}",
            todo="Give the raw measurements, or choose an xmr chart.",
        )
    return points


def _usual_way(rows: Rows, kind: Kind) -> str:
    return "sum" if kind.combine == "sum" and rows.denominator is None else "mean"


def _check_repeats(
    rows: Rows, kind: Kind, convention: Convention, way: str | None, repeated: NDArray
) -> None:
    asked = way or kind.combine or rows.denominator is not None
    if asked or convention.repeats == "combine":
        return
    place = int(np.argmax(repeated))
    when = rows.clock.say(rows.time[place])
    label = rows.groups[int(rows.group[place])]
    whose = "" if label is None else f" for {label}"
    raise QikitError(
        f"There are several rows for {when}{whose}.",
        where=f"column {rows.clock.name!r}",
        todo="Give by= if the rows are different series, or aggregate='mean' (or 'sum', "
        "'median') to combine them.",
    )


def _one_each(rows: Rows) -> Points:
    value, exposure = rows.value, rows.denominator
    nothing = np.broadcast_to(np.nan, value.shape)
    if exposure is None:
        ratio, exposure = value, np.broadcast_to(1.0, value.shape)
    else:
        with np.errstate(invalid="ignore", divide="ignore"):
            ratio = np.where(exposure > 0, value / exposure, np.nan)
    return Points(
        first=np.arange(len(value)),
        value=ratio,
        count=value,
        exposure=exposure,
        size=np.broadcast_to(1.0, value.shape),
        mean=value,
        deviation=nothing,
        spread=np.broadcast_to(0.0, value.shape),
    )


def _several_each(rows: Rows, kind: Kind, first: NDArray, way: str) -> Points:
    known = ~np.isnan(rows.value)
    which = np.repeat(np.arange(len(first)), np.diff(np.r_[first, len(known)]))
    size = np.add.reduceat(known.astype(float), first)
    total = np.add.reduceat(np.where(known, rows.value, 0.0), first)
    count = np.where(size > 0, total, np.nan)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = count / size
    deviation = _deviation(rows.value - mean[which], size, first)
    exposure = size if kind.combine == "mean" else np.broadcast_to(1.0, count.shape)
    if rows.denominator is not None:
        exposure = np.add.reduceat(np.nan_to_num(rows.denominator), first)
        with np.errstate(invalid="ignore", divide="ignore"):
            value = np.where(exposure > 0, count / exposure, np.nan)
    elif way == "median":
        value = _median(rows.value, which)
    else:
        value = {"mean": mean, "sum": count, "sd": deviation}[way]
    return Points(
        first=first,
        value=value,
        count=count,
        exposure=exposure,
        size=size,
        mean=mean,
        deviation=deviation,
        spread=_range(rows.value, size, first),
    )


def _deviation(away: Floats, size: Floats, first: NDArray) -> Floats:
    """Standard deviation of each group of rows from their distances to the mean."""
    squares = np.add.reduceat(np.nan_to_num(away) ** 2, first)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(size > 1, np.sqrt(squares / (size - 1)), np.nan)


def _range(values: Floats, size: Floats, first: NDArray) -> Floats:
    high, low = np.fmax.reduceat(values, first), np.fmin.reduceat(values, first)
    return np.where(size > 0, high - low, np.nan)


def _median(values: Floats, which: NDArray) -> Floats:
    return pd.Series(values).groupby(which).median().to_numpy()
