"""From a table to sorted, checked rows: the only place that reads the user's columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from qikit.errors import QikitError
from qikit.spc.arrays import Bools, Floats
from qikit.spc.kinds import Kind
from qikit.spc.shown import shown
from qikit.spc.times import Clock, read_times, round_down

LARGEST = 1e100
"""Values beyond this are treated as infinite: their squares could not be worked with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Which column plays which part."""

    value: str
    time: str | None = None
    denominator: str | None = None
    by: tuple[str, ...] = ()
    phase: str | None = None
    target: str | None = None
    trajectory: str | None = None
    notes: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rows:
    """Rows sorted by group, then time.

    Attributes
    ----------
    groups : labels of the groups, in the order of their codes
    group : code of each row's group
    time, clock : when, and how to say it
    value, denominator : numbers; missing as NaN; the denominator may be None
    phase, target, trajectory, note : extra columns in the same order, or None
    cautions : what the reader should know about values that could not be used
    """

    groups: tuple[Any, ...]
    group: NDArray
    time: NDArray
    clock: Clock
    value: Floats
    denominator: Floats | None
    phase: NDArray | None
    target: Floats | None
    trajectory: Floats | None
    note: NDArray | None
    cautions: tuple[str, ...]


def read_rows(data: pd.DataFrame, columns: Columns, kind: Kind, period: str | None) -> Rows:
    """Read, check and sort the columns of a table. The table is not changed.

    Raises
    ------
    QikitError
        If a column is missing, holds text where numbers are needed, or holds nothing.
    """
    _check_table(data, columns)
    value = _numbers(data[columns.value])
    denominator = _numbers(data[columns.denominator]) if columns.denominator else None
    times, clock = _times(data, columns.time)
    groups, group = _groups(data, columns.by)
    cautions: list[str] = []
    value, denominator = _usable(value, denominator, columns, kind, cautions)
    if period:
        times = round_down(times, period)
    order = _order(group, times, columns, cautions)
    if not np.isfinite(value).any():
        raise QikitError(
            f"Column {columns.value!r} holds no usable number.",
            todo=" ".join(cautions) or "Check the column's name.",
        )
    return Rows(
        groups=groups,
        group=_take(group, order),
        time=_take(times, order),
        clock=clock,
        value=_take(value, order),
        denominator=None if denominator is None else _take(denominator, order),
        phase=_labels(data, columns.phase, order),
        target=_number_column(data, columns.target, order),
        trajectory=_number_column(data, columns.trajectory, order),
        note=_labels(data, columns.notes, order),
        cautions=tuple(cautions),
    )


def _labels(data: pd.DataFrame, name: str | None, order: NDArray | None) -> NDArray | None:
    return None if name is None else _take(data[name].to_numpy(dtype=object), order)


def _number_column(data: pd.DataFrame, name: str | None, order: NDArray | None) -> Floats | None:
    return None if name is None else _take(_numbers(data[name]), order)


def check_columns(data: Any, *names: str | None) -> None:
    """Refuse what is not a table, or lacks a column; None stands for a column not asked for.

    Raises
    ------
    QikitError
        With the columns that there are.

    Examples
    --------
    >>> check_columns(pd.DataFrame({"week": [1], "late": [3]}), "week", "seen")
    Traceback (most recent call last):
    qikit.errors.QikitError: There is no column 'seen'. The columns are week, late.
    """
    if not isinstance(data, pd.DataFrame):
        raise QikitError(
            f"The data is a {type(data).__name__}, not a table.",
            todo="Give a pandas DataFrame, for example from load_csv().",
        )
    for name in names:
        if name is not None and name not in data.columns:
            raise QikitError(
                f"There is no column {name!r}.",
                todo=f"The columns are {', '.join(map(str, data.columns))}.",
            )


def _check_table(data: Any, columns: Columns) -> None:
    check_columns(
        data,
        columns.value,
        columns.time,
        columns.denominator,
        *columns.by,
        columns.phase,
        columns.target,
        columns.trajectory,
        columns.notes,
    )
    if not len(data):
        raise QikitError("The table has no rows.", todo="Check the filter or the file.")


def _numbers(column: pd.Series) -> Floats:
    if column.dtype.kind in "iufb":
        numbers = column.to_numpy(dtype=float, na_value=np.nan)
        return numbers.copy() if np.shares_memory(numbers, column.to_numpy()) else numbers
    numbers = pd.to_numeric(column, errors="coerce")
    wrong = (numbers.isna() & column.notna()).to_numpy()
    if wrong.any():
        row = int(np.argmax(wrong))
        raise QikitError(
            f"{shown(column.iloc[row])} is not a number.",
            where=f"column {column.name!r}, row {row + 1}",
            todo="Write plain numbers, without signs such as % or £; leave missing ones empty.",
        )
    return numbers.to_numpy(dtype=float, na_value=np.nan)


def _times(data: pd.DataFrame, name: str | None) -> tuple[NDArray, Clock]:
    if name is None:
        return np.arange(1.0, len(data) + 1), Clock(kind="row", name="point")
    return read_times(data[name])


def _groups(data: pd.DataFrame, by: tuple[str, ...]) -> tuple[tuple[Any, ...], NDArray]:
    if not by:
        return (None,), np.zeros(len(data), dtype=np.intp)
    missing = data[list(by)].isna().any(axis=1)
    if missing.any():
        row = int(np.argmax(missing.to_numpy()))
        raise QikitError(
            "A row belongs to no group.",
            where=f"column {' and '.join(map(repr, by))}, row {row + 1}",
            todo="Fill in the group or leave the row out.",
        )
    if len(by) == 1:
        codes, labels = pd.factorize(data[by[0]], sort=True)
        return tuple(labels), codes
    index = pd.MultiIndex.from_frame(data[list(by)].astype(str))
    codes, distinct = pd.factorize(index, sort=True)
    return tuple(distinct), codes


def _order(group: NDArray, times: NDArray, columns: Columns, cautions: list[str]) -> NDArray | None:
    """Order by group and time; None if already so; rows without a time are left out."""
    timeless = np.isnat(times) if times.dtype.kind == "M" else np.isnan(times)
    if timeless.any():
        cautions.append(f"{_rows(int(timeless.sum()))} without {columns.time!r} left out.")
    else:
        same = group[1:] == group[:-1]
        later = np.where(same, times[1:] >= times[:-1], group[1:] > group[:-1])
        if later.all():
            return None
    order = np.lexsort((times, group))
    return order[~timeless[order]]


def _take(values: NDArray, order: NDArray | None) -> NDArray:
    return values if order is None else values[order]


def _rows(count: int) -> str:
    return "1 row was" if count == 1 else f"{count} rows were"


def _usable(
    value: Floats, denominator: Floats | None, columns: Columns, kind: Kind, cautions: list[str]
) -> tuple[Floats, Floats | None]:
    """Turn what cannot be plotted truthfully into missing values, and say so."""
    huge = np.abs(value) > LARGEST
    if huge.any():
        _set_aside(value, huge, "infinite, or too large to be true", cautions)
    if kind.counts and (value < 0).any():
        _set_aside(value, value < 0, "a count below nought", cautions)
    if kind.positive and (value <= 0).any():
        row = int(np.argmax(value <= 0))
        raise QikitError(
            f"{value[row]:g} is not a time between events.",
            where=f"column {columns.value!r}, row {row + 1}",
            todo="Measure in finer units (hours instead of days), so that no gap is nought.",
        )
    if denominator is None:
        return value, None
    unusable = ~np.isfinite(denominator) | (denominator < 0)
    lost = np.isnan(value) | unusable
    impossible = (denominator == 0) & (value != 0) & ~lost
    if impossible.any():
        _set_aside(
            value, impossible, f"{columns.value} over a {columns.denominator} of 0", cautions
        )
    if kind.proportion and (value > denominator).any():
        _set_aside(
            value, value > denominator, f"more {columns.value} than {columns.denominator}", cautions
        )
    lost |= np.isnan(value)
    value[lost], denominator[lost] = np.nan, np.nan
    return value, denominator


def _set_aside(value: Floats, which: Bools, what: str, cautions: list[str]) -> None:
    count = int(which.sum())
    row = int(np.argmax(which)) + 1
    noun = "value was" if count == 1 else "values were"
    cautions.append(
        f"{count} {noun} treated as missing ({what}; first in row {row}): please check the data."
    )
    value[which] = np.nan
