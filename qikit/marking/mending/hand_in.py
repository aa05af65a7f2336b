"""Mend a whole hand-in: its notebook, its answers, and what else is in it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

import nbformat

from qikit.learn.answers import FILE_NAME
from qikit.learn.questions import QuestionSet
from qikit.marking.label import LABEL_FILE
from qikit.marking.mending.answers import MendedAnswers, is_answers_file, mend_answers
from qikit.marking.mending.master import Master
from qikit.marking.mending.matching import grade_id, match
from qikit.marking.mending.mend import mend
from qikit.marking.mending.mended import MendedHandIn, Mending, listed
from qikit.marking.mending.reading import ReadNotebook, read_notebook

#: Files of a learner that code in the exercise may want to read, and that cannot run.
_DATA = (".csv", ".tsv", ".txt", ".xlsx", ".png", ".jpg", ".jpeg", ".gif")
_MOST_OF_IT = 3  # a third of its cells show which exercise a notebook without marked cells is of
_MOST_DATA = 20 * 1024 * 1024
_NBGRADERS = ("timestamp.txt", "submission_secret.txt")

Files = Mapping[PurePosixPath, bytes]


def mend_hand_in(files: Files, master: Master) -> MendedHandIn:
    """Make of a hand-in what can be marked, or say why it cannot be.

    Parameters
    ----------
    files : mapping
        The files as they arrived.
    master : Master
        The exercise as it was released.

    Returns
    -------
    MendedHandIn
        The notebook under its own name, the answers, the course's own files as released, and the
        learner's data. It is set aside only if nothing of the learner's work can be read.
    """
    answers = mend_answers(files, master.questions)
    path, read = _best_notebook(files, master)
    foreign = read.notebook is not None and not _is_this(read.notebook, master)
    trouble = read.trouble or ("its notebook is not the one of this exercise" if foreign else "")
    if trouble and not answers.entries:
        return MendedHandIn(set_aside=_why_aside(trouble, answers, master))
    told = [*answers.told, *_told_of_notebook(path, read, trouble, master)]
    notebook = master.notebook
    if not trouble:
        mended = mend(read.notebook, master.notebook, master.titles)
        notebook, told = mended.notebook, [*told, *mended.told]
    kept, left = _data_of(files, path, master)
    if left:
        words = f"Not needed for marking, and left out of it: {listed(left)}."
        told.append(Mending(kind="extra-files", told=words))
    return MendedHandIn(files=kept | _marked(notebook, answers, master), told=tuple(told))


def resembles(files: Files, questions: QuestionSet, notebook: Any) -> int:
    """Return how much of an exercise is in a hand-in: graded cells and answers, counted.

    Parameters
    ----------
    files : mapping
        The files as they arrived.
    questions : QuestionSet
        The questions of the exercise.
    notebook : NotebookNode
        Its notebook, released or not.
    """
    answers = mend_answers(files, questions)
    found = len(answers.entries) - len(answers.foreign)
    for path, content in files.items():
        if path.suffix.lower() == ".ipynb":
            learners = read_notebook(content).notebook
            found += _graded_found(learners, notebook) if learners is not None else 0
    return found


def _graded_found(learners: Any, notebook: Any) -> int:
    found = match(learners.cells, notebook.cells)
    return sum(bool(grade_id(notebook.cells[place])) for place in found.of_master)


def _is_this(notebook: Any, master: Master) -> bool:
    """Whether it is this exercise's notebook: more of its marked cells are known here than not."""
    names = {grade_id(cell) for cell in master.notebook.cells}
    known = _graded_found(notebook, master.notebook)
    foreign = sum(grade_id(cell) not in names for cell in notebook.cells if grade_id(cell))
    if known or foreign:
        return known > foreign
    found = match(notebook.cells, master.notebook.cells).of_master
    return len(found) * _MOST_OF_IT >= len(master.notebook.cells)


def _best_notebook(files: Files, master: Master) -> tuple[PurePosixPath | None, ReadNotebook]:
    """The notebook of the exercise: the one with its name, or else the one with most of it."""
    paths = [path for path in sorted(files) if path.suffix.lower() == ".ipynb"]
    read = {path: read_notebook(files[path]) for path in paths}
    if not paths:
        return None, ReadNotebook(trouble="there is no notebook in it")

    def worth(path: PurePosixPath) -> tuple[bool, bool, int]:
        notebook = read[path].notebook
        found = _graded_found(notebook, master.notebook) if notebook is not None else 0
        return found > 0, path == PurePosixPath(master.name), found

    best = max(paths, key=worth)
    return best, read[best]


def _told_of_notebook(
    path: PurePosixPath | None, read: ReadNotebook, trouble: str, master: Master
) -> list[Mending]:
    if trouble:
        words = f"{trouble[0].upper()}{trouble[1:]}: the saved answers were marked without it."
        return [Mending(kind="notebook-replaced", told=words)]
    told = list(read.told)
    if path is not None and path != PurePosixPath(master.name):
        words = f"The notebook was called “{path}”, and should be called “{master.name}”."
        told.append(Mending(kind="renamed", told=words))
    return told


def _why_aside(trouble: str, answers: MendedAnswers, master: Master) -> str:
    if answers.foreign:
        return "its answers are to another exercise"
    if any(told.kind == "answers-missing" for told in answers.told):
        return f"{trouble}, and there is no answers file"
    return f"{trouble}, and no answers are saved in its answers file"


def _data_of(
    files: Files, notebook: PurePosixPath | None, master: Master
) -> tuple[dict[PurePosixPath, bytes], list[str]]:
    """The learner's data, and the names of what is left out."""
    ours = {*master.files, FILE_NAME, LABEL_FILE, *_NBGRADERS}
    others = [p for p in sorted(files) if str(p) not in ours and p != notebook]
    kept: dict[PurePosixPath, bytes] = {}
    room = _MOST_DATA
    for path in others:
        if path.suffix.lower() in _DATA and len(files[path]) <= room:
            kept[path] = files[path]
            room -= len(files[path])
    told = [p for p in others if p not in kept and not is_answers_file(p) and p.name[0] != "."]
    return kept, [str(path) for path in told]


def _marked(notebook: Any, answers: MendedAnswers, master: Master) -> dict[PurePosixPath, bytes]:
    text = nbformat.writes(notebook) + "\n"
    files = {master.name: text.encode(), FILE_NAME: answers.as_json(), **master.files}
    return {PurePosixPath(name): content for name, content in files.items()}
