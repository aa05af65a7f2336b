"""One invented person's way through the pathway, hour by hour, from the event log."""

from __future__ import annotations

import html
from functools import lru_cache

import pandas as pd

from qikit.pathways import load_events

#: Names of pathways in the event log.
_IN_LOG = {"Urgent care at home": "urgent community response", "COPD": "copd"}
_FEWEST_STEPS = {"diabetes": 4, "urgent community response": 3}
_USUAL_FEWEST = 8
_PEOPLE = 40


def journey(pathway: str, number: int) -> str:
    """Return an HTML table of one person's steps.

    Parameters
    ----------
    pathway : str
        As a case names it.
    number : int
        Which person, from 0; after the last the first comes again.
    """
    people = _people(_IN_LOG.get(pathway, pathway.lower()))
    steps = people[number % len(people)]
    rows = "".join(
        f"<tr><td>{start:%a %d %b, %H:%M}</td><td>{html.escape(step)}</td>"
        f"<td>{_later(gap)}</td></tr>"
        for start, step, gap in steps
    )
    return (
        "<table><caption>One invented person's way (synthetic record)</caption>"
        "<thead><tr><th>When</th><th>What happened</th><th>After</th></tr></thead>"
        f"<tbody>{rows}</tbody></table>"
    )


@lru_cache(maxsize=8)
def _people(pathway: str) -> tuple[tuple[tuple[pd.Timestamp, str, float], ...], ...]:
    log = load_events()
    log = log[log["pathway"] == pathway]
    steps = log.groupby("case_id")["event_seq"].transform("size")
    full = log[steps >= _FEWEST_STEPS.get(pathway, _USUAL_FEWEST)]
    chosen = full["case_id"].unique()[:_PEOPLE]
    full = full[full["case_id"].isin(chosen)]
    gaps = full["minutes_since_previous"].astype("Float64").fillna(0).astype(float)
    told = zip(full["case_id"], full["start_dt"], full["activity"], gaps, strict=True)
    people: dict[str, list[tuple[pd.Timestamp, str, float]]] = {}
    for case, start, activity, gap in told:
        people.setdefault(case, []).append((start, activity, gap))
    return tuple(tuple(way) for way in people.values())


def _later(minutes: float) -> str:
    """Say how long after the step before, in the unit a person would use.

    Examples
    --------
    >>> _later(0), _later(59), _later(90), _later(2880)
    ('', '59 minutes', '1 hour 30 minutes', '2 days')
    """
    hours, rest = divmod(round(minutes), 60)
    if minutes <= 0:
        return ""
    if not hours:
        return _of(rest, "minute")
    if hours < 24:
        return f"{_of(hours, 'hour')} {_of(rest, 'minute')}" if rest else _of(hours, "hour")
    return _of(round(hours / 24), "day")


def _of(number: int, unit: str) -> str:
    return f"{number} {unit}{'' if number == 1 else 's'}"
