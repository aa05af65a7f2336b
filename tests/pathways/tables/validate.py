"""A small, independent reader of Table Schema: every way in which a table breaks it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd


def broken(table: pd.DataFrame, schema: dict[str, Any]) -> Iterator[str]:
    names = [field["name"] for field in schema["fields"]]
    if list(table.columns) != names:
        yield f"columns differ: {set(table.columns) ^ set(names)}"
    for field in schema["fields"]:
        if field["name"] in table:
            yield from _field(table[field["name"]], field)
    key = schema["primaryKey"]
    if set(key) <= set(table.columns) and table.duplicated(key).any():
        yield f"{key} does not name each row"


def _field(column: pd.Series, field: dict[str, Any]) -> Iterator[str]:
    name, limits, known = field["name"], field.get("constraints", {}), column.dropna()
    if limits.get("required") and len(known) < len(column):
        yield f"{name} is missing somewhere"
    if limits.get("unique") and known.duplicated().any():
        yield f"{name} repeats"
    if "enum" in limits and not set(known.astype(str)) <= set(limits["enum"]):
        yield f"{name} holds {sorted(set(known.astype(str)) - set(limits['enum']))[:3]}"
    if field["type"] in ("integer", "number"):
        numbers = pd.to_numeric(known, errors="coerce").astype(float)
        if numbers.isna().any():
            yield f"{name} holds text"
        if "minimum" in limits and (numbers < limits["minimum"]).any():
            yield f"{name} is below {limits['minimum']}"
        if "maximum" in limits and (numbers > limits["maximum"]).any():
            yield f"{name} is above {limits['maximum']}"
    if field["type"] == "boolean" and not known.isin([True, False]).all():
        yield f"{name} is not yes or no"
