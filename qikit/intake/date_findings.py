"""What is told about a column of dates: its order, its styles, and cells that are no dates."""

from __future__ import annotations

from datetime import date
from statistics import median
from typing import NamedTuple

from qikit.intake.amounts import gap_of
from qikit.intake.columns import (
    RawColumn,
    each_value,
    formula_like_finding,
    says,
    uncalculated_finding,
)
from qikit.intake.findings import Finding, Severity, joined, rows_phrase, shown
from qikit.intake.grid import Cell, Uncalculated
from qikit.intake.readings import Reading, in_words

ODD_YEARS_APART = 15
TYPED = "Excel date"

Read = list[tuple[int, Cell, Reading]]


class _Saying(NamedTuple):
    kind: str
    severity: Severity
    message: str
    todo: str = ""


_FEATURES = {
    "day or month first": _Saying(
        "day-first",
        "note",
        "Dates in {column} are read {order}: {value} ({row}) is {reading}.",
        "If that is wrong, write the dates as 2025-02-01.",
    ),
    "two-digit year": _Saying(
        "two-digit-year", "note", "Years in {column} have two digits: {value} is {reading}."
    ),
    "financial year": _Saying(
        "financial-year", "note", "{value} in {column} is the financial year that starts {reading}."
    ),
    "financial quarter": _Saying(
        "quarter",
        "note",
        "{value} in {column} is a quarter of the financial year; it starts on {reading}.",
    ),
    "calendar quarter": _Saying(
        "quarter",
        "ask",
        "{value} in {column} was read as a quarter of the calendar year, starting on {reading}.",
        "If you mean the financial year, write it as 'Q1 2024/25'.",
    ),
    "week number": _Saying(
        "week-number",
        "note",
        "{value} in {column} is the ISO week that starts on Monday {reading}.",
    ),
    "week commencing": _Saying(
        "week-commencing", "note", "{value} in {column} is the week that starts on {reading}."
    ),
    "week ending": _Saying(
        "week-ending", "note", "{value} in {column} is the week that ends on {reading}."
    ),
    "time zone": _Saying(
        "time-zone",
        "note",
        "Times in {column} carry a time zone; the clock time was kept as written.",
    ),
    "Excel number": _Saying(
        "excel-number",
        "ask",
        "{column} holds Excel's day numbers: {value} was read as {reading}.",
        "In Excel, give the column the format 'Date' and save again.",
    ),
}


def date_findings(
    raw: RawColumn, read: Read, not_read: list[tuple[int, Cell]], *, day_first: bool
) -> list[Finding]:
    """Return everything worth telling about how a column of dates was read."""
    good = [(row, cell, reading) for row, cell, reading in read if reading.when]
    bad = [(row, cell, reading) for row, cell, reading in read if not reading.when]
    other = [item for item in bad if "other order" in item[2].features]
    return [
        *uncalculated_finding(raw),
        *_blank_findings(raw),
        *_not_dates(raw, not_read),
        *_bad_dates(raw, [item for item in bad if item not in other]),
        *_other_order(raw, other, good, day_first),
        *_feature_findings(raw, good, day_first),
        *_style_findings(raw, good),
        *_odd_years(raw, good),
    ]


def _blank_findings(raw: RawColumn) -> list[Finding]:
    rows = [row for row, cell in raw if gap_of(cell)]
    if not rows:
        return []
    message = "{rows} " + ("has" if len(rows) == 1 else "have") + " no date in {column}."
    todo = "Give the date. If the row is a total or a remark, delete it."
    return [raw.finding("no-date", "ask", rows, message, todo)]


def _not_dates(raw: RawColumn, cells: list[tuple[int, Cell]]) -> list[Finding]:
    texts = [(r, c) for r, c in cells if not gap_of(c) and not isinstance(c, Uncalculated)]

    def tell(rows: list[int], cell: Cell) -> Finding:
        message = f"{{rows}} of {{column}} {says(rows)} {shown(cell)}, which is not a date."
        todo = "Write it as 1 April 2024 or 2024-04-01."
        return raw.finding("not-a-date", "stop", rows, message, todo, cell)

    return [*each_value(raw, texts, tell), *formula_like_finding(raw, texts)]


