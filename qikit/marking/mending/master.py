"""The exercise as it was released: what hand-ins are mended from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat

from qikit.errors import QikitError
from qikit.learn.course_map import Module
from qikit.learn.expected import AT_ONCE
from qikit.learn.questions import LEARNERS_FILE, QuestionSet
from qikit.marking.desk import Desk
from qikit.marking.mending.matching import grade_id
from qikit.marking.release import release


@dataclass(frozen=True, slots=True, kw_only=True)
class Master:
    """An exercise as learners were given it.

    Parameters
    ----------
    exercise : str
        Its folder's name.
    name : str
        Name of its notebook.
    notebook : NotebookNode
        The notebook as it was released.
    files : dict
        The other files that were released, by name.
    questions : QuestionSet
        Its questions, with their key.
    """

    exercise: str
    name: str
    notebook: Any
    files: dict[str, bytes]
    questions: QuestionSet

    @property
    def titles(self) -> dict[str, str]:
        """What to call each cell that nbgrader knows: the title of its question."""
        names = [grade_id(cell) for cell in self.notebook.cells if grade_id(cell)]
        asked = [(question.id, question.title) for question in self.questions]
        return {
            name: next((title for key, title in asked if name.endswith(key)), name)
            for name in names
        }


def load_master(desk: Desk, module: Module) -> Master:
    """Read the released exercise of a module, and release it first if that was never done.

    Raises
    ------
    QikitError
        If the module has no exercise.
    """
    if module.exercise is None:
        raise QikitError(f"Module {module.slug!r} has no exercise.")
    folder = desk.folder("release", module.slug)
    if not (folder / module.exercise.notebook).is_file():
        release(desk.root, module)
    return Master(
        exercise=module.slug,
        name=module.exercise.notebook,
        notebook=nbformat.read(folder / module.exercise.notebook, as_version=4),
        files=_course_files(folder),
        questions=module.assessment,
    )


def _course_files(folder: Path) -> dict[str, bytes]:
    names = (LEARNERS_FILE, AT_ONCE)
    return {name: (folder / name).read_bytes() for name in names if (folder / name).is_file()}
