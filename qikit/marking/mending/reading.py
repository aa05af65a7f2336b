"""Read a learner's notebook, however it was saved, renamed, cut off or worn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from nbformat import NotebookNode, current_nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_raw_cell

from qikit.marking.mending.mended import Mending
from qikit.marking.mending.salvage import as_text, items_of_list, read_json

LARGEST = 20 * 1024 * 1024
MOST_CELLS = 2000
_HASHES: dict[Any, str] = {level: "#" * level for level in range(1, 7)}
_NEW = {"code": new_code_cell, "raw": new_raw_cell}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadNotebook:
    """A notebook as far as it could be read.

    Parameters
    ----------
    notebook : NotebookNode or None
        Its cells, without outputs; None if nothing can be read.
    told : tuple of Mending
        What had to be done to read it.
    trouble : str
        Why nothing can be read, in plain words.
    """

    notebook: Any = None
    told: tuple[Mending, ...] = ()
    trouble: str = ""


def read_notebook(content: bytes) -> ReadNotebook:
    """Read a notebook.

    Parameters
    ----------
    content : bytes
        The file.

    Returns
    -------
    ReadNotebook
        Its cells in the present form of notebooks, or why there are none.
    """
    if not content.strip():
        return ReadNotebook(trouble="its notebook is empty")
    if len(content) > LARGEST:
        return ReadNotebook(trouble=f"its notebook is larger than {LARGEST // 1024**2} MB")
    text, plain = as_text(content)
    raw, told = read_json(text), []
    if not plain:
        told.append(_told("encoding", "The notebook was saved in another encoding and was read."))
    if raw is None:
        cells = items_of_list(text, "cells")
        raw = {"cells": cells} if cells else None
        told.append(_told("broken-off", _broken_off(len(cells))))
    if not isinstance(raw, dict):
        return ReadNotebook(trouble="its notebook cannot be read; it may be damaged or not be one")
    if _is_old(raw):
        told.append(_told("old-form", "The notebook was in an older form and was renewed."))
    return _as_read(raw, told)


def _as_read(raw: dict[str, Any], told: list[Mending]) -> ReadNotebook:
    found = [_cell(cell) for cell in _raw_cells(raw)]
    cells = [cell for cell in found if cell is not None]
    if not cells:
        return ReadNotebook(trouble="its notebook has no cells")
    if len(cells) > MOST_CELLS:
        return ReadNotebook(trouble=f"its notebook has more than {MOST_CELLS} cells")
    notebook = NotebookNode(cells=cells, metadata={}, nbformat=4, nbformat_minor=5)
    return ReadNotebook(notebook=notebook, told=tuple(told))


def _raw_cells(raw: dict[str, Any]) -> list[Any]:
    sheets = raw.get("worksheets") if "cells" not in raw else [raw]
    lists = [sheet.get("cells") for sheet in _list(sheets) if isinstance(sheet, dict)]
    return [cell for cells in lists for cell in _list(cells)]


def _is_old(raw: dict[str, Any]) -> bool:
    number = raw.get("nbformat", 4)
    return "worksheets" in raw or (isinstance(number, int) and number < current_nbformat)


def _cell(raw: Any) -> Any:
    if not isinstance(raw, dict):
        return None
    kind = raw.get("cell_type")
    source = _text(raw.get("source", raw.get("input", "")))
    if kind == "heading":
        source = f"{_HASHES.get(raw.get('level'), '#')} {source}"
    cell = _NEW.get(str(kind), new_markdown_cell)(source)
    metadata = raw.get("metadata")
    mark = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    name = mark.get("grade_id") if isinstance(mark, dict) else None
    cell.metadata = {"nbgrader": {"grade_id": name}} if isinstance(name, str) else {}
    cell["id"] = raw["id"] if isinstance(raw.get("id"), str) else ""
    return cell


def _text(source: Any) -> str:
    return "".join(part for part in _list(source) if isinstance(part, str)) or (
        source if isinstance(source, str) else ""
    )


def _list(thing: Any) -> list[Any]:
    return thing if isinstance(thing, list) else []


def _told(kind: str, words: str) -> Mending:
    return Mending(kind=kind, told=words)


def _broken_off(cells: int) -> str:
    return f"The notebook file was damaged; its first {cells} cells could be read."
