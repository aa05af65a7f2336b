"""The lines that were told about each marked hand-in, kept for whoever looks later."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from qikit.marking.desk import Desk
from qikit.marking.grading.unfinished import write_whole


def keep_report(desk: Desk, exercise: str, learner: str, lines: Sequence[str]) -> None:
    """Keep what was told about a hand-in when it was last marked."""
    path = _path(desk, exercise, learner)
    if lines:
        write_whole(path, json.dumps(list(lines), ensure_ascii=False, indent=1))
    else:
        path.unlink(missing_ok=True)


def kept_report(desk: Desk, exercise: str, learner: str) -> tuple[str, ...]:
    """Return what was told about a hand-in when it was last marked."""
    path = _path(desk, exercise, learner)
    return tuple(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else ()


def _path(desk: Desk, exercise: str, learner: str) -> Path:
    return desk.records / "told" / exercise / f"{learner}.json"
