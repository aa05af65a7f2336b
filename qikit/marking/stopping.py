"""What a long step of marking asks before each hand-in: does somebody want it to stop?"""

from __future__ import annotations

from collections.abc import Callable

MustStop = Callable[[], bool]


def never() -> bool:
    """Say that nobody does."""
    return False
