"""The door: bytes in, a checked table out, and nothing kept of what is refused."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable
from pathlib import PurePath
from typing import Any, NamedTuple

import pandas as pd

from qikit.errors import QikitError, QikitWarning
from qikit.intake.checks import check_together
from qikit.intake.choosing import read_column
from qikit.intake.columns import RawColumn, ReadColumn
from qikit.intake.delimited import read_delimited
from qikit.intake.findings import Finding, counted
from qikit.intake.grid import Grid, column_letter
from qikit.intake.guard import refuse_identifiers
from qikit.intake.layout import Layout, find_table
from qikit.intake.own import OwnData
from qikit.intake.source import kind_of, read_bytes
from qikit.intake.workbook import choose_sheet, other_sheets_finding, read_workbook

_SEVERITIES = ("stop", "ask", "note")
MOST_STOPS_TOLD = 6


class _Options(NamedTuple):
    name: str | None
    sheet: str | None
    header: int | None
    day_first: bool
    text_only: bool


class _Refusal(NamedTuple):
    """Why a file was refused, without the file: an error carries its frames, and they the data."""

    what: str
    where: str | None
    todo: str | None

    def error(self) -> QikitError:
        return QikitError(self.what, where=self.where, todo=self.todo)


def read_table(
    source: Any,
    *,
    name: str | None = None,
    sheet: str | None = None,
    header: int | None = None,
    day_first: bool = True,
) -> OwnData:
    """Read the learner's own CSV or Excel file, and tell what was noticed.

    Parameters
    ----------
    source : path, bytes, or open binary file
        At most 20 MB, 200,000 rows and 200 columns. What kind of file it is is judged by its
        content, never by its name.
    name : str, optional
        The file name of an upload. It is looked at for patient identifiers and not kept.
    sheet : str, optional
        The worksheet to use; the first that is not blank by default.
    header : int, optional
        The row, numbered as in Excel, that holds the headings; found by itself by default.
    day_first : bool, default True
        Read 01/02/2025 as 1 February, the UK way.

    Returns
    -------
    OwnData
        The table, its columns and the findings.

    Raises
    ------
    QikitError
        The file is too large, not a table, empty, holds macros, or seems to hold patient
        identifiers. In the last case the message gives kind, column and rows but no value, and
        neither the error nor its traceback holds the data.

    Examples
    --------
    >>> own = read_table(b"month,late,seen\\nApr-24,3,40\\nMay-24,5,38\\nJul-24,n/a,41\\n")
    >>> print(own.describe())
    3 rows and 3 columns were read (rows 2 to 4).
    'month' holds dates for each month, from April 2024 to July 2024.
    'late' holds counts from 3 to 5; 1 missing.
    'seen' holds counts from 38 to 41.
    It can be charted, but look at 1 question first:
    'month' has one row for each month, but none for June 2024 (the first would follow row 3). A \
chart leaves a gap there. Add the rows. If nothing happened, type 0; if it was not measured, leave \
the gap.
    """
    outcome = _attempt(source, _Options(name, sheet, header, day_first, text_only=False))
    del source, name
    if isinstance(outcome, _Refusal):
        raise outcome.error()
    return outcome


def load_csv(source: Any, *, header: int | None = None, day_first: bool = True) -> pd.DataFrame:
    """Read a CSV file into a checked table.

    Parameters
    ----------
    source : path, bytes, or open binary file
        At most 20 MB, 200,000 rows and 200 columns.
    header : int, optional
        The row, numbered as in Excel, that holds the headings; found by itself by default.
    day_first : bool, default True
        Read 01/02/2025 as 1 February, the UK way.

    Returns
    -------
    pandas.DataFrame
        Dates as dates, numbers as numbers, gaps as missing. ``.attrs["findings"]`` holds what was
        noticed, as a tuple of `Finding`.

    Raises
    ------
    QikitError
        As for `read_table`, and when something must be mended first: text in a column of
        numbers, an impossible date. All such rows are named at once.

    Warns
    -----
    QikitWarning
        Once, when there are questions that only the learner can answer.

    Examples
    --------
    >>> load_csv(b"week,late,seen\\n03/02/2025,3,1040\\n10/02/2025,5,998\\n17/02/2025,4,1012\\n")
            week  late  seen
    0 2025-02-03     3  1040
    1 2025-02-10     5   998
    2 2025-02-17     4  1012
    """
    outcome = _attempt(source, _Options(None, None, header, day_first, text_only=True))
    del source
    if isinstance(outcome, _Refusal):
        raise outcome.error()
    if stops := outcome.having("stop"):
        raise _must_mend(stops)
    if asks := outcome.having("ask"):
        told = " ".join(f"({i}) {finding}" for i, finding in enumerate(asks, start=1))
        warnings.warn(f"Please check: {told}", QikitWarning, stacklevel=2)
    table = outcome.table
    table.attrs["findings"] = outcome.findings
    return table


def _must_mend(stops: tuple[Finding, ...]) -> QikitError:
    told = [f"({i}) {finding}" for i, finding in enumerate(stops[:MOST_STOPS_TOLD], start=1)]
    if len(stops) > MOST_STOPS_TOLD:
        told.append(f"And {len(stops) - MOST_STOPS_TOLD} more.")
    things = counted(len(stops), "thing")
    return QikitError(
        f"The file was read, but {things} must be mended before it can be charted. "
        + " ".join(told)
    )


def _attempt(source: Any, options: _Options) -> OwnData | _Refusal:
    try:
        return _read(source, options)
    except QikitError as problem:
        return _Refusal(problem.what, problem.where, problem.todo)


def _read(source: Any, options: _Options) -> OwnData:
    sheets = _sheets(read_bytes(source), options)
    name = options.name or (
        PurePath(source).name if isinstance(source, str | os.PathLike) else None
    )
    cautions = refuse_identifiers(sheets, name)
    grid = choose_sheet(sheets, options.sheet)
    findings = (*grid.findings, *other_sheets_finding(sheets, grid), *cautions)
    return _own_data(grid, find_table(grid, options.header), findings, options.day_first)


def _sheets(data: bytes, options: _Options) -> tuple[Grid, ...]:
    if not data.strip():
        raise QikitError("This file is empty.", todo="Save the table again and open that file.")
    if kind_of(data) == "text":
        return (read_delimited(data),)
    if options.text_only:
        raise QikitError(
            "This is an Excel workbook, not a CSV file.",
            todo="Open it with qikit.intake.read_table, or save it in Excel as 'CSV UTF-8'.",
        )
    return read_workbook(data)


def _own_data(grid: Grid, layout: Layout, findings: Iterable[Finding], day_first: bool) -> OwnData:
    rows = tuple(row.number for row in layout.rows)
    read = [_column(layout, i, rows, day_first) for i in range(len(layout.names))]
    table = pd.DataFrame({column.column.name: column.values for column in read})
    columns = tuple(column.column for column in read)
    found = [*findings, *layout.findings, *(f for column in read for f in column.findings)]
    found += check_together(table, columns, rows)
    return OwnData(
        table=table,
        columns=columns,
        findings=tuple(sorted(found, key=_urgency)),
        rows=rows,
        sheet=grid.name,
    )


def _column(layout: Layout, i: int, rows: tuple[int, ...], day_first: bool) -> ReadColumn:
    position = layout.positions[i]
    raw = RawColumn(
        name=layout.names[i],
        letter=column_letter(position),
        rows=rows,
        cells=tuple(layout.cells(position)),
    )
    return read_column(raw, day_first=day_first)


def _urgency(finding: Finding) -> tuple[int, int]:
    return _SEVERITIES.index(finding.severity), finding.row or 0
