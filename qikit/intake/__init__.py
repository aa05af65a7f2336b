"""Reading a learner's own CSV or Excel file: safely, in plain words, nothing guessed in silence.

A file becomes a grid of cells (`delimited`, `workbook`), is searched for patient identifiers
(`guard`), loses its titles, totals and notes (`layout`), and is read column by column
(`choosing`). `prepare_series` makes a table for a chart of it, and `suggest` says which chart.
"""

from qikit.intake.columns import Column
from qikit.intake.findings import Finding
from qikit.intake.own import OwnData
from qikit.intake.reading import load_csv, read_table
from qikit.intake.series import prepare_series
from qikit.intake.source import MAX_BYTES, MAX_COLUMNS, MAX_ROWS
from qikit.intake.suggestion import Suggestion, suggest

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
