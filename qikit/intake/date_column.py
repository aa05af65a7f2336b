"""A column of dates: each cell read in its own style, and every style told."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time

import pandas as pd

from qikit.intake.amounts import read_amount
from qikit.intake.columns import Column, RawColumn, ReadColumn
from qikit.intake.date_findings import TYPED, Read, date_findings
from qikit.intake.dates import read_date
from qikit.intake.grid import Cell
from qikit.intake.headings import says_date, says_year
from qikit.intake.readings import (
    FIRST_YEAR,
    LAST_YEAR,
    Period,
    Reading,
    financial_year,
    from_excel_number,
    on_day,
    starting,
)


def read_date_cell(cell: Cell, heading: str, *, day_first: bool = True) -> Reading | None:
    """Read one cell as a date: a typed date, a text, or, under a fitting heading, a number."""
    if isinstance(cell, datetime):
        return _typed(cell)
    if isinstance(cell, date):
        return _typed(datetime.combine(cell, time()))
    reading = read_date(cell, day_first=day_first) if isinstance(cell, str) else None
    return reading or _from_number(cell, heading)


def _typed(moment: datetime) -> Reading:
    moment = moment.replace(tzinfo=None)
    if FIRST_YEAR <= moment.year <= LAST_YEAR:
        return Reading(style=TYPED, when=moment)
    return on_day(TYPED, moment.year, moment.month, moment.day)


def _from_number(cell: Cell, heading: str) -> Reading | None:
    amount = read_amount(cell)
    if amount is None or amount.features or not says_date(heading):
        return None
    number, whole = amount.value, int(min(abs(amount.value), 1e9))
    if 30_000 <= number <= 65_000:
        when = from_excel_number(number)
        return Reading(style="Excel number", when=when, features=("Excel number",))
    if number != whole:
        return None
    if 19_000_101 <= number <= 21_991_231:
        return on_day("yearmonthday", whole // 10_000, whole // 100 % 100, whole % 100)
    if 190_001 <= number <= 219_912:
        return starting("yearmonth", whole // 100, whole % 100, "month")
    if 1990 <= number <= 2100 and says_year(heading):
        return starting("year", whole, 1, "year")
    return None


def read_date_column(raw: RawColumn, *, day_first: bool = True) -> ReadColumn:
    """Read a column of dates; what is no date becomes missing and is told.

    Examples
    --------
    >>> raw = RawColumn(name="week", letter="A", rows=(2, 3), cells=("01/02/2025", "31/02/2025"))
    >>> [finding.kind for finding in read_date_column(raw).findings]
    ['bad-date', 'day-first']
    """
    cells: dict[Cell, Reading | None] = {}
    for cell in raw.cells:
        if cell is not None and cell not in cells:
            cells[cell] = read_date_cell(cell, raw.name, day_first=day_first)
    found = _settle([(row, cell, cells.get(cell) if cell is not None else None)
                     for row, cell in raw])  # fmt: skip
    read = [(row, cell, reading) for row, cell, reading in found if reading]
    not_read = [(row, cell) for row, cell, reading in found if reading is None]
    values = pd.Series([_stamp(reading) for _, _, reading in found], dtype="datetime64[ns]")
    findings = date_findings(raw, read, not_read, day_first=day_first)
    column = Column(
        name=raw.name,
        letter=raw.letter,
        kind="date",
        missing=int(values.isna().sum()),
        period=_written_period(read),
    )
    return ReadColumn(column=column, values=values, findings=tuple(findings))


def _stamp(reading: Reading | None) -> datetime | None:
    return reading.when if reading else None


def _settle(
    found: list[tuple[int, Cell, Reading | None]],
) -> list[tuple[int, Cell, Reading | None]]:
    """'2011-12' is a month among months and a year among financial years."""
    styles = Counter(reading.style for _, _, reading in found if reading)
    make = _month_of if styles["month and year"] else None
    make = _year_of if styles["financial year"] and not make else make
    if not make:
        return found
    return [
        (row, cell, make(str(cell)) if r and "month or year" in r.features else r)
        for row, cell, r in found
    ]


def _month_of(text: str) -> Reading:
    return starting("month and year", int(text[:4]), int(text[5:7]), "month")


def _year_of(text: str) -> Reading:
    return financial_year(int(text[:4]))


def _written_period(read: Read) -> Period | None:
    good = [item for item in read if item[2].when]
    periods = Counter(reading.period for _, _, reading in good)
    if not periods:
        return None
    period, times = periods.most_common(1)[0]
    return period if period != "day" and times == len(good) else None
