"""The improvement tools that are not charts: aims, drivers, tests, maps, people, choices, plans.

Each tool is a frozen, validated record. It is **told** (``describe()``), **asked about**
(``questions()``: what a coach would ask, never a verdict on somebody's words), **drawn**
(``draw()``), **outlined** (``outline()``: the same as a list or table), **printed** (``page()``),
and **kept** (``save(path)``, ``load(path)``). What is not filled in yet is left empty; what cannot
be (a score of 7 out of 5) is refused with a :class:`qikit.QikitError`.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

#: Tool or value -> the module that it lives in.
_HOME = {
    "Aim": "aim",
    "Benefit": "benefits",
    "Benefits": "benefits",
    "Cause": "fishbone",
    "Charter": "charter",
    "CoachQuestion": "coach",
    "Commitment": "commitment",
    "ControlLine": "control_plan",
    "ControlPlan": "control_plan",
    "Criterion": "prioritise",
    "Cycle": "cycle",
    "Driver": "driver_diagram",
    "DriverDiagram": "driver_diagram",
    "Entry": "raid",
    "Fishbone": "fishbone",
    "Force": "force_field",
    "ForceField": "force_field",
    "Idea": "driver_diagram",
    "Kano": "kano",
    "KanoAnswer": "kano",
    "Measure": "measures",
    "Measures": "measures",
    "Member": "charter",
    "Milestone": "charter",
    "Option": "prioritise",
    "PDSA": "pdsa",
    "Party": "stakeholders",
    "Person": "commitment",
    "Prioritise": "prioritise",
    "ProcessMap": "process_map",
    "Raid": "raid",
    "Scorer": "sustainability",
    "Stakeholders": "stakeholders",
    "Step": "process_map",
    "Sustainability": "sustainability",
    "Why": "whys",
    "Whys": "whys",
    "fidelity": "fidelity_score",
    "kano_class": "kano",
    "load": "keeping",
    "rolled_yield": "process_map",
    "scale_of_test": "cycle",
}

__all__ = sorted(_HOME)


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'qikit.improve' has no attribute {name!r}")
    return getattr(import_module(f"qikit.improve.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return list(__all__)
