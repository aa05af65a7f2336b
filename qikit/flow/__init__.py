"""Demand and capacity: what comes, what can be done, what waits, and how a plan would fare.

The four measures in one unit, the backlog that follows from them, rules for sizing, formulas for
queues, facts about waiting lists, and patient flow by simulation. A result is **told**
(``describe()``), **drawn** (``plot()``), **tabled** (``table_html()``) and **shown**
(``to_html()``). Times are in minutes; ``HOUR``, ``DAY`` and ``WEEK`` are minutes too.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

#: Name -> the module that it lives in.
_HOME = {
    "DAY": "saying",
    "HOUR": "saying",
    "WEEK": "saying",
    "AtRandom": "simulation.arrivals",
    "Backlog": "backlogs",
    "Booked": "simulation.arrivals",
    "CarveOut": "carving",
    "Estimate": "simulation.estimate",
    "Exponential": "simulation.durations",
    "Fixed": "simulation.durations",
    "FourMeasures": "measures",
    "FourMeasuresSheet": "sheet",
    "Histories": "luck",
    "LogNormal": "simulation.durations",
    "Nights": "simulation.durations",
    "Patients": "simulation.model",
    "PeopleAtStep": "sheet",
    "Pooling": "queue",
    "Queue": "queue",
    "Resource": "simulation.resource",
    "Service": "simulation.model",
    "Shift": "simulation.resource",
    "Simulation": "simulation.result",
    "Sizing": "sizing",
    "Step": "steps",
    "Steps": "steps",
    "Task": "simulation.model",
    "WaitCurve": "wait_curve",
    "WaitingList": "waiting_list",
    "Work": "measures",
    "backlog": "backlogs",
    "carve_out": "carving",
    "difference": "simulation.result",
    "eighty_percent_rule": "sizing",
    "erlang_b": "erlang",
    "erlang_c": "erlang",
    "histories": "luck",
    "kingman": "variation",
    "littles_law": "little",
    "mm1": "queue",
    "mmc": "queue",
    "percentile_rule": "sizing",
    "poisson_percentile": "demand",
    "pooling": "queue",
    "random_demand": "demand",
    "run_steps": "steps",
    "servers_needed": "erlang",
    "simulate": "simulation.result",
    "size_capacity": "sizing",
    "ward": "simulation.ward",
    "weeks_to_clear": "backlogs",
}

__all__ = sorted(_HOME)


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'qikit.flow' has no attribute {name!r}")
    return getattr(import_module(f"qikit.flow.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return list(__all__)
