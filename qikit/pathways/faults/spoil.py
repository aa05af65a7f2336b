"""Spoil a clean table by a plan, and say what was done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from ..frame.durations import minutes_between
from ..frame.streams import Floats, Streams
from ..tables.field import Field, Table
from .soil import Fault, Soil


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How the main table of a pathway is spoilt.

    Attributes
    ----------
    time : str
        The column with each row's moment.
    faults : tuple of Fault
        Applied in this order.
    intervals : mapping
        Columns that are worked out again from two spoilt times: name to (start, end).
    left_out : tuple of str
        Columns that an extract does not hold: measures that somebody works out later.
    as_text : tuple of str
        Columns that hold text once they are spoilt.
    """

    time: str
    faults: tuple[Fault, ...]
    intervals: Mapping[str, tuple[str, str]]
    left_out: tuple[str, ...] = ()
    as_text: tuple[str, ...] = ()

    @property
    def words(self) -> list[str]:
        """The kinds of faults, for the datasheet."""
        return sorted({fault.words for fault in self.faults})


def extracted(spec: Table, plan: Plan) -> Table:
    """Return the description of the spoilt table: nothing is promised but types."""
    fields = tuple(_loose(field, plan) for field in spec.fields if field.name not in plan.left_out)
    return replace(
        spec,
        name=f"{spec.name}_as_extracted",
        title=f"{spec.title}, as extracted with faults planted on purpose",
        path="as_extracted.csv.gz",
        fields=fields,
    )


def _loose(field: Field, plan: Plan) -> Field:
    loose = replace(field, required=field.name == "synthetic", values=(), low=None, high=None,
                    unique=False, many=False)  # fmt: skip
    if field.name in plan.as_text:
        return replace(loose, type="string")
    return replace(loose, type="number") if field.type == "integer" else loose


def spoil(
    table: pd.DataFrame, spec: Table, plan: Plan, streams: Streams, pressure: Floats
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the spoilt table and the ledger of faults (record_id, field, fault)."""
    soil = Soil(_pliable(table), spec.key, plan.time, streams, pressure, [])
    for number, fault in enumerate(plan.faults):
        soil.streams = streams.child(number)
        fault.spoil(soil)
    done = soil.table
    for name, (start, end) in plan.intervals.items():
        done[name] = minutes_between(*(done[c].to_numpy().astype("datetime64[m]")
                                       for c in (start, end)))  # fmt: skip
    ledger = pd.concat(soil.ledger, ignore_index=True)
    return done.drop(columns=[c for c in plan.left_out if c in done]), ledger


def _pliable(table: pd.DataFrame) -> pd.DataFrame:
    """Return a copy whose columns can hold anything that a fault may put there."""
    loose = {}
    for name, kind in table.dtypes.items():
        if pd.api.types.is_bool_dtype(kind):
            loose[name] = "boolean"
        elif pd.api.types.is_numeric_dtype(kind):
            loose[name] = "Float64"
        elif not pd.api.types.is_datetime64_any_dtype(kind):
            loose[name] = "object"
    return table.astype(loose)


def negative_share(table: pd.DataFrame, plan: Plan) -> float:
    """Return the share of rows in which some interval runs backwards."""
    backwards = np.zeros(len(table), dtype=bool)
    for name in plan.intervals:
        backwards |= (table[name] < 0).fillna(False).to_numpy(dtype=bool)
    return float(backwards.mean())
