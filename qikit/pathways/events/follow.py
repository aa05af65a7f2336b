"""Turn tables into one log: each case's steps in order of time, with every handover."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from .steps import Step


def follow(table: pd.DataFrame, pathway: str, key: str, steps: Sequence[Step]) -> pd.DataFrame:
    """Return the events of one table, one row an event, in no particular order."""
    parts = [_events(table, pathway, key, step) for step in steps if step.column in table]
    return pd.concat(parts, ignore_index=True)


def _events(table: pd.DataFrame, pathway: str, key: str, step: Step) -> pd.DataFrame:
    when = table[step.column].to_numpy().astype("datetime64[s]")
    happened = ~np.isnat(when)
    if step.only:
        column, value = step.only
        happened &= (table[column] == value).fillna(False).to_numpy(dtype=bool)
    n = int(happened.sum())
    return pd.DataFrame(
        {
            "case_id": table[key].to_numpy()[happened],
            "person_id": table["person_id"].to_numpy()[happened],
            "pathway": pd.Categorical.from_codes(np.zeros(n, int), [pathway]),
            "activity": pd.Categorical.from_codes(np.zeros(n, int), [step.activity]),
            "start_dt": when[happened],
            "org_code": pd.Categorical.from_codes(np.zeros(n, int), [step.partner]),
        }
    )


def as_log(parts: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Return the log: cases in order of their first event, events in order of time.

    Adds ``event_seq`` (1 for the first event of a case), ``from_org`` (who had the person
    before) and ``minutes_since_previous``.
    """
    log = pd.concat([_plain(part) for part in parts], ignore_index=True)
    case, _ = pd.factorize(log["case_id"])
    when = log["start_dt"].to_numpy().astype("datetime64[s]").astype(np.int64)
    first = np.full(case.max() + 1, np.iinfo(np.int64).max)
    np.minimum.at(first, case, when)
    order = np.lexsort((np.arange(len(log)), when, case, first[case]))
    log, case, when = log.iloc[order].reset_index(drop=True), case[order], when[order]
    starts = np.concatenate([[True], case[1:] != case[:-1]])
    log.insert(0, "synthetic", True)
    log.insert(4, "event_seq", _position(starts))
    log["from_org"] = log["org_code"].shift().mask(starts)
    gap = np.diff(when, prepend=when[0]) // 60
    log["minutes_since_previous"] = pd.array(np.where(starts, 0, gap), dtype="Int64")
    log.loc[starts, "minutes_since_previous"] = pd.NA
    for name in ("pathway", "activity", "org_code", "from_org"):
        log[name] = log[name].astype("category")
    return log


def _plain(part: pd.DataFrame) -> pd.DataFrame:
    return part.astype(dict.fromkeys(("pathway", "activity", "org_code"), object))


def _position(starts: NDArray[np.bool_]) -> NDArray[np.int64]:
    place = np.arange(len(starts))
    return place - np.maximum.accumulate(np.where(starts, place, 0)) + 1
