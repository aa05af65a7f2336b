"""A small master, and learners' notebooks made from it."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

STUB = "waits = load()\n# Your code here\n..."
PLACEHOLDER = "*Your answer is put here when it is marked.*"
TITLES = {"q1": "First", "q2": "Second", "q3-words": "In words", "q3": "Third", "code-q3": "Third"}


def cell(kind: str, name: str, source: str, **mark: Any) -> Any:
    made = (new_code_cell if kind == "code" else new_markdown_cell)(source, id=name)
    if mark:
        made.metadata["nbgrader"] = {"grade_id": name} | mark
    return made


def check(name: str) -> Any:
    return cell("code", name, f'grade("{name}")', grade=True, locked=True, solution=False)


def master() -> Any:
    """The notebook as it was released: two checks, a written answer, and code with its check."""
    cells = [
        cell("markdown", "title", "# Exercise"),
        cell("code", "imports", "from qikit.learn import ask, grade"),
        cell("code", "ask-q1", 'ask("q1")'),
        check("q1"),
        cell("markdown", "about-q2", "## Second"),
        check("q2"),
        cell("markdown", "q3-words", PLACEHOLDER, grade=True, locked=False, solution=True),
        cell("code", "code-q3", STUB, grade=False, locked=False, solution=True),
        check("q3"),
        cell("markdown", "end", "Hand in."),
    ]
    return new_notebook(cells=cells, metadata={"language_info": {"name": "python"}})


def learners() -> Any:
    """A learner's copy in which nothing is done."""
    return deepcopy(master())


def named(notebook: Any, name: str) -> Any:
    return next(each for each in notebook.cells if each.id == name)


def place_of(notebook: Any, name: str) -> int:
    return [each.id for each in notebook.cells].index(name)


def as_bytes(notebook: Any) -> bytes:
    return nbformat.writes(notebook).encode()


def copy_of(original: Any, source: str | None = None) -> Any:
    """A copy as JupyterLab makes it: the same marks, another id."""
    made = deepcopy(original)
    made["id"] = f"copy-of-{original.id}"
    made.source = original.source if source is None else source
    return made


def typed(source: str, kind: str = "code") -> Any:
    """A cell that somebody typed."""
    return (new_code_cell if kind == "code" else new_markdown_cell)(source)
