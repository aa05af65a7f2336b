"""Learning: questions answered without code, checked at once or marked later.

Three calls are all that a notebook needs: :func:`guess`, :func:`ask` and :func:`grade`.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_HOME = {
    "Expected": "qikit.learn.expected",
    "ask": "qikit.learn.notebook",
    "guess": "qikit.learn.notebook",
    "grade": "qikit.learn.notebook",
    "load_course": "qikit.learn.course_map",
}

__all__ = sorted(_HOME)


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'qikit.learn' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
