"""Decides what a column is: dates, numbers or words. Most cells decide; the rest are told."""

from __future__ import annotations

import re
from datetime import time, timedelta

from qikit.intake.amount_column import read_amount_column
from qikit.intake.amounts import gap_of, read_amount
from qikit.intake.columns import RawColumn, ReadColumn
from qikit.intake.date_column import read_date_cell, read_date_column
from qikit.intake.findings import Finding
from qikit.intake.grid import Cell, Uncalculated
from qikit.intake.text_column import (
    half_numbers,
    months_without_year,
    read_text_column,
    times_of_day,
)

MOST = 0.6
SOME = 0.3
SAMPLE = 2_000

_CLOCK = re.compile(r"\d{1,3}:[0-5]\d(?::[0-5]\d)?", re.ASCII)


def read_column(raw: RawColumn, *, day_first: bool = True) -> ReadColumn:
    """Read one column as what most of its cells are.

    Examples
    --------
    >>> raw = RawColumn(name="x", letter="A", rows=(2, 3, 4), cells=("1", "2", "three"))
    >>> read_column(raw).column.kind
    'count'
    """
    filled = _sample([cell for cell in raw.cells if cell is not None])
    telling = [c for c in filled if not gap_of(c) and not isinstance(c, Uncalculated)]
    if not telling:
        return read_amount_column(raw) if filled else read_text_column(raw)
    readings = [read_date_cell(cell, raw.name, day_first=day_first) for cell in telling]
    yearless = sum("no year" in r.features for r in readings if r) / len(telling)
    dates = sum(r is not None for r in readings) / len(telling) - yearless
    numbers = sum(read_amount(cell) is not None for cell in telling) / len(telling)
    if dates >= MOST:
        return read_date_column(raw, day_first=day_first)
    if numbers >= MOST:
        return read_amount_column(raw)
    if yearless >= MOST:
        return _with(read_text_column(raw), months_without_year(raw))
    if sum(map(_is_clock, telling)) >= MOST * len(telling):
        return _with(read_text_column(raw), times_of_day(raw))
    read = read_text_column(raw)
    return _with(read, half_numbers(raw)) if numbers >= SOME else read


def _sample(cells: list[Cell]) -> list[Cell]:
    return cells[:: max(1, len(cells) // SAMPLE)]


def _is_clock(cell: Cell) -> bool:
    if isinstance(cell, str):
        return bool(_CLOCK.fullmatch(cell))
    return isinstance(cell, time | timedelta)


def _with(read: ReadColumn, finding: Finding) -> ReadColumn:
    return ReadColumn(column=read.column, values=read.values, findings=(*read.findings, finding))
