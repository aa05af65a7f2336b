"""Finds the table inside a sheet: titles above, headings, data, totals and notes below."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

from qikit.errors import QikitError
from qikit.intake.amounts import gap_of, read_amount
from qikit.intake.dates import read_date
from qikit.intake.findings import Finding, rows_phrase, shown
from qikit.intake.grid import Cell, Grid, Row, column_letter
from qikit.intake.naming import Naming, name_columns

_TOTAL = re.compile(
    r"(?:grand |sub-?\s?|column |overall )?totals?(?: (?:for|in|of|to|\d).{0,30})?:?"
    r"|sum|average|mean|overall",
    re.IGNORECASE,
)
_ONE_ROW_A_PERIOD = (
    "Charts need one row for each day, week or month. In Excel copy the table, choose Paste "
    "Special, Transpose, and save."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A table: one name and letter for each column, and the rows of data below."""

    names: tuple[str, ...]
    positions: tuple[int, ...]
    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]

    def cells(self, position: int) -> list[Cell]:
        """Return one column, top to bottom."""
        return [row.cells[position] if position < len(row.cells) else None for row in self.rows]


def find_table(grid: Grid, header: int | None = None) -> Layout:
    """Find headings and data; leave out titles, totals and notes, and say so.

    Raises
    ------
    QikitError
        The sheet is empty, has only headings, or has nothing in the row given as `header`.
    """
    if not grid.rows:
        raise QikitError("This file is empty.", todo="Save the table again and open that file.")
    at = _header_index(grid.rows, header)
    if at is None:
        return _without_headings(grid)
    group, titles = _split_above(grid.rows[:at])
    naming = name_columns(grid.rows[at], group, grid.rows[at + 1 :])
    data, leftovers = _leave_out_extras(grid.rows[at + 1 :], naming)
    if not data:
        raise QikitError(
            "This file has headings but no rows below them.",
            where=f"row {grid.rows[at].number}",
            todo="Add the data below the headings and save it again.",
        )
    findings = [*_title_note(titles), *naming.findings, *leftovers, *_wide(grid.rows[at])]
    findings += _too_many_cells(data, naming)
    return _layout(naming, data, findings)


def _layout(naming: Naming, data: list[Row], findings: list[Finding]) -> Layout:
    return Layout(
        names=naming.names,
        positions=naming.positions,
        rows=tuple(data),
        findings=tuple(findings),
    )


def _header_index(rows: tuple[Row, ...], wanted: int | None) -> int | None:
    """Return where the headings are: the fullest text row above the first row of data."""
    if wanted is not None:
        for index, row in enumerate(rows):
            if row.number == wanted:
                return index
        raise QikitError(
            f"Row {wanted} is blank, so it cannot hold the headings.",
            todo=f"The first row with something in it is row {rows[0].number}.",
        )
    usual = _usual_width(rows)
    full = [i for i, row in enumerate(rows) if row.filled() >= 0.6 * usual]
    if not full:
        return 0
    if _months_across(rows[full[0]]):
        return full[0]
    first_data = next((i for i in full if any(map(_is_data, rows[i].cells))), None)
    if first_data is None:
        return full[0]
    above = [i for i in full if i < first_data]
    return above[-1] if above else _header_lower_down(rows, full, first_data)


def _header_lower_down(rows: tuple[Row, ...], full: list[int], first_data: int) -> int | None:
    """A title may hold a date, and headings may be fewer than columns: look once more."""
    for i in full:
        fuller = all(row.filled() < rows[i].filled() for row in rows[:i])
        if fuller and i + 1 in full and not any(map(_is_data, rows[i].cells)):
            return i
    candidates = range(first_data - 1, -1, -1)
    return next((i for i in candidates if rows[i].filled() > 1), None)


def _usual_width(rows: tuple[Row, ...]) -> int:
    widths = Counter(row.filled() for row in rows[:500])
    most = max(widths.values())
    return max(width for width, times in widths.items() if times >= 0.5 * most)


def _is_data(cell: Cell) -> bool:
    if cell is None:
        return False
    if not isinstance(cell, str) or read_amount(cell) is not None:
        return True
    return gap_of(cell) is not None or read_date(cell) is not None


