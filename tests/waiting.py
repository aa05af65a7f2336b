"""Waiting in tests for what other processes do in their own time."""

from __future__ import annotations

import time
from collections.abc import Callable


def eventually(holds: Callable[[], bool], patience: float = 20.0) -> bool:
    """Whether it holds at last, within `patience` seconds."""
    until = time.monotonic() + patience
    while not holds():
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True
