"""Class data as a CSV file that a spreadsheet cannot be tricked by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qikit.workshop.room.room import Room
from qikit.workshop.series import points_in_order

if TYPE_CHECKING:
    import pandas as pd

_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def class_data_csv(room: Room) -> str:
    """Return all rounds of a room as CSV: seats and teams, nobody's nickname."""
    return guarded(room.game.rows(room.table)).to_csv(index=False)


def points_csv(room: Room) -> str:
    """Return the points in order as CSV, for *Your own data*.

    Raises
    ------
    QikitError
        If nothing in the game comes in an order, or nothing was played yet.
    """
    return guarded(points_in_order(room.game, room.table)).to_csv(index=False)


def guarded(data: pd.DataFrame) -> pd.DataFrame:
    """Put an apostrophe before every text that a spreadsheet would take for a formula.

    Source: OWASP, "CSV Injection".

    Examples
    --------
    >>> import pandas as pd
    >>> guarded(pd.DataFrame({"said": ["=1+1", "more beds"], "n": [-1, 2]}))
              said  n
    0        '=1+1 -1
    1  more beds  2
    """
    return data.map(lambda cell: _harmless(cell) if isinstance(cell, str) else cell).rename(
        columns=lambda name: _harmless(str(name))
    )


def _harmless(text: str) -> str:
    return f"'{text}" if text.lstrip(" ").startswith(_BEGINS_A_FORMULA) else text


def unguarded(text: str) -> str:
    """Return what was there before `guarded`."""
    bare = text[1:]
    return bare if text[:1] == "'" and bare.lstrip(" ").startswith(_BEGINS_A_FORMULA) else text
