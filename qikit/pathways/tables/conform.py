"""Give a table the column types that its schema promises, wherever the table came from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from qikit.errors import QikitError

TEXT = pd.Series(["text"]).dtype  # pandas 2 and pandas 3 differ


def column_types(schema: Mapping[str, Any]) -> dict[str, Any]:
    """Return the pandas type of each column; moments are text until they are parsed."""
    return {field["name"]: _type(field) for field in schema["fields"]}


def moments(schema: Mapping[str, Any]) -> list[str]:
    """Return the names of the date and date-time columns."""
    return [f["name"] for f in schema["fields"] if f["type"] in ("date", "datetime")]


def conform(table: pd.DataFrame, schema: Mapping[str, Any]) -> pd.DataFrame:
    """Return the table with exactly the schema's columns, in order, with the schema's types.

    Raises
    ------
    QikitError
        When columns are missing or cannot be read as their type.
    """
    wanted = [field["name"] for field in schema["fields"]]
    missing = [name for name in wanted if name not in table.columns]
    if missing:
        raise QikitError(f"The table has no column {missing[0]!r}.", todo="Build it again.")
    typed = table[wanted].astype({k: v for k, v in column_types(schema).items() if k in wanted})
    for name in moments(schema):
        typed[name] = pd.to_datetime(typed[name], format="ISO8601").astype("datetime64[s]")
    return typed


def _type(field: Mapping[str, Any]) -> Any:
    required = field.get("constraints", {}).get("required", False)
    match field["type"]:
        case "integer":
            return "int64" if required else "Int64"
        case "number":
            return "float64"
        case "boolean":
            return "bool" if required else "boolean"
        case "string" if "categories" in field:
            return pd.CategoricalDtype(field["categories"])
        case "string":
            return TEXT
        case _:
            return object
