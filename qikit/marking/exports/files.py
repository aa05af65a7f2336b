"""Write tables as CSV and Excel; no cell can become a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Cell = str | float | int | None

_STARTS_FORMULA = tuple("=+-@＝＋－＠")
_STARTS_ANEW = tuple("\t\r\n")
_NOT_IN_EXCEL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff￾￿]")
_NOT_IN_TITLE = re.compile(r"[\\/?*\[\]:]")
_WIDEST, _TITLE = 60, 31


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table.

    Parameters
    ----------
    title : str
        What it is called.
    heading : tuple of str
        Its columns.
    rows : tuple of tuple
        Text, numbers, or None for an empty cell.
    """

    title: str
    heading: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def harmless(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet takes for a formula: text that could be one is quoted.

    Examples
    --------
    >>> harmless("=1+1"), harmless("Anna"), harmless(-2)
    ("'=1+1", 'Anna', -2)
    """
    if not isinstance(cell, str):
        return cell
    could_be = cell.startswith(_STARTS_ANEW) or cell.lstrip().startswith(_STARTS_FORMULA)
    return f"'{cell}" if could_be else cell


def as_csv(table: Table) -> bytes:
    """Return a table as CSV that Excel opens with the right letters."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    for row in (table.heading, *table.rows):
        writer.writerow([harmless(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig")


def as_excel(tables: Sequence[Table]) -> bytes:
    """Return tables as one Excel workbook, a sheet for each; text stays text."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for table in tables:
        sheet = book.create_sheet(_NOT_IN_TITLE.sub(" ", table.title)[:_TITLE])
        for at, row in enumerate((table.heading, *table.rows), 1):
            for column, value in enumerate(row, 1):
                _write(sheet.cell(row=at, column=column), value, is_heading=at == 1)
        sheet.freeze_panes = "A2"
        _set_widths(sheet)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _write(cell: Any, value: Cell, *, is_heading: bool) -> None:
    from openpyxl.styles import Alignment, Font

    if isinstance(value, str):
        value = _NOT_IN_EXCEL.sub("", value)
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    if is_heading:
        cell.font = Font(bold=True)


def _set_widths(sheet: Any) -> None:
    for column in sheet.columns:
        longest = max(len(str(cell.value or "")) for cell in column)
        letter = column[0].column_letter
        sheet.column_dimensions[letter].width = min(_WIDEST, longest + 2)
