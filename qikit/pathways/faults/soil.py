"""What a fault works on: a table being spoilt, its randomness, and a ledger of what was done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..frame.streams import Floats, Streams

Rows = NDArray[np.bool_]


@dataclass(slots=True)
class Soil:
    """A table being spoilt.

    Attributes
    ----------
    table : DataFrame
    key : str
        The column that names each row.
    time : str
        The column with the moment of arrival.
    streams : Streams
    pressure : array of float
        Pressure on each row's day, about -3 to 3.
    ledger : list of DataFrame
        One part a fault: key, field, fault.
    """

    table: pd.DataFrame
    key: str
    time: str
    streams: Streams
    pressure: Floats
    ledger: list[pd.DataFrame]

    def some(self, name: str, share: float | Floats) -> Rows:
        """Return random rows, with this share."""
        return self.streams.chance(name, share, len(self.table))

    def known(self, column: str) -> Rows:
        """Return rows that have a value."""
        return self.table[column].notna().to_numpy()

    def since(self) -> NDArray[np.datetime64]:
        """Return each row's day."""
        return self.table[self.time].to_numpy().astype("datetime64[D]")

    def note(self, rows: Rows, field: str, fault: str) -> None:
        """Write in the ledger that these rows of a field have a fault."""
        keys = self.table.loc[rows, self.key].to_numpy()
        self.ledger.append(pd.DataFrame({"record_id": keys, "field": field, "fault": fault}))

    def put(self, rows: Rows, column: str, values: object, fault: str) -> None:
        """Write new values into these rows and note it."""
        if not rows.any():
            return
        new = self.table[column].copy()
        new[rows] = values
        self.table[column] = new
        self.note(rows, column, fault)


@dataclass(frozen=True, slots=True)
class Fault:
    """One kind of fault: words for the datasheet, and the spoiling itself."""

    words: str
    spoil: Callable[[Soil], None]
