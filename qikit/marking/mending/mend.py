"""Mend a learner's notebook from the master that was released."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from itertools import count
from typing import Any

from qikit.marking.mending.matching import Matches, is_answer, match, plain, squeezed
from qikit.marking.mending.mended import Mended
from qikit.marking.mending.pieces import one_answer
from qikit.marking.mending.tell import tell


def mend(notebook: Any, master: Any, titles: Mapping[str, str] | None = None) -> Mended:
    """Put a learner's work into the master's cells.

    Graded and locked cells, and every other cell of the course, come from the master, in its order.
    What the learner wrote in answer cells is kept in them; the learner's own cells, and cells of
    the course that the learner changed, stay below the cell that they followed. Outputs are left
    out: they are made again when it is marked.

    Parameters
    ----------
    notebook : NotebookNode
        The learner's notebook, of nbformat 4.
    master : NotebookNode
        The notebook as it was released.
    titles : mapping, optional
        What to call a graded cell when telling about it; its own name if it has no title.

    Returns
    -------
    Mended
        The notebook to mark, and what was mended.
    """
    found = match(notebook.cells, master.cells)
    mended = deepcopy(master)
    mended.cells = list(_cells(notebook.cells, master.cells, found))
    _name_anew(mended.cells)
    return Mended(notebook=mended, told=tell(notebook.cells, master.cells, found, titles or {}))


def _cells(cells: list[Any], master: list[Any], found: Matches) -> Iterator[Any]:
    below = _own_below(cells, master, found)
    yield from (_own(cells[one]) for one in below.get(-1, []))
    for place, course in enumerate(master):
        cell = deepcopy(course)
        if is_answer(course):
            cell.source = one_answer([cells[one] for one in found.of_master.get(place, [])], course)
        yield cell
        yield from (_own(cells[one]) for one in below.get(place, []))


def _own_below(cells: list[Any], master: list[Any], found: Matches) -> dict[int, list[int]]:
    """Below which of the master's cells each of the learner's own cells belongs."""
    masters = {one: place for place, ones in found.of_master.items() for one in ones}
    own = set(found.free) | changed_course_cells(cells, master, found)
    below: dict[int, list[int]] = {}
    above = -1
    for one in range(len(cells)):
        above = masters.get(one, above)
        if one in own and plain(cells[one].source):
            below.setdefault(above, []).append(one)
    return below


def changed_course_cells(cells: list[Any], master: list[Any], found: Matches) -> set[int]:
    """Return the learner's versions of the course's cells that say something of their own."""
    return {
        one
        for place, ones in found.of_master.items()
        if not is_answer(master[place])
        for one in ones
        if squeezed(cells[one].source) not in squeezed(master[place].source)
    }


def _own(cell: Any) -> Any:
    own = deepcopy(cell)
    own.metadata, own["id"] = {}, ""
    return own


def _name_anew(cells: list[Any]) -> None:
    """Give the learner's own cells ids that no other cell has."""
    taken = {cell.get("id") for cell in cells}
    names = (name for number in count(1) if (name := f"own-{number}") not in taken)
    for cell in cells:
        if not cell.get("id"):
            cell["id"] = next(names)
