"""Checkouts to mark in: one for those who teach, one for each learner, one exchange between."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from qikit.learn.course_map import Module, load_course
from qikit.marking.fetch import fetch
from qikit.marking.hand_in import hand_in
from qikit.marking.receipts import Receipt

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[1]
TINY = HERE / "fixtures" / "course"
_NOT_SOURCE = shutil.ignore_patterns(
    "release", "submitted", "autograded", "feedback", "received", "gradebook.db", ".*"
)


class Cohort:
    """A course to teach in ``teacher``, and learners' checkouts beside it."""

    def __init__(self, home: Path, course: Path = TINY) -> None:
        self.home, self._course = home, course
        self.teacher = self.learner("teacher")
        self.module: Module = load_course(self.teacher).modules[0]

    @property
    def source(self) -> Path:
        return self.module.exercise_folder

    def learner(self, name: str) -> Path:
        """A learner's own checkout."""
        root = self.home / name
        return root if root.exists() else self._checkout(name)

    def fetch(self, name: str, module: Module | None = None) -> Path:
        with acting_as(name):
            return fetch(self.learner(name), module or self.module)

    def hand_in(self, name: str, module: Module | None = None) -> Receipt:
        with acting_as(name):
            return hand_in(self.learner(name), module or self.module)

    def _checkout(self, name: str) -> Path:
        root = self.home / name
        shutil.copytree(self._course, root / "course", ignore=_NOT_SOURCE)
        shutil.copy(REPOSITORY / "jupyter_config.py", root)
        return root


@contextmanager
def acting_as(learner: str) -> Iterator[None]:
    """Hand in and fetch feedback under a learner's name."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QIKIT_LEARNER", learner)
        yield


@contextmanager
def one_exchange(folder: Path) -> Iterator[None]:
    """Let every checkout use one exchange."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QIKIT_EXCHANGE", str(folder))
        yield
