"""What only shows when columns are seen together: gaps, repeats, order, parts above wholes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from qikit.intake.columns import Column
from qikit.intake.findings import Finding, counted, joined, rows_phrase, shown
from qikit.intake.roles import grouping_columns, likely_pairs
from qikit.intake.timeline import missing_dates, slot_name, step_of

MOST_NAMED = 6
MOSTLY = 0.6

Rows = Sequence[int]


def check_together(
    table: pd.DataFrame, columns: tuple[Column, ...], rows: Rows
) -> Iterator[Finding]:
    """Yield what is noticed about dates in order and about counts beside counts."""
    for column in columns:
        if column.kind == "date":
            yield from _order(table[column.name], column, rows)
            yield from _repeats(table, columns, column, rows)
            yield from _gaps(table[column.name], column, rows)
    for part, whole in likely_pairs(table, columns):
        yield from _parts_above(table, part, whole, rows)
    for whole in dict.fromkeys(whole for _, whole in likely_pairs(table, columns)):
        yield from _no_denominator(table[whole], whole, rows)


def _order(dates: pd.Series, column: Column, rows: Rows) -> Iterator[Finding]:
    here = np.asarray(rows)[dates.notna()]
    steps = np.diff(dates.dropna().to_numpy())
    back = steps < np.timedelta64(0)
    if not back.any() or (dates.duplicated().any() and back.mean() < 0.5):
        return
    row = int(here[1:][back][0])
    if back.all() and len(steps) > 1:
        message = f"{shown(column.name)} runs from the newest to the oldest."
    else:
        earlier = rows_phrase(here[1:][back].tolist())
        message = (
            f"The dates in {shown(column.name)} are not in order: {earlier} goes back in time."
        )
    yield Finding(
        kind="not-in-order",
        severity="note",
        row=row,
        column=column.name,
        message=f"{message} A chart puts them in order of time.",
    )


def _repeats(
    table: pd.DataFrame, columns: tuple[Column, ...], column: Column, rows: Rows
) -> Iterator[Finding]:
    dates = table[column.name]
    repeated = dates.duplicated(keep=False) & dates.notna()
    if not repeated.any():
        return
    by = grouping_columns(table, columns, column.name)
    if by:
        yield _several_series(table, column, by)
    elif len(dates) >= 10 and repeated.mean() >= MOSTLY and dates.value_counts().max() > 2:
        yield _row_for_each_case(column, rows[int(np.argmax(repeated))])
    else:
        yield from _repeated_dates(dates[repeated], column, rows)


def _several_series(table: pd.DataFrame, column: Column, by: tuple[str, ...]) -> Finding:
    groups = counted(len(table[list(by)].drop_duplicates()), "group")
    names = joined(shown(name) for name in by)
    return Finding(
        kind="several-series",
        severity="note",
        column=column.name,
        message=f"Each date in {shown(column.name)} comes once for each {names} ({groups}): that "
        "makes one chart for each.",
    )


def _row_for_each_case(column: Column, row: int) -> Finding:
    return Finding(
        kind="row-for-each-case",
        severity="ask",
        row=row,
        column=column.name,
        message=f"Most dates in {shown(column.name)} stand in several rows, as when each row is a "
        "patient or an event.",
        todo="Most charts need one row for each day, week or month: count or average them in "
        "Excel with a pivot table first.",
    )


def _repeated_dates(repeated: pd.Series, column: Column, rows: Rows) -> Iterator[Finding]:
    groups = list(repeated.groupby(repeated))
    for when, cells in groups[:MOST_NAMED]:
        where = [rows[i] for i in cells.index]
        name = slot_name(pd.Timestamp(when), column.period)
        yield Finding(
            kind="repeated-date",
            severity="ask",
            row=where[0],
            column=column.name,
            message=f"{name[0].upper() + name[1:]} comes more than once in {shown(column.name)}: "
            f"{rows_phrase(where)}.",
            todo="Correct the date, keep one of the rows, or add them up.",
        )
    if len(groups) > MOST_NAMED:
        more = counted(len(groups) - MOST_NAMED, "more date")
        message = f"{more} in {shown(column.name)} come more than once."
        where = [rows[i] for _, cells in groups[MOST_NAMED:] for i in cells.index]
        yield Finding(
            kind="repeated-date",
            severity="ask",
            row=min(where),
            column=column.name,
            message=message,
        )


def _gaps(dates: pd.Series, column: Column, rows: Rows) -> Iterator[Finding]:
    step = step_of(column, dates)
    absent = missing_dates(dates, step) if step else []
    if not absent or step is None:
        return
    names = [slot_name(when, step) for when in absent[:MOST_NAMED]]
    if len(absent) > MOST_NAMED:
        names.append(f"{len(absent) - MOST_NAMED} more")
    before = dates[dates < absent[0]].idxmax()
    yield Finding(
        kind="gap",
        severity="ask",
        row=rows[int(before)],
        column=column.name,
        message=f"{shown(column.name)} has one row for each {step}, but none for {joined(names)} "
        f"(the first would follow row {rows[int(before)]}). A chart leaves a gap there.",
        todo="Add the rows. If nothing happened, type 0; if it was not measured, leave the gap.",
    )


def _parts_above(table: pd.DataFrame, part: str, whole: str, rows: Rows) -> Iterator[Finding]:
    above = table.index[(table[part] > table[whole]).to_numpy()]
    for i in above[:MOST_NAMED]:
        yield Finding(
            kind="above-denominator",
            severity="ask",
            row=rows[i],
            column=part,
            value=f"{table[part][i]:g}",
            message=f"Row {rows[i]}: {shown(part)} is {table[part][i]:g} but {shown(whole)} is "
            f"only {table[whole][i]:g}; in most rows it is not above it.",
            todo=f"If {shown(part)} counts some of {shown(whole)}, one of the two is mistyped.",
        )
    if len(above) > MOST_NAMED:
        rest = [rows[i] for i in above[MOST_NAMED:]]
        message = f"{shown(part)} is above {shown(whole)} in {rows_phrase(rest)} as well."
        yield Finding(
            kind="above-denominator", severity="ask", row=rest[0], column=part, message=message
        )


def _no_denominator(counts: pd.Series, name: str, rows: Rows) -> Iterator[Finding]:
    zero = [rows[i] for i in counts.index[(counts == 0).to_numpy()]]
    if zero:
        yield Finding(
            kind="zero-denominator",
            severity="ask",
            row=zero[0],
            column=name,
            value="0",
            message=f"{shown(name)} is 0 in {rows_phrase(zero)}: no percentage or rate can be "
            "worked out there.",
            todo="If it was not measured, leave the cell blank.",
        )
