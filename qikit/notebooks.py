"""The one form in which notebooks of the course are kept, so that a change shows as what it is.

No outputs, no run counts, no widget state, no editor settings; cell ids that can be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import nbformat

SOURCES = ("course/modules", "course/exercises", "course/apps")
KEPT_CELL_METADATA = ("nbgrader", "slideshow", "tags")
NOTEBOOK_METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
MADE_BY_MACHINE = re.compile(r"(cell-)?([0-9a-f]{8}|[0-9a-f]{16}|[0-9a-f-]{32,36})")
GOES_ON = "raises-exception"  # Jupyter's own tag: *Run all cells* goes on after an error here
READABLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
LONGEST_SLUG = 40


def notebook_files(root: Path) -> list[Path]:
    """The notebooks people write (not the copies that are built from them)."""
    found = (path for place in SOURCES for path in (root / place).rglob("*.ipynb"))
    return sorted(path for path in found if ".ipynb_checkpoints" not in path.parts)


def canonical_text(text: str) -> str:
    """A notebook's JSON text in the one form.

    Parameters
    ----------
    text : str
        The notebook as it was saved, of any nbformat version.

    Returns
    -------
    str
        Sorted keys, one-space indent, UTF-8 unescaped, final newline. Doing it twice changes
        nothing more.

    Raises
    ------
    nbformat.reader.NotJSONError, nbformat.ValidationError
        When ``text`` is not a notebook.
    """
    notebook = nbformat.reads(text, as_version=4)
    notebook.nbformat_minor = 5
    notebook.metadata = nbformat.from_dict(NOTEBOOK_METADATA)
    names = _Names()
    notebook.cells = [canonical_cell(cell, names) for cell in notebook.cells]
    nbformat.validate(notebook)
    return f"{nbformat.writes(notebook, version=4).rstrip()}\n"


def canonical_cell(cell: Any, names: _Names) -> Any:
    """One cell in its kept form: source, a readable id and the metadata that means something."""
    metadata = {key: cell.metadata[key] for key in KEPT_CELL_METADATA if cell.metadata.get(key)}
    name = names.take(_wanted_names(cell, metadata))
    if "nbgrader" in metadata:
        metadata["nbgrader"] = {**metadata["nbgrader"], "grade_id": name}
        if cell.cell_type == "code" and metadata["nbgrader"].get("grade"):
            metadata["tags"] = sorted({*metadata.get("tags", ()), GOES_ON})
    kept = {"id": name, "cell_type": cell.cell_type, "metadata": metadata, "source": cell.source}
    if cell.get("attachments"):
        kept["attachments"] = cell.attachments
    if cell.cell_type == "code":
        kept.update(execution_count=None, outputs=[])
    return nbformat.from_dict(kept)


def _wanted_names(cell: Any, metadata: dict[str, Any]) -> Iterator[str]:
    """What the cell could be called, best first."""
    grade_id = metadata.get("nbgrader", {}).get("grade_id", "")
    yield from (name for name in (grade_id, cell.get("id", "")) if is_readable(name))
    yield slug(cell.source) or cell.cell_type


def is_readable(name: str) -> bool:
    """Whether a person gave this name, rather than an editor.

    Examples
    --------
    >>> is_readable("q2-median-check"), is_readable("8f1a9c04"), is_readable("cell-8f1a9c04")
    (True, False, False)
    """
    return bool(READABLE.fullmatch(name)) and not MADE_BY_MACHINE.fullmatch(name)


def slug(source: str) -> str:
    """A name made of the first words of a cell.

    Examples
    --------
    >>> slug("## Why plot over *time*?\\nBecause …")
    'why-plot-over-time'
    """
    first = next((line for line in source.splitlines() if re.search(r"[A-Za-z]", line)), "")
    words = re.findall(r"[a-z0-9]+", first.lower().replace("'", "").replace("’", ""))
    name = ""
    for word in words:
        if len(name) + len(word) >= LONGEST_SLUG:
            break
        name = f"{name}-{word}" if name else word
    return name


class _Names:
    """The cell names given out so far in one notebook."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, wanted: Iterable[str]) -> str:
        """The first wanted name that is free, else the last one with a number."""
        name = ""
        for name in wanted:
            if name not in self._taken:
                break
        number, chosen = 2, name
        while chosen in self._taken:
            number, chosen = number + 1, f"{name}-{number}"
        self._taken.add(chosen)
        return chosen
