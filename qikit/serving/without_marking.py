"""Leave out of an exercise's page what is only there to be marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nbformat import NotebookNode


def leave_out_marked_cells(
    request: Any, notebook: NotebookNode, cwd: str | None = None
) -> NotebookNode:
    """Voilà's ``prelaunch_hook``: learners answer in the forms, so nbgrader's own cells can go.

    A graded cell stops at the first answer that is not right, and the page would stop with it.
    Cells for code of the learner's own stay in Lab, where they can be written in.
    """
    notebook.cells = [cell for cell in notebook.cells if not _is_for_marking(cell)]
    return notebook


def _is_for_marking(cell: NotebookNode) -> bool:
    mark = cell.metadata.get("nbgrader", {})
    return bool(mark.get("grade") or mark.get("solution"))
