"""One column on its way from cells to values: what it holds, and what was noticed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from qikit.intake.findings import Finding, Severity, counted, rows_phrase, shown
from qikit.intake.grid import Cell, Uncalculated
from qikit.intake.readings import Period

ColumnKind = Literal["date", "count", "percentage", "number", "category", "empty"]

MOST_SINGLE_FINDINGS = 5
_FORMULA_STARTS = ("=", "+", "-", "@")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What one column seems to be.

    Parameters
    ----------
    name : str
        Its heading.
    letter : str
        Where it stands in Excel.
    kind : {'date', 'count', 'percentage', 'number', 'category', 'empty'}
    missing : int
        How many cells have no usable value.
    period : {'day', 'week', 'month', 'quarter', 'year'}, optional
        For dates written as months, weeks, quarters or years: which.
    unit : str, optional
        '%' or the sign of a currency.
    """

    name: str
    letter: str
    kind: ColumnKind
    missing: int = 0
    period: Period | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RawColumn:
    """The cells of one column, each with its row number in Excel."""

    name: str
    letter: str
    rows: tuple[int, ...]
    cells: tuple[Cell, ...]

    def __iter__(self) -> Iterator[tuple[int, Cell]]:
        return iter(zip(self.rows, self.cells, strict=True))

    def finding(
        self,
        kind: str,
        severity: Severity,
        rows: Iterable[int],
        message: str,
        todo: str = "",
        value: object = None,
    ) -> Finding:
        """Return a finding about rows of this column; {rows} and {column} are filled in."""
        rows = list(rows)
        start = rows_phrase(rows)
        filled = message.replace("{rows}", start).replace("{column}", shown(self.name))
        return Finding(
            kind=kind,
            severity=severity,
            row=rows[0] if rows else None,
            column=self.name,
            value=None if value is None else str(value),
            message=filled[0].upper() + filled[1:],
            todo=todo,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadColumn:
    """A column that has been read: its description, its values and the findings."""

    column: Column
    values: pd.Series
    findings: tuple[Finding, ...]


def each_value(
    column: RawColumn,
    cells: Iterable[tuple[int, Cell]],
    make: Callable[[list[int], Cell], Finding],
) -> list[Finding]:
    """Return one finding for each different value, and one more when there are too many."""
    rows_of: dict[str, list[int]] = {}
    first: dict[str, Cell] = {}
    for row, cell in cells:
        rows_of.setdefault(str(cell), []).append(row)
        first.setdefault(str(cell), cell)
    texts = list(rows_of)
    findings = [make(rows_of[t], first[t]) for t in texts[:MOST_SINGLE_FINDINGS]]
    rest = sorted(row for t in texts[MOST_SINGLE_FINDINGS:] for row in rows_of[t])
    if rest:
        last = findings[-1]
        message = (
            f"{counted(len(rest), 'more cell')} of {{column}} have the same trouble: {{rows}}."
        )
        findings.append(column.finding(last.kind, last.severity, rest, message, last.todo))
    return findings


def says(rows: list[int]) -> str:
    """Return 'says' or 'say', to go with one row or several."""
    return "says" if len(rows) == 1 else "say"


def uncalculated_finding(column: RawColumn) -> list[Finding]:
    """Say which cells are formulas whose result was not saved."""
    rows = [row for row, cell in column if isinstance(cell, Uncalculated)]
    if not rows:
        return []
    return [
        column.finding(
            "no-result",
            "stop",
            rows,
            f"{{rows}} of {{column}} {'holds' if len(rows) == 1 else 'hold'} a formula without its "
            "result.",
            "Open the workbook in Excel, press Save, and open it here again.",
        )
    ]


def formula_like_finding(column: RawColumn, cells: Iterable[tuple[int, Cell]]) -> list[Finding]:
    """Say which texts a spreadsheet would run as a formula; here they stay text."""
    found = [(r, c) for r, c in cells if isinstance(c, str) and c.startswith(_FORMULA_STARTS)]
    found = [(row, text) for row, text in found if len(str(text)) > 1]
    if not found:
        return []
    text = found[0][1]
    rows = [row for row, _ in found]
    message = (
        f"{{rows}} of {{column}} {'begins' if len(rows) == 1 else 'begin'} with a sign that Excel "
        f"takes for a formula ({shown(text)}). It was kept as text and nothing was run."
    )
    todo = "Delete it unless you know where it comes from."
    return [column.finding("formula-like", "ask", rows, message, todo, text)]
