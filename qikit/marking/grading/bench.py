"""Where one hand-in is marked: out of sight, and put in its place only when it is finished.

Only plain files come onto the bench. A link would lead nbgrader, which copies what it leads to, to
somebody else's files.
"""

from __future__ import annotations

import copy
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from traitlets.config import Config

from qikit.errors import QikitError
from qikit.marking.desk import Desk
from qikit.marking.grading.report import tell

MOST_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """One hand-in on the bench.

    Parameters
    ----------
    desk : Desk
        A desk whose hand-ins, marked and not, lie on the bench.
    target : Path
        Where the marked hand-in belongs.
    """

    desk: Desk
    target: Path
    marked: Path
    old: Path

    def put_in_place(self) -> None:
        """Let the finished hand-in take the place of an earlier one."""
        self.target.parent.mkdir(parents=True, exist_ok=True)
        if self.target.exists():
            os.replace(self.target, self.old)
        os.replace(self.marked, self.target)


@contextmanager
def bench(desk: Desk, exercise: str, learner: str) -> Iterator[Bench]:
    """Lay one hand-in out, and clear the bench afterwards.

    Raises
    ------
    QikitError
        If its files are too large together.
    """
    place = desk.records / "bench" / exercise / learner
    _clear(place)
    here = replace(desk, config=_config(desk, place))
    try:
        _copy(
            desk.folder("submitted", exercise, learner), here.folder("submitted", exercise, learner)
        )
        yield Bench(
            desk=here,
            target=desk.folder("autograded", exercise, learner),
            marked=here.folder("autograded", exercise, learner),
            old=place / "old",
        )
    finally:
        _clear(place)


def _config(desk: Desk, place: Path) -> Config:
    config = copy.deepcopy(desk.config)
    for step in ("submitted", "autograded"):
        config.CourseDirectory[f"{step}_directory"] = str(place / step)
    return config


def _clear(place: Path) -> None:
    shutil.rmtree(place, ignore_errors=True)


def _copy(source: Path, target: Path) -> None:
    target.mkdir(parents=True)
    left = MOST_BYTES
    for path in sorted(source.rglob("*")):
        found, name = path.lstat(), path.relative_to(source)
        if stat.S_ISDIR(found.st_mode):
            (target / name).mkdir(parents=True, exist_ok=True)
        elif stat.S_ISREG(found.st_mode):
            left -= found.st_size
            if left < 0:
                raise QikitError(f"Its files are larger than {MOST_BYTES:,} bytes together.")
            shutil.copyfile(path, target / name, follow_symlinks=False)
        else:
            tell(f"{str(name)!r} leads elsewhere and is no file of its own; it was left out")
