"""Refuse a hand-in that leads to other people's files, whoever marks it and by which button."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nbgrader.preprocessors import NbGraderPreprocessor

from qikit.errors import QikitError


class NoLinks(NbGraderPreprocessor):  # type: ignore[misc]
    """Stop before a linked file is taken for the learner's; the first step of marking.

    The marking desk leaves links out beforehand. nbgrader's own button does not.
    """

    def preprocess(self, nb: Any, resources: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
        folder = Path(resources["metadata"]["path"])
        links = sorted(path.name for path in folder.rglob("*") if path.is_symlink())
        if links:
            raise QikitError(
                f"{links[0]!r} in this hand-in leads elsewhere and is no file of its own.",
                todo="Mark it with the marking desk or 'qi mark autograde', which leave it out.",
            )
        return nb, resources
