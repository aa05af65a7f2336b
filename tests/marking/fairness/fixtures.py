"""Five learners whose hand-ins a machine has marked; marked once, then copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from qikit.marking.autograde import autograde, to_mark
from qikit.marking.collect import collect
from qikit.marking.release import release
from tests.marking.checkouts import Cohort, one_exchange
from tests.marking.fairness.evening import ANSWERS, Marked
from tests.marking.solutions import give

_HOMES: list[Path] = []


@pytest.fixture(scope="session")
def marked_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the hand-ins are; several folders of tests share what one of them has made."""
    if not _HOMES:
        with pytest.MonkeyPatch.context() as patch:
            patch.delenv("QIKIT_GRADEBOOK", raising=False)
            _HOMES.append(hand_in_and_mark(tmp_path_factory.mktemp("marked")))
    return _HOMES[0]


@pytest.fixture
def marked(marked_once: Path, tmp_path: Path) -> Iterator[Marked]:
    """The tiny course, marked by machine, with four written answers to read."""
    home = tmp_path / "marked"
    shutil.copytree(marked_once, home, symlinks=True)
    with one_exchange(home / "exchange"):
        yield Marked(Cohort(home))


def hand_in_and_mark(home: Path) -> Path:
    """Let five learners hand in, and a machine mark it."""
    with one_exchange(home / "exchange"):
        cohort = Cohort(home)
        root, module = cohort.teacher, cohort.module
        release(root, module)
        for learner, answers in ANSWERS.items():
            give(cohort.fetch(learner), answers)
            cohort.hand_in(learner)
        collect(root, module)
        found = list(autograde(root, module, to_mark(root, module)))
    assert all(each.result for each in found), found
    return home
