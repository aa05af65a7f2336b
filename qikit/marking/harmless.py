"""Leave nothing in a marked notebook that could act in the browser of the person who marks.

nbgrader's pages print learners' outputs and tags as they are. Only what cannot carry a script is
kept: plain text, error messages, and pictures made of pixels. (nbconvert itself refuses a notebook
whose cell ids or counts are not what they should be.)
"""

from __future__ import annotations

import contextlib
import re
from typing import Any

from nbformat.v4 import new_output
from nbgrader.preprocessors import NbGraderPreprocessor

_PIXELS = ("image/png", "image/jpeg")
KINDS_SHOWN = ("text/plain", *_PIXELS)
_BASE64 = re.compile(r"[A-Za-z0-9+/=\s]*")


class HarmlessNotebook(NbGraderPreprocessor):  # type: ignore[misc]
    """Rebuild outputs and metadata from what is known to be safe. Runs after the marks."""

    def preprocess(self, nb: Any, resources: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
        known = ("kernelspec", "language_info")
        nb.metadata = {key: nb.metadata[key] for key in known if key in nb.metadata}
        nb.metadata["language_info"] = {"name": "python"}
        for cell in nb.cells:
            _tidy(cell)
        return nb, resources


def _tidy(cell: Any) -> None:
    kept = ("nbgrader", "deletable", "editable")
    cell.metadata = {key: cell.metadata[key] for key in kept if key in cell.metadata}
    if cell.cell_type == "code":
        cell.outputs = harmless(cell.outputs)


def harmless(outputs: list[Any]) -> list[Any]:
    """Return what may be shown of a cell's outputs; one of a form that no kernel sends is dropped.

    Examples
    --------
    >>> from nbformat import from_dict
    >>> plain = new_output("stream", name="stdout", text="42")
    >>> forged = from_dict({"output_type": "display_data", "data": [1]})
    >>> [output.text for output in harmless([plain, forged])]
    ['42']
    """
    kept = []
    for output in outputs:
        with contextlib.suppress(AttributeError, KeyError, TypeError, ValueError):
            kept.append(_clean(output))
    return [output for output in kept if output is not None]


def _clean(output: Any) -> Any:
    if output.output_type == "stream":
        name = output.name if output.name in ("stdout", "stderr") else "stdout"
        return new_output("stream", name=name, text=str(output.text))
    if output.output_type == "error":
        lines = [str(line) for line in output.traceback]
        return new_output(
            "error", ename=str(output.ename), evalue=str(output.evalue), traceback=lines
        )
    data = {key: str(value) for key, value in output.data.items() if _is_safe(key, value)}
    return new_output("display_data", data=data) if data else None


def _is_safe(kind: str, value: Any) -> bool:
    if kind == "text/plain":
        return isinstance(value, str)
    return kind in _PIXELS and isinstance(value, str) and bool(_BASE64.fullmatch(value))
