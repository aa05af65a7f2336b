"""A column of words: wards, sites, reasons, remarks."""

from __future__ import annotations

import re

import pandas as pd

from qikit.intake.columns import (
    Column,
    RawColumn,
    ReadColumn,
    formula_like_finding,
    uncalculated_finding,
)
from qikit.intake.findings import Finding, joined, shown
from qikit.intake.grid import Cell, Uncalculated

MOST_CATEGORIES = 100


def read_text_column(raw: RawColumn) -> ReadColumn:
    """Read a column of words; spellings that differ only in spaces or capitals are asked about.

    Examples
    --------
    >>> raw = RawColumn(name="ward", letter="A", rows=(2, 3), cells=("Ward 1", "ward 1"))
    >>> print(read_text_column(raw).findings[0].message)
    'ward' spells one name in several ways: 'Ward 1' and 'ward 1'. They count as different.
    """
    values = pd.Series([_text(cell) for cell in raw.cells], dtype=object)
    blank = [row for row, cell in raw if cell is None]
    findings = [
        *uncalculated_finding(raw),
        *formula_like_finding(raw, raw),
        *_spellings(raw),
    ]
    if blank and len(blank) < len(raw.cells):
        message = "{rows} of {column} " + ("is" if len(blank) == 1 else "are") + " blank."
        todo = "If cells were merged in Excel, unmerge them and fill every row."
        findings.append(raw.finding("blank", "note", blank, message, todo))
    kind = "empty" if len(blank) == len(raw.cells) else "category"
    if kind == "empty":
        message = "{column} has a heading but nothing below it."
        findings.append(raw.finding("empty-column", "note", raw.rows[:1], message))
    column = Column(name=raw.name, letter=raw.letter, kind=kind, missing=len(blank))  # type: ignore[arg-type]
    return ReadColumn(column=column, values=values, findings=tuple(findings))


def months_without_year(raw: RawColumn) -> Finding:
    """Say that a column of months cannot be put in order without years."""
    first = next((cell for cell in raw.cells if cell is not None), None)
    message = f"{{column}} gives months or days without a year ({shown(first)})."
    todo = "Add the year, as in 'Apr-24' or '24 April 2024', so that the rows can be put in order."
    return raw.finding("no-year", "ask", raw.rows[:1], message, todo, first)


def half_numbers(raw: RawColumn) -> Finding:
    """Say that a column is neither words nor numbers."""
    message = "{column} holds numbers in some rows and words in others; it was taken as words."
    todo = "Keep numbers and remarks in columns of their own."
    return raw.finding("half-numbers", "ask", raw.rows[:1], message, todo)


def times_of_day(raw: RawColumn) -> Finding:
    """Say that a column of clock times or durations cannot be charted as it is."""
    first = next((cell for cell in raw.cells if cell is not None), None)
    message = f"{{column}} holds times such as {shown(first)}; they were taken as words."
    todo = "To chart how long something took, give it in minutes or hours, as a number."
    return raw.finding("times", "ask", raw.rows[:1], message, todo, first)


def _text(cell: Cell) -> str | None:
    return None if cell is None or isinstance(cell, Uncalculated) else str(cell)


def _spellings(raw: RawColumn) -> list[Finding]:
    rows: dict[str, int] = {}
    for row, cell in raw:
        if isinstance(cell, str):
            rows.setdefault(cell, row)
    if len(rows) > MOST_CATEGORIES:
        return []
    alike: dict[str, list[str]] = {}
    for text in rows:
        alike.setdefault(re.sub(r"\W+", "", text).casefold() or text, []).append(text)
    return [
        raw.finding(
            "spelling",
            "ask",
            [rows[text] for text in texts],
            f"{{column}} spells one name in several ways: {joined(map(shown, texts))}. They count "
            "as different.",
            "Spell it one way.",
            texts[1],
        )
        for texts in alike.values()
        if len(texts) > 1
    ]
