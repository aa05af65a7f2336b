"""A sheet as it was found: rows of cells, each row with the number the person sees."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import NamedTuple

from qikit.errors import QikitError
from qikit.intake.findings import Finding
from qikit.intake.source import MAX_COLUMNS, MAX_ROWS, TOO_BIG


class Uncalculated(Enum):
    """A formula whose result was never saved in the file."""

    FORMULA = "a formula without a result"

    def __str__(self) -> str:
        return self.value


Cell = str | int | float | datetime | date | time | timedelta | Uncalculated | None


class Row(NamedTuple):
    """One row that is not blank, with its number in Excel."""

    number: int
    cells: tuple[Cell, ...]

    def filled(self) -> int:
        """Count the cells that hold something."""
        return sum(cell is not None for cell in self.cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """One sheet: its name, its rows that are not blank, and what was noticed on the way."""

    name: str | None = None
    rows: tuple[Row, ...]
    findings: tuple[Finding, ...] = ()

    def width(self) -> int:
        """Return the number of columns, blank ones included."""
        return max((len(row.cells) for row in self.rows), default=0)


class GridBuilder:
    """Collects rows, drops blank ones, and stops at the limits."""

    def __init__(self) -> None:
        self.rows: list[Row] = []

    def add(self, number: int, cells: list[Cell]) -> None:
        """Keep a row unless it is blank.

        Raises
        ------
        QikitError
            There are more than `MAX_ROWS` rows or `MAX_COLUMNS` columns.
        """
        tidy = [_tidy(cell) for cell in cells]
        while tidy and tidy[-1] is None:
            tidy.pop()
        if not tidy:
            return
        if len(tidy) > MAX_COLUMNS or len(self.rows) > MAX_ROWS:
            what = "columns" if len(tidy) > MAX_COLUMNS else "rows"
            raise QikitError(f"This file has too many {what}.", todo=TOO_BIG)
        self.rows.append(Row(number, tuple(tidy)))


def column_letter(position: int) -> str:
    """Name a column as Excel does.

    Examples
    --------
    >>> column_letter(0), column_letter(27)
    ('A', 'AB')
    """
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _tidy(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    return cell.replace("\xa0", " ").replace("\u202f", " ").strip().strip("\ufeff\u200b") or None
