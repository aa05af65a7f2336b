"""One learner's work on its way to being handed in, and what ought to come of it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from random import Random
from typing import Any

import nbformat

from qikit.marking.label import LABEL_FILE, Label
from tests.marking.arriving.zips import zipped
from tests.marking.cohort.sheet import Drawn

SLUG = "03-measurement"
NOTEBOOK = "measurement.ipynb"
WHEN = "2024-05-04T09:00:00+00:00"
SAVED = "2026-11-20T19:30:00+00:00"


def as_saved(notebook: Any) -> bytes:
    """Return a notebook as it is, without anything being put right on the way."""
    return json.dumps(notebook, ensure_ascii=False, indent=1).encode()


@dataclass(slots=True, kw_only=True)
class Work:
    """What a learner has in the folder of the exercise, and what is to be expected of it.

    Parameters
    ----------
    name : str
        The learner.
    chance : Random
        The learner's own; whatever is drawn depends on nobody else.
    sheet : dict
        Question id -> the answer that was drawn and its marks.
    notebook : NotebookNode
        The notebook, as released.
    files : dict
        The other files, by name.
    raw : bytes or None
        What is sent in place of a proper zip.
    links : dict
        Links put among the files: name -> where they lead. Only by exchange.
    """

    name: str
    chance: Random
    sheet: dict[str, Drawn]
    notebook: Any
    files: dict[str, bytes]
    raw: bytes | None = None
    links: dict[str, str] = field(default_factory=dict)
    is_labelled: bool = True

    def finish(self) -> None:
        """Save notebook, answers and label, as the course does."""
        self.files = {
            NOTEBOOK: as_saved(self.notebook),
            "answers.json": self.answers_file(),
            **self.files,
        }
        if self.is_labelled:
            label = Label(
                learner=self.name, course="qi-course", exercise=SLUG, when=WHEN, copy=self.name
            )
            self.files[LABEL_FILE] = label.as_json().encode()

    def answers_file(self) -> bytes:
        entries = {
            key: {"answer": drawn.answer, "saved": SAVED} for key, drawn in self.sheet.items()
        }
        content = {"version": 1, "answers": entries}
        return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()

    def as_zip(self) -> bytes:
        return self.raw if self.raw is not None else zipped(self.files)

    @property
    def marks(self) -> dict[str, float]:
        return {key: drawn.marks for key, drawn in self.sheet.items()}

    def keep_only(self, keys: set[str]) -> None:
        """Expect marks for these questions only."""
        self.sheet = {key: drawn for key, drawn in self.sheet.items() if key in keys}

    def cell(self, name: str) -> Any:
        return next(cell for cell in self.notebook.cells if cell.id == name)

    def place(self, name: str) -> int:
        return [cell.id for cell in self.notebook.cells].index(name)

    def add_code(self, *lines: str) -> None:
        """Put code of the learner's own right after the imports."""
        cell = nbformat.v4.new_code_cell("\n".join(lines), id=f"own-code-{self.name}")
        self.notebook.cells.insert(self.place("imports") + 1, cell)
