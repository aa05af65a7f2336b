"""Send and take in marks, told line by line to whoever does it."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from qikit.errors import QikitError
from qikit.learn.course_map import Module
from qikit.marking.desk import open_desk
from qikit.marking.fairness.values import RubricMark
from qikit.marking.merging.conflicts import Conflict, settle
from qikit.marking.merging.merge import export_marks, merge_marks


def send(root: Path, module: Module, file: Path, marker: str) -> int:
    """Write the marks of an exercise to a file that is not there yet, and say so."""
    content = export_marks(open_desk(root), module.slug, marker)
    try:
        with file.open("xb") as target:
            target.write(content)
    except OSError as error:
        raise QikitError(f"{file} cannot be written: {error.strerror}.") from error
    print(f"{module.slug}: marks written to {file}. Send it as you would send marks.")
    return 0


def merge(root: Path, module: Module, file: Path, marker: str) -> int:
    """Take in marks from a file; say what came of it, and what is to be settled."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise QikitError(f"{file} cannot be read: {error.strerror}.") from error
    found = merge_marks(open_desk(root), module.slug, content, marker)
    print(f"{module.slug}: {found.as_text()}")
    for conflict in found.conflicts:
        print(f"  {_in_words(conflict)}")
    return 1 if found.conflicts else 0


def settle_one(
    root: Path, module: Module, uid: str, choice: Literal["ours", "theirs"], marker: str
) -> int:
    """Settle one conflict and say so."""
    settle(open_desk(root), module.slug, uid, choice, marker)
    print(f"{module.slug}: settled, {choice} stands.")
    return 0


def _in_words(conflict: Conflict) -> str:
    theirs = conflict.theirs
    ours = _marks(conflict.ours) if conflict.ours else "none"
    return (
        f"{conflict.uid}  {theirs.learner}, {theirs.question_id}: ours {ours}, "
        f"theirs {_marks(theirs)}; {conflict.why}."
    )


def _marks(mark: RubricMark) -> str:
    return f"{mark.points:g} of {mark.possible:g} ({mark.marker})"
