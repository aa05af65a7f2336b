"""A data dictionary in code: what each column of a table is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

FieldType = Literal["string", "integer", "number", "boolean", "date", "datetime"]
DATETIME = "%Y-%m-%d %H:%M"


@dataclass(frozen=True, slots=True)
class Field:
    """One column.

    Attributes
    ----------
    name, type, title : str
    required : bool
        Whether every row has a value.
    unit : str
    values : sequence of str
        The allowed values of a text column; empty when it is free.
    low, high : float, optional
        The range of a number, both ends included.
    unique : bool
    nhs : str
        The nearest field of the NHS Data Dictionary or national audit, for those who know it.
    source : str
        Public source of the parameter behind it, with our confidence: high, medium or low.
    many : bool
        Text repeated in many rows of a long table: loaded as a category.
    """

    name: str
    type: FieldType
    title: str
    required: bool = True
    unit: str = ""
    values: Sequence[str] = ()
    low: float | None = None
    high: float | None = None
    unique: bool = False
    nhs: str = ""
    source: str = ""
    many: bool = False

    def descriptor(self) -> dict[str, Any]:
        """Return the field as Table Schema asks for it."""
        limits = {"required": self.required or None, "unique": self.unique or None,
                  "enum": list(self.values) or None, "minimum": self.low,
                  "maximum": self.high}  # fmt: skip
        described = {
            "name": self.name,
            "type": self.type,
            "title": self.title,
            "format": DATETIME if self.type == "datetime" else None,
            "unit": self.unit or None,
            "nhsField": self.nhs or None,
            "parameterSource": self.source or None,
            "categories": sorted(self.values) if self.many and self.values else None,
            "constraints": {key: value for key, value in limits.items() if value is not None},
        }
        return {key: value for key, value in described.items() if value}


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table of a data set.

    Attributes
    ----------
    name, title : str
    path : str
        File name inside the data set's folder; ``.gz`` is read and written compressed.
    fields : tuple of Field
    key : str
        The column that names each row.
    keys : tuple of str
        The columns that name each row together, when one is not enough.
    """

    name: str
    title: str
    path: str
    fields: tuple[Field, ...]
    key: str
    keys: tuple[str, ...] = ()

    def schema(self) -> dict[str, Any]:
        """Return the Table Schema."""
        return {
            "fields": [field.descriptor() for field in self.fields],
            "missingValues": [""],
            "primaryKey": list(self.keys or (self.key,)),
        }


def text(name: str, title: str, *values: str, **more: Any) -> Field:
    """Return a text column with these allowed values (none: free text)."""
    return Field(name, "string", title, values=values, **more)


def whole(name: str, title: str, low: float | None, high: float | None, **more: Any) -> Field:
    """Return a column of whole numbers in a range."""
    return Field(name, "integer", title, low=low, high=high, **more)


def number(name: str, title: str, low: float | None, high: float | None, **more: Any) -> Field:
    """Return a column of numbers in a range."""
    return Field(name, "number", title, low=low, high=high, **more)


def yes_no(name: str, title: str, **more: Any) -> Field:
    """Return a column of true and false."""
    return Field(name, "boolean", title, **more)


def moment(name: str, title: str, **more: Any) -> Field:
    """Return a column of dates with times, to the minute."""
    return Field(name, "datetime", title, **more)


def day(name: str, title: str, **more: Any) -> Field:
    """Return a column of dates."""
    return Field(name, "date", title, **more)
