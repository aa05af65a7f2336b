"""When something is renamed in a form, what points to it follows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any


def renamed(before: Sequence[str], after: Sequence[str]) -> dict[str, str]:
    """Return old name -> new name, where names were changed in place.

    Rows that were added, taken away or moved rename nothing.

    Examples
    --------
    >>> renamed(["bell", "mat"], ["clip", "mat"]), renamed(["bell", "mat"], ["mat", "bell"])
    ({'bell': 'clip'}, {})
    """
    if len(before) != len(after) or set(before) == set(after):
        return {}
    return {old: new for old, new in zip(before, after, strict=True) if old and new and old != new}


def following(
    rows: Iterable[dict[str, Any]], column: str, names: dict[str, str]
) -> tuple[dict[str, Any], ...]:
    """Return rows in which a column follows the renaming."""
    return tuple({**row, column: names.get(row[column], row[column])} for row in rows)
