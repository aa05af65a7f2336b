"""Hand-ins that arrive, told line by line to whoever marks."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from qikit.learn.course_map import Module, load_course
from qikit.marking.arriving.place import dismiss_aside, read_mendings, set_aside
from qikit.marking.arriving.put_back import put_back
from qikit.marking.arriving.store import damaged, records
from qikit.marking.arriving.take_in import Arrived, take_in
from qikit.marking.autograde import to_mark
from qikit.marking.desk import open_desk


def take(root: Path, paths: Iterable[Path], *, module: str, learner: str) -> int:
    """Take in what is at some paths, and say of each hand-in what came of it.

    Returns
    -------
    int
        0, or 1 if any was set aside.
    """
    chosen = load_course(root).module(module) if module else None
    found = [one for path in paths for one in take_in(root, path, module=chosen, learner=learner)]
    for one in found:
        _tell(one)
    aside = sum(bool(one.set_aside) for one in found)
    new = sum(one.is_new for one in found)
    print(f"{len(found)} arrived: {new} to be marked, {aside} set aside.")
    return 1 if aside else 0


def check(root: Path) -> int:
    """Say whether every original is as it came, and put back what was lost after it came.

    Returns
    -------
    int
        0 if all are, 1 if any is not.
    """
    desk = open_desk(root)
    for record in put_back(desk):
        print(f"  put back where it is marked: {record.learner}, {record.exercise}")
    bad = damaged(desk)
    for path in bad:
        print(f"  not as it came: {path.relative_to(desk.root)}")
    count = sum(bool(one.checksum) for one in records(desk))
    print(f"{count - len(bad)} of {count} originals are as they came.")
    return 1 if bad else 0


def aside(root: Path, *, dismiss: str = "") -> int:
    """List the hand-ins that wait for a person to look at them, or take one off the list.

    Raises
    ------
    QikitError
        If nothing of the name that is to be taken off is on the list.
    """
    desk = open_desk(root)
    if dismiss:
        dismiss_aside(desk, dismiss)
        print(f"{dismiss} is off the list; its original stays.")
        return 0
    found = {one.key: one for name in desk.exercises() for one in set_aside(desk, name)}
    for key, one in found.items():
        print(f"  {key}  {one.learner or 'nobody named'}, {one.name}: {one.reason}.")
    print(f"{len(found)} set aside.")
    return 0


def mended(root: Path, module: Module) -> None:
    """Say what was mended in the hand-ins that are still to be marked."""
    desk = open_desk(root)
    for learner in to_mark(root, module):
        for line in read_mendings(desk, module.slug, learner):
            print(f"  {learner}: {line}")


def _tell(one: Arrived) -> None:
    who = ", ".join(part for part in (one.learner, one.exercise) if part)
    print(f"  {one.name}{f': {who}' if who else ''}")
    if one.set_aside:
        print(f"    set aside, because {one.set_aside}.")
    elif not one.is_new:
        print("    was here already, or a newer one is.")
    for line in one.told:
        print(f"    {line}")
