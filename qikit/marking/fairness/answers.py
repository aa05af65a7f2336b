"""The words a person marks, read from where the machine put them."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from qikit.marking.desk import Desk
from qikit.marking.plain_text import unquoted


def words_to_mark(desk: Desk, exercise: str, learner: str) -> dict[str, str]:
    """Return one learner's written answers, by question, as they were marked by machine.

    A question that was not answered is left out.
    """
    folder = desk.folder("autograded", exercise, learner)
    found: dict[str, str] = {}
    for path in sorted(folder.glob("*.ipynb")):
        found |= {name: words for name, words in _written_cells(path) if words}
    return found


def fingerprint_of(words: str) -> str:
    """Return a short text that is another one when an answer's words are; spaces do not count."""
    if not words.strip():
        return ""
    return hashlib.sha256(" ".join(words.split()).encode()).hexdigest()[:32]


def _written_cells(path: Path) -> list[tuple[str, str]]:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [
        (cell["metadata"]["nbgrader"]["grade_id"], unquoted("".join(cell["source"])))
        for cell in cells
        if _is_written(cell)
    ]


def _is_written(cell: dict[str, Any]) -> bool:
    marks = cell["metadata"].get("nbgrader", {})
    return cell["cell_type"] == "markdown" and bool(marks.get("grade") and marks.get("solution"))
