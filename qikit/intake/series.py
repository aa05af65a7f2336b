"""From the learner's table to a series ready for a chart: in order, one row a step, gaps kept."""

from __future__ import annotations

from typing import Any

import pandas as pd

from qikit.errors import QikitError
from qikit.intake.findings import joined, rows_phrase, shown
from qikit.intake.own import OwnData
from qikit.intake.timeline import Step, missing_dates, missing_numbers, slot_name, step_of

_NUMERIC = ("count", "percentage", "number")


def prepare_series(
    own: OwnData,
    value: str,
    time: str,
    denominator: str | None = None,
    *,
    by: str | None = None,
    part_of: bool = True,
) -> pd.DataFrame:
    """Return the columns of a chart, in order of time, with gaps as rows without a value.

    Parameters
    ----------
    own : OwnData
        What `read_table` returned.
    value : str
        The column of measurements, or the numerator.
    time : str
        The column of dates, or of whole numbers such as week 1, 2, 3.
    denominator : str, optional
        The column of how many there were altogether.
    by : str, optional
        The column that says which series a row belongs to, such as the ward.
    part_of : bool, default True
        Whether each case in `value` is also one of `denominator` (a percentage). Give False for a
        rate, such as falls per bed day, where the value may be the larger.

    Returns
    -------
    pandas.DataFrame
        Columns `by` (when given), `time`, `value` and `denominator` (when given).
        ``.attrs["step"]`` is 'day', 'working day', 'week', 'month', 'quarter', 'year' or None.

    Raises
    ------
    QikitError
        A column is not there or of the wrong kind, still needs mending, has rows without a date
        or repeated dates, a denominator is 0 or less, or a part is larger than its whole.

    Examples
    --------
    >>> from qikit.intake import read_table
    >>> own = read_table(b"month,late\\nApr-24,3\\nMay-24,5\\nJul-24,4\\n")
    >>> prepare_series(own, value="late", time="month")
           month  late
    0 2024-04-01   3.0
    1 2024-05-01   5.0
    2 2024-06-01   NaN
    3 2024-07-01   4.0
    """
    names = [name for name in (by, time, value, denominator) if name is not None]
    _check_columns(own, value, time, denominator, names)
    table = own.table[names]
    _check_dates(own, table, time, by)
    if denominator is not None:
        _check_denominator(own, value, denominator, part_of=part_of)
    step = step_of(own.column(time), table[time]) if own.column(time).kind == "date" else None
    ready = _with_gaps(table, time, by, step)
    order = [time] if by is None else [by, time]
    ready = ready.sort_values(order, kind="stable", ignore_index=True)
    ready.attrs["step"] = step
    return ready


def _check_columns(
    own: OwnData, value: str, time: str, denominator: str | None, names: list[str]
) -> None:
    twice = [name for name in dict.fromkeys(names) if names.count(name) > 1]
    if twice:
        raise QikitError(
            f"One column is used twice: {joined(map(shown, twice))}.",
            todo="Choose a different column for each.",
        )
    for name in names:
        kind = own.column(name).kind
        if name == time and kind not in ("date", "count"):
            _wrong_kind(name, kind, "dates")
        if name in (value, denominator) and kind not in _NUMERIC:
            _wrong_kind(name, kind, "numbers")
    stops = [f for f in own.having("stop") if f.column is None or f.column in names]
    if stops:
        raise QikitError(" ".join(map(str, stops[:5])))


def _wrong_kind(name: str, kind: str, wanted: str) -> None:
    has = {"category": "words", "date": "dates", "empty": "nothing"}.get(kind, "numbers")
    raise QikitError(
        f"The column {shown(name)} holds {has}, and {wanted} are needed.",
        todo="Choose another column, or correct this one in the file.",
    )


def _check_dates(own: OwnData, table: pd.DataFrame, time: str, by: str | None) -> None:
    undated = _rows(own, table[time].isna())
    if undated:
        raise QikitError(
            f"There is no date in {rows_phrase(undated)}.",
            where=f"column {shown(time)}",
            todo="Give the date or delete the row.",
        )
    keys = [time] if by is None else [by, time]
    repeated = table.duplicated(keys, keep=False)
    if repeated.any():
        when = table.loc[repeated, time].iloc[0]
        same = repeated & (table[time] == when)
        raise QikitError(
            f"{_moment(own, time, when)} comes more than once: {rows_phrase(_rows(own, same))}.",
            where=f"column {shown(time)}",
            todo="A chart needs one row for each date: add the rows up in Excel, or choose the "
            "column that tells them apart (by=).",
        )


def _moment(own: OwnData, time: str, when: object) -> str:
    if not isinstance(when, pd.Timestamp):
        return f"The number {when} in {shown(time)}"
    name = slot_name(when, own.column(time).period)
    return name[0].upper() + name[1:]


def _check_denominator(own: OwnData, value: str, denominator: str, *, part_of: bool) -> None:
    values, wholes = own.table[value], own.table[denominator]
    if none := _rows(own, wholes <= 0):
        raise QikitError(
            f"{shown(denominator)} is {wholes[wholes <= 0].iloc[0]:g} in {rows_phrase(none)}: "
            "nothing can be divided by that.",
            todo="Correct it, or leave the cell blank when nothing was measured.",
        )
    if negative := _rows(own, values < 0):
        raise QikitError(
            f"{shown(value)} is {values[values < 0].iloc[0]:g} in {rows_phrase(negative)}: a count "
            "cannot be below 0.",
            todo="Correct it.",
        )
    if part_of and (above := _rows(own, values > wholes)):
        first = values.index[values > wholes][0]
        raise QikitError(
            f"{shown(value)} is more than {shown(denominator)} in {rows_phrase(above)}: "
            f"{values[first]:g} of {wholes[first]:g}.",
            todo="One of the two is wrong. If it is a rate of events, such as falls per bed day, "
            "give part_of=False.",
        )


def _rows(own: OwnData, mask: pd.Series) -> list[int]:
    return [row for row, hit in zip(own.rows, mask, strict=True) if hit]


def _with_gaps(table: pd.DataFrame, time: str, by: str | None, step: Step | None) -> pd.DataFrame:
    groups = [(None, table)] if by is None else list(table.groupby(by, sort=False))
    parts = [table]
    for group, rows in groups:
        absent = _absent(rows[time], step)
        if absent:
            gap = pd.DataFrame({time: pd.Series(absent, dtype=table[time].dtype)})
            parts.append(gap if by is None else gap.assign(**{by: group}))
    return pd.concat(parts, ignore_index=True)[list(table.columns)] if parts[1:] else table


def _absent(times: pd.Series, step: Step | None) -> list[Any]:
    if pd.api.types.is_numeric_dtype(times):
        return missing_numbers(times)
    return list(missing_dates(times, step)) if step else []