def _months_across(row: Row) -> bool:
    """Dates as headings: a label, then months or years running to the right."""
    rest = [cell for cell in row.cells[1:] if cell is not None]
    first = row.cells[0]
    return len(rest) >= 3 and not _is_time(first) and all(map(_is_time, rest))


def _is_time(cell: Cell) -> bool:
    if isinstance(cell, date):
        return True
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return 1990 <= cell <= 2100 and float(cell).is_integer()
    if not isinstance(cell, str):
        return False
    return read_date(cell) is not None or bool(re.fullmatch(r"(19|20)\d\d", cell))


def _split_above(above: tuple[Row, ...]) -> tuple[Row | None, tuple[Row, ...]]:
    """The row just above the headings may group them; all else above is a title."""
    if above and above[-1].filled() > 1 and not any(map(_is_data, above[-1].cells)):
        return above[-1], above[:-1]
    return None, above


def _without_headings(grid: Grid) -> Layout:
    names = tuple(f"column {column_letter(i)}" for i in range(grid.width()))
    first = grid.rows[0].number
    finding = Finding(
        kind="no-headings",
        severity="ask",
        row=first,
        message=f"No row of headings was found: row {first} looks like data already, so the "
        "columns were called 'column A', 'column B' and so on.",
        todo="Put a row of headings at the top, so that a chart can name what it shows.",
    )
    naming = Naming(names=names, positions=tuple(range(len(names))), findings=(finding,))
    data, leftovers = _leave_out_extras(grid.rows, naming)
    return _layout(naming, data or list(grid.rows), [finding, *leftovers])


def _leave_out_extras(rows: tuple[Row, ...], naming: Naming) -> tuple[list[Row], list[Finding]]:
    data = list(rows)
    notes: list[int] = []
    while len(data) > 1 and len(naming.names) > 1 and _is_footnote(data[-1]):
        notes.append(data.pop().number)
    totals = [row for row in data if _is_total(row)]
    data = [row for row in data if not _is_total(row)]
    findings = [_total_note(row) for row in totals]
    if notes:
        message = f"A note below the table was left out ({rows_phrase(notes)})."
        findings.append(Finding(kind="footnote", severity="note", row=min(notes), message=message))
    return data, findings


def _is_footnote(row: Row) -> bool:
    only = [cell for cell in row.cells if cell is not None]
    return len(only) == 1 and isinstance(only[0], str) and not _is_data(only[0])


def _is_total(row: Row) -> bool:
    label = next((cell for cell in row.cells if cell is not None), None)
    return isinstance(label, str) and bool(_TOTAL.fullmatch(label)) and row.filled() > 1


def _total_note(row: Row) -> Finding:
    label = next(str(cell) for cell in row.cells if cell is not None)
    return Finding(
        kind="totals-row",
        severity="ask",
        row=row.number,
        value=label,
        message=f"Row {row.number} begins {shown(label)}, so it was taken for a summary of the "
        "other rows and left out.",
        todo="If it is a row of data, give it another name.",
    )


def _title_note(titles: tuple[Row, ...]) -> list[Finding]:
    if not titles:
        return []
    numbers = [row.number for row in titles]
    message = f"What stands above the headings ({rows_phrase(numbers)}) was left out as a title."
    return [Finding(kind="title-rows", severity="note", row=numbers[0], message=message)]


def _wide(header: Row) -> list[Finding]:
    if not _months_across(header):
        return []
    return [
        Finding(
            kind="months-across",
            severity="stop",
            row=header.number,
            value=str(header.cells[1]) if len(header.cells) > 1 else None,
            message=f"The dates run across the top (row {header.number}) and not down a column.",
            todo=_ONE_ROW_A_PERIOD,
        )
    ]


def _too_many_cells(data: list[Row], naming: Naming) -> list[Finding]:
    last = max(naming.positions)
    spilling = [row for row in data if len(row.cells) > last + 1]
    if not spilling:
        return []
    example = next((str(c) for c in spilling[0].cells[last + 1 :] if c is not None), "")
    return [
        Finding(
            kind="too-many-cells",
            severity="stop",
            row=spilling[0].number,
            value=example,
            message=f"There are more cells than headings in "
            f"{rows_phrase(row.number for row in spilling)}: {shown(example)} has no heading.",
            todo="A number such as 1,234 typed without quotation marks splits into two cells. "
            "Take the commas out of the numbers, or give every column a heading.",
        )
    ]