def _bad_dates(raw: RawColumn, read: Read) -> list[Finding]:
    problems = {str(cell): reading.problem for _, cell, reading in read}

    def tell(rows: list[int], cell: Cell) -> Finding:
        why = problems[str(cell)]
        message = f"{{rows}} of {{column}} {says(rows)} {shown(cell)}, which is no date: {why}."
        return raw.finding("bad-date", "stop", rows, message, "Correct the date.", cell)

    return each_value(raw, [(row, cell) for row, cell, _ in read], tell)


def _other_order(raw: RawColumn, other: Read, good: Read, day_first: bool) -> list[Finding]:
    """Dates that only fit the other order of day and month: nobody can tell which is meant."""
    if not other:
        return []
    rows, first = [row for row, _, _ in other], other[0][1]
    unsure = [row for row, _, reading in good if "day or month first" in reading.features]
    ours, theirs = ("UK", "American") if day_first else ("American", "UK")
    message = (
        f"{{rows}} of {{column}} {says(rows)} {shown(first)}: that is no "
        f"date in {ours} order, and would be one in {theirs} order."
    )
    message += f" So {rows_phrase(unsure)} could mean either." if unsure else ""
    todo = "Write every date as 2025-02-01, or say which order the whole column has."
    return [raw.finding("other-order", "stop", rows, message, todo, first)]


def _feature_findings(raw: RawColumn, good: Read, day_first: bool) -> list[Finding]:
    order = "the UK way, day first" if day_first else "the American way, month first"
    findings = []
    for feature, saying in _FEATURES.items():
        cells = [r for r in good if feature in r[2].features]
        if cells:
            findings.append(_told(raw, saying, cells, order))
    return findings


def _told(raw: RawColumn, saying: _Saying, cells: Read, order: str) -> Finding:
    row, cell, reading = cells[0]
    words = in_words(reading.when, reading.period) if reading.when else ""
    if reading.period in ("quarter", "year", "week") and reading.when:
        words = in_words(reading.when)
    message = saying.message.replace("{value}", shown(cell)).replace("{reading}", words)
    message = message.replace("{order}", order).replace("{row}", f"row {row}")
    return raw.finding(saying.kind, saying.severity, [r for r, _, _ in cells], message,
                       saying.todo, cell)  # fmt: skip


def _style_findings(raw: RawColumn, good: Read) -> list[Finding]:
    first: dict[str, tuple[int, Cell]] = {}
    for row, cell, reading in good:
        first.setdefault(reading.style, (row, cell))
    if len(first) < 2:
        return []
    examples = joined(
        f"{_example(style, cell)} (row {row})" for style, (row, cell) in first.items()
    )
    message = (
        f"{{column}} writes dates in {len(first)} ways: {examples}. Each was read its own way."
    )
    todo = "Check them, and write all dates alike."
    if TYPED in first:
        todo = (
            "When Excel turns only some dates into real dates, it has often swapped day and month "
            "in those: check them against the source."
        )
    rows = [row for row, _ in first.values()]
    return [raw.finding("mixed-dates", "ask", rows, message, todo)]


def _example(style: str, cell: Cell) -> str:
    return f"a real Excel date, {in_words(cell)}" if isinstance(cell, date) else shown(cell)


def _odd_years(raw: RawColumn, good: Read) -> list[Finding]:
    if len(good) < 5:
        return []
    middle = median(reading.when.year for _, _, reading in good if reading.when)
    odd = [
        (row, cell)
        for row, cell, reading in good
        if reading.when and abs(reading.when.year - middle) > ODD_YEARS_APART
    ]
    if len(odd) > 0.2 * len(good):
        return []

    def tell(rows: list[int], cell: Cell) -> Finding:
        message = f"{{rows}} of {{column}} {says(rows)} {shown(cell)}, years away from the others."
        return raw.finding("odd-year", "ask", rows, message, "Check the year.", cell)

    return each_value(raw, odd, tell)
