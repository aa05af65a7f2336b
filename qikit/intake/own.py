"""The learner's own data once read: the table, its columns, and what was noticed."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from qikit.errors import QikitError
from qikit.intake.columns import Column
from qikit.intake.findings import Finding, Severity, counted, joined, rows_phrase, shown
from qikit.intake.timeline import slot_name, step_of

MOST_COLUMNS_DESCRIBED = 12


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OwnData:
    """A table read from the learner's file.

    Parameters
    ----------
    table : pandas.DataFrame
        One row for each row of data, one column for each column with a heading; dates are
        dates, numbers are numbers, gaps are missing, percentages stand on the scale 0 to 100
        when they were written with a % sign.
    columns : tuple of Column
        What each column seems to be.
    findings : tuple of Finding
        Everything noticed: what must be mended first, then questions, then notes.
    rows : tuple of int
        The number in Excel of each row of `table`.
    sheet : str, optional
        The worksheet used.
    """

    table: pd.DataFrame
    columns: tuple[Column, ...]
    findings: tuple[Finding, ...]
    rows: tuple[int, ...]
    sheet: str | None = None

    @property
    def ready(self) -> bool:
        """Say whether nothing has to be mended before a chart is drawn."""
        return not self.having("stop")

    def having(self, severity: Severity) -> tuple[Finding, ...]:
        """Return the findings of one severity: 'stop', 'ask' or 'note'."""
        return tuple(finding for finding in self.findings if finding.severity == severity)

    def column(self, name: str) -> Column:
        """Return what is known of one column.

        Raises
        ------
        QikitError
            There is no column of this name.
        """
        for column in self.columns:
            if column.name == name:
                return column
        names = joined(shown(column.name) for column in self.columns)
        raise QikitError(f"There is no column {shown(name)}.", todo=f"The columns are {names}.")

    def describe(self) -> str:
        """Tell in plain sentences, one a line, what was read and what to look at."""
        rows = counted(len(self.table), "row")
        columns = counted(len(self.columns), "column")
        sentences = [f"{rows} and {columns} were read ({rows_phrase(self.rows)})."]
        described = self.columns[:MOST_COLUMNS_DESCRIBED]
        sentences += [describe_column(column, self.table[column.name]) for column in described]
        if len(self.columns) > len(described):
            more = counted(len(self.columns) - len(described), "more column")
            sentences.append(f"There are {more}.")
        sentences += self._tally()
        return "\n".join(sentences)

    def _tally(self) -> list[str]:
        stops, asks = self.having("stop"), self.having("ask")
        lines = [str(finding) for finding in (*stops, *asks)]
        if stops:
            things = counted(len(stops), "thing")
            return [f"{things} must be mended before a chart is drawn:", *lines]
        if asks:
            return [
                f"It can be charted, but look at {counted(len(asks), 'question')} first:",
                *lines,
            ]
        return ["Nothing needs mending."]


def describe_column(column: Column, values: pd.Series) -> str:
    """Tell in one sentence what a column holds.

    Examples
    --------
    >>> column = Column(name="late", letter="B", kind="count")
    >>> describe_column(column, pd.Series([3, 17, 5]))
    "'late' holds counts from 3 to 17."
    """
    present = values.dropna()
    name = shown(column.name)
    if present.empty:
        return f"{name} holds nothing that can be used."
    if column.kind == "date":
        sentence = f"{name} holds dates{_date_range(column, present)}"
    elif column.kind == "category":
        sentence = f"{name} holds words: {_examples(present)}"
    else:
        what = {"count": "counts", "percentage": "percentages"}.get(column.kind, "numbers")
        sentence = f"{name} holds {what} from {present.min():,.10g} to {present.max():,.10g}"
    missing = f"; {column.missing} missing" if column.missing else ""
    return f"{sentence}{missing}."


def _date_range(column: Column, dates: pd.Series) -> str:
    step = step_of(column, dates)
    often = f" for each {step}," if step else ""
    often = " at irregular times," if step is None and dates.nunique() > 2 else often
    return f"{often} from {slot_name(dates.min(), step)} to {slot_name(dates.max(), step)}"


def _examples(words: pd.Series) -> str:
    different = list(dict.fromkeys(words))
    names = [shown(word) for word in different[:3]]
    return joined(names + ([f"{len(different) - 3} more"] if len(different) > 3 else []))
