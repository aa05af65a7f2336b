"""Tell the learner's own code from the course's."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import nbformat


def course_code(notebooks: Iterable[Path]) -> frozenset[str]:
    """Return the text of every code cell in the course's own notebooks that are there."""
    return frozenset(
        cell.source.strip()
        for path in notebooks
        if path.is_file()
        for cell in nbformat.read(path, as_version=4).cells
        if cell.cell_type == "code"
    )


def has_own_code(notebook: Any, course: frozenset[str]) -> bool:
    """Whether a notebook holds code that the course did not put there.

    Parameters
    ----------
    notebook : NotebookNode
        What was handed in.
    course : frozenset of str
        What `course_code` returns.

    Examples
    --------
    >>> from nbformat.v4 import new_code_cell, new_notebook
    >>> course = frozenset({"ask('q1')"})
    >>> has_own_code(new_notebook(cells=[new_code_cell("ask('q1') ")]), course)
    False
    >>> has_own_code(new_notebook(cells=[new_code_cell("open('/etc/passwd')")]), course)
    True
    """
    return any(
        cell.cell_type == "code" and cell.source.strip() not in {"", *course}
        for cell in notebook.cells
    )


def only_shows(source: str) -> bool:
    """Whether code binds no name, so that no later cell can build on it.

    Examples
    --------
    >>> only_shows("ask('q1')"), only_shows("months = load('sepsis')\\nmonths")
    (True, False)
    """
    try:
        return all(isinstance(part, ast.Expr) for part in ast.parse(source).body)
    except (SyntaxError, ValueError):
        return False
