"""Controls to write with: lines, longer text, dates, rows of them, and a page to print."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from qikit.apps.controls import Control, Options
from qikit.errors import QikitError


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Control):
    """A line of text, with a note on what to write."""

    kind: ClassVar[str] = "line"
    value: str = ""
    note: str = ""
    longest: int = 200

    def held(self, value: Any) -> str:
        text = "" if value is None else str(value)
        if len(text) > self.longest:
            raise QikitError(
                f"{len(text):,} characters are too many.",
                where=self.label,
                todo=f"Keep it under {self.longest:,}.",
            )
        return text.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Line):
    """Several lines of text."""

    kind: ClassVar[str] = "text"
    longest: int = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Day(Control):
    """A date, or none, as ``2027-03-31``."""

    kind: ClassVar[str] = "day"
    value: str | None = None

    def held(self, value: Any) -> str | None:
        if value in (None, ""):
            return None
        try:
            return date.fromisoformat(str(value)).isoformat()
        except ValueError:
            raise QikitError(f"{value!r} is not a date.", where=self.label) from None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows(Control):
    """Several things of one kind, each with the same few controls.

    Parameters
    ----------
    columns : tuple of Control
        The controls of each row; their values are not used.
    each : str
        What one row is called.
    value : tuple of dict
        The rows: the id of a column -> its value.
    ordered : bool
        Whether rows can be moved up.
    most : int
        How many rows there can be.
    """

    kind: ClassVar[str] = "rows"
    columns: tuple[Control, ...]
    each: str
    value: tuple[dict[str, Any], ...] = ()
    note: str = ""
    ordered: bool = False
    most: int = 40

    def as_data(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "id": self.id,
            "label": self.label,
            "each": self.each,
            "note": self.note,
            "ordered": self.ordered,
            "most": self.most,
            "value": [dict(row) for row in self.value],
            "columns": [column.as_data() for column in self.columns],
        }

    def held(self, value: Any) -> tuple[dict[str, Any], ...]:
        rows = [] if value is None else value
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise QikitError(f"{value!r} is not a list of rows.", where=self.label)
        if len(rows) > self.most:
            raise QikitError(
                f"{len(rows)} rows are too many.", where=self.label, todo=f"Keep to {self.most}."
            )
        return tuple(
            {column.id: self._cell(column, row, place) for column in self.columns}
            for place, row in enumerate(rows, 1)
        )

    def _cell(self, column: Control, row: dict[str, Any], place: int) -> Any:
        given = row.get(column.id)
        if given is None and isinstance(column, Options):
            return column.value
        try:
            return column.held(given)
        except QikitError as error:
            where = f"{self.each} {place}, {error.where}"
            raise QikitError(error.what, where=where, todo=error.todo) from None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Control):
    """A link that opens one self-contained page of HTML, to print or to keep."""

    kind: ClassVar[str] = "page"
    value: str
