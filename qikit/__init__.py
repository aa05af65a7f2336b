"""Tools for learning and doing quality improvement (QI) in health and care.

The names below are the public ones. Each is loaded when first used, so that ``import qikit``
stays cheap.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_HOME = {
    "QikitError": "qikit.errors",
    "QikitWarning": "qikit.errors",
    "run_chart": "qikit.spc",
    "control_chart": "qikit.spc",
    "funnel_plot": "qikit.spc",
    "pareto_chart": "qikit.spc",
    "load": "qikit.pathways",
    "load_csv": "qikit.intake",
}

__all__ = sorted(_HOME)


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'qikit' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
