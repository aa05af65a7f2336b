"""Things to play with: plays inside lessons, and apps for workshops.

Each function below opens one of them as a panel; it takes no arguments.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from qikit.apps.panel import Panel

#: What is called -> the module and the play that it opens.
PLAYS = {
    "play_two_points": ("two_points", "TwoPoints"),
    "play_family": ("family", "Family"),
    "play_two_definitions": ("definitions", "Definitions"),
    "play_run_chart": ("growing", "Growing"),
    "play_limits": ("limits", "Limits"),
    "play_rebase": ("rebase", "Rebase"),
    "your_own_data": ("own_data", "OwnDataPlay"),
    "signal_or_noise": ("contest", "Contest"),
}

__all__ = sorted(PLAYS)


def __getattr__(name: str) -> Any:
    if name not in PLAYS:
        raise AttributeError(f"module 'qikit.apps' has no attribute {name!r}")

    def open_panel() -> Panel:
        from qikit.apps.panel import Panel

        module, play = PLAYS[name]
        return Panel(getattr(import_module(f"qikit.apps.{module}"), play)())

    open_panel.__name__ = open_panel.__qualname__ = name
    return open_panel
