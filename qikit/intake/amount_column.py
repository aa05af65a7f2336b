"""A column of numbers: gaps stay gaps, text is pointed at, every sign is explained."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, time, timedelta
from typing import NamedTuple

import numpy as np
import pandas as pd

from qikit.intake.amounts import Amount, gap_of, read_amount
from qikit.intake.columns import (
    Column,
    ColumnKind,
    RawColumn,
    ReadColumn,
    each_value,
    formula_like_finding,
    says,
    uncalculated_finding,
)
from qikit.intake.findings import Finding, Severity, joined, shown
from qikit.intake.grid import Cell, Uncalculated
from qikit.intake.headings import says_percentage

FEW = 0.2


class _Saying(NamedTuple):
    kind: str
    severity: Severity
    message: str
    todo: str = ""


_GAPS = {
    "blank": _Saying("blank", "note", "{rows} of {column} {is} blank: missing, not 0."),
    "missing": _Saying("missing", "note", "{rows} of {column} {say}: missing, not 0."),
    "dash": _Saying(
        "dash",
        "ask",
        "{rows} of {column} {say}. A dash can mean none or not known; it was left missing.",
        "If it means none, type 0.",
    ),
    "hidden": _Saying(
        "suppressed",
        "ask",
        "{rows} of {column} {say}: a small number hidden on purpose. It was left missing, not 0.",
        "Ask the owner of the data for a chart of the true numbers, or use longer periods.",
    ),
    "error": _Saying(
        "excel-error",
        "ask",
        "{rows} of {column} {say}, an error message of Excel. It was left missing.",
        "Mend the formula in Excel; dividing by an empty cell gives #DIV/0!.",
    ),
}
_FEATURES = {
    "thousands": _Saying(
        "thousands", "note", "In {column} a comma or space parts thousands: {value} is {number}."
    ),
    "decimal comma": _Saying(
        "decimal-comma",
        "ask",
        "{rows} of {column} {is} written with a comma before the last digits; {value} was read as "
        "{number}.",
        "If the comma parts thousands, three digits must follow it: mend the number.",
    ),
    "brackets": _Saying(
        "brackets",
        "ask",
        "{rows} of {column} {is} written in brackets, as accountants do; {value} was read as "
        "{number}.",
        "If it is not below zero, take the brackets off.",
    ),
    "percent": _Saying(
        "percent", "note", "{column} has % signs: {value} is kept as {number}, on a scale to 100."
    ),
}


def read_amount_column(raw: RawColumn) -> ReadColumn:
    """Read a column of numbers; what is not a number becomes missing and is told.

    Examples
    --------
    >>> raw = RawColumn(name="late", letter="B", rows=(2, 3), cells=("1,234", "twelve"))
    >>> [finding.kind for finding in read_amount_column(raw).findings]
    ['text-in-numbers', 'thousands']
    """
    amounts = [(row, cell, read_amount(cell)) for row, cell in raw]
    good = [(row, cell, amount) for row, cell, amount in amounts if amount]
    values = np.array([a.value if a else np.nan for _, _, a in amounts], dtype=float)
    kind = _kind(raw.name, good)
    findings = [
        *uncalculated_finding(raw),
        *_gap_findings(raw),
        *_text_findings(raw, [(row, cell) for row, cell, amount in amounts if not amount]),
        *_feature_findings(raw, good),
        *_range_findings(raw, good, kind),
    ]
    column = Column(
        name=raw.name,
        letter=raw.letter,
        kind=kind,
        missing=int(np.isnan(values).sum()),
        unit=_unit(good),
    )
    return ReadColumn(column=column, values=_compact(values), findings=tuple(findings))


Good = list[tuple[int, Cell, Amount]]


def _compact(values: np.ndarray) -> pd.Series:
    whole = not np.isnan(values).any() and (np.abs(values) < 2**53).all()
    if whole and (values == np.round(values)).all():
        return pd.Series(values.astype("int64"))
    return pd.Series(values)


def _kind(name: str, good: Good) -> ColumnKind:
    values = [amount.value for _, _, amount in good]
    if any("percent" in amount.features for _, _, amount in good):
        return "percentage"
    if says_percentage(name) and all(0 <= value <= 100 for value in values):
        return "percentage"
    negatives = sum(value < 0 for value in values)
    whole = all(value == round(value) for value in values)
    return "count" if whole and negatives <= FEW * len(values) else "number"


def _unit(good: Good) -> str | None:
    signs = {f for _, _, amount in good for f in amount.features}
    money = sorted(sign.split()[1] for sign in signs if sign.startswith("money"))
    if len(money) == 1:
        return money[0]
    return "%" if "percent" in signs else None


def _gap_findings(raw: RawColumn) -> list[Finding]:
    groups: dict[str, list[tuple[int, Cell]]] = {}
    for row, cell in raw:
        if gap := gap_of(cell):
            groups.setdefault(gap.why, []).append((row, cell))
    return [_said(raw, _GAPS[why], cells) for why, cells in groups.items()]


def _said(raw: RawColumn, saying: _Saying, cells: list[tuple[int, Cell]]) -> Finding:
    rows = [row for row, _ in cells]
    texts = joined(dict.fromkeys(shown(cell) for _, cell in cells[:50]))
    message = saying.message.replace("{say}", f"{says(rows)} {texts}")
    message = message.replace("{is}", "is" if len(rows) == 1 else "are")
    return raw.finding(saying.kind, saying.severity, rows, message, saying.todo, cells[0][1])


def _text_findings(raw: RawColumn, cells: Iterable[tuple[int, Cell]]) -> list[Finding]:
    texts = [(r, c) for r, c in cells if not gap_of(c) and not isinstance(c, Uncalculated)]

    def tell(rows: list[int], cell: Cell) -> Finding:
        what, todo = _why_not_a_number(cell)
        message = f"{{rows}} of {{column}} {says(rows)} {shown(cell)}, which is {what}."
        return raw.finding("text-in-numbers", "stop", rows, message, todo, cell)

    return [*each_value(raw, texts, tell), *formula_like_finding(raw, texts)]


def _why_not_a_number(cell: Cell) -> tuple[str, str]:
    if isinstance(cell, time | timedelta):
        return "a time of day, not a number", "Give it in minutes or hours, as a number."
    if isinstance(cell, date):
        return (
            "a date, not a number",
            "Excel turns 3-1 or 3/1 into a date: type the number again.",
        )
    if re.match(r"[\d.,]+\s*[^\d\s]", str(cell)):
        return (
            "more than a number",
            "Keep the number only; put units in the heading and remarks in another column.",
        )
    return "text, not a number", "Type the number, or leave the cell blank if it is not known."


def _feature_findings(raw: RawColumn, good: Good) -> list[Finding]:
    findings = [
        _feature(raw, saying, [g for g in good if feature in g[2].features])
        for feature, saying in _FEATURES.items()
        if any(feature in amount.features for _, _, amount in good)
    ]
    return [*findings, *_money(raw, good), *_clashing_commas(raw, good), *_mixed_percent(raw, good)]


def _feature(raw: RawColumn, saying: _Saying, cells: Good) -> Finding:
    rows, (_, first, amount) = [row for row, _, _ in cells], cells[0]
    message = saying.message.replace("{value}", shown(first))
    message = message.replace("{number}", f"{amount.value:.10g}")
    message = message.replace("{is}", "is" if len(rows) == 1 else "are")
    return raw.finding(saying.kind, saying.severity, rows, message, saying.todo, first)


def _money(raw: RawColumn, good: Good) -> list[Finding]:
    signs = {f.split()[1]: row for row, _, a in good for f in a.features if f.startswith("money")}
    if not signs:
        return []
    names = joined(sorted(signs))
    if len(signs) == 1:
        message = f"The {names} sign in {{column}} was taken off; the numbers are unchanged."
        return [raw.finding("currency", "note", signs.values(), message)]
    message = f"{{column}} mixes currencies ({names}), which cannot stand on one chart."
    return [raw.finding("currency", "stop", signs.values(), message, "Turn them into one.")]


def _clashing_commas(raw: RawColumn, good: Good) -> list[Finding]:
    thousands = [row for row, _, a in good if "thousands" in a.features]
    decimals = [row for row, _, a in good if "decimal comma" in a.features]
    if not thousands or not decimals:
        return []
    message = "In {column} the comma parts thousands in some rows and decimals in others: {rows}."
    todo = "Write 1234 or 12.5, without commas."
    return [raw.finding("comma-clash", "stop", thousands + decimals, message, todo)]


def _mixed_percent(raw: RawColumn, good: Good) -> list[Finding]:
    signed = [g for g in good if "percent" in g[2].features]
    bare = [g for g in good if "percent" not in g[2].features and g[2].value != 0]
    if not signed or not bare:
        return []
    rows = [row for row, _, _ in bare]
    example = shown(bare[0][1])
    if any(abs(amount.value) <= 1 for _, _, amount in bare):
        message = (
            f"{{rows}} of {{column}} {'has' if len(rows) == 1 else 'have'} no % sign though others "
            f"do: is {example} a share of 1, or of 100?"
        )
        return [
            raw.finding("mixed-percent", "stop", rows, message, "Write all with %.", bare[0][1])
        ]
    message = "{rows} of {column} without a % sign, though others have one: read as per cent."
    return [raw.finding("mixed-percent", "ask", rows, message, "Write all with %.", bare[0][1])]


def _range_findings(raw: RawColumn, good: Good, kind: ColumnKind) -> list[Finding]:
    negative = [(row, cell) for row, cell, amount in good if amount.value < 0]
    if kind == "count":
        return each_value(raw, negative, lambda rows, cell: _negative(raw, rows, cell))
    if kind != "percentage":
        return []
    values = [amount.value for _, _, amount in good]
    signed = any("percent" in amount.features for _, _, amount in good)
    outside = [(r, c) for r, c, a in good if not 0 <= a.value <= 100]
    findings = each_value(raw, outside, lambda rows, cell: _beyond(raw, rows, cell))
    if not signed and max(values) <= 1 and any(value != round(value) for value in values):
        message = "{column} seems to hold shares of 1 (0.75 is three quarters), kept as they are."
        findings.append(raw.finding("proportion", "note", [good[0][0]], message))
    return findings


def _negative(raw: RawColumn, rows: list[int], cell: Cell) -> Finding:
    message = f"{{rows}} of {{column}} {says(rows)} {shown(cell)}: a count cannot be below 0."
    todo = "Correct it. If the column is a difference and not a count, all is well."
    return raw.finding("negative-count", "ask", rows, message, todo, cell)


def _beyond(raw: RawColumn, rows: list[int], cell: Cell) -> Finding:
    message = f"{{rows}} of {{column}} {says(rows)} {shown(cell)}: outside 0 to 100 per cent."
    todo = "Check what was divided by what. A growth can be over 100, a share cannot."
    return raw.finding("beyond-percent", "ask", rows, message, todo, cell)
