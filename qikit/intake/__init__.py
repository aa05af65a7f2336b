"""Reading a learner's own CSV or Excel file: safely, in plain words, nothing guessed in silence.

A file becomes a grid of cells (`delimited`, `workbook`), is searched for patient identifiers
(`guard`), loses its titles, totals and notes (`layout`), and is read column by column
(`choosing`). `prepare_series` makes a table for a chart of it, and `suggest` says which chart.
Each name is loaded when first used: a server that only looks for identifiers needs no pandas.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from qikit.intake.columns import Column
    from qikit.intake.findings import Finding
    from qikit.intake.own import OwnData
    from qikit.intake.reading import load_csv, read_table
    from qikit.intake.series import prepare_series
    from qikit.intake.source import MAX_BYTES, MAX_COLUMNS, MAX_ROWS
    from qikit.intake.suggestion import Suggestion, suggest

_HOME = {
    "Column": "columns",
    "Finding": "findings",
    "OwnData": "own",
    "load_csv": "reading",
    "read_table": "reading",
    "prepare_series": "series",
    "MAX_BYTES": "source",
    "MAX_COLUMNS": "source",
    "MAX_ROWS": "source",
    "Suggestion": "suggestion",
    "suggest": "suggestion",
}

__all__ = [
    "MAX_BYTES",
    "MAX_COLUMNS",
    "MAX_ROWS",
    "Column",
    "Finding",
    "OwnData",
    "Suggestion",
    "load_csv",
    "prepare_series",
    "read_table",
    "suggest",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'qikit.intake' has no attribute {name!r}")
    return getattr(import_module(f"qikit.intake.{_HOME[name]}"), name)
