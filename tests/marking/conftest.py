"""A released exercise to start from; released once, then copied, which is quicker."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from qikit.marking.release import release
from tests.marking.checkouts import Cohort, one_exchange


@pytest.fixture(scope="session")
def released_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("released")
    with one_exchange(home / "exchange"):
        cohort = Cohort(home)
        release(cohort.teacher, cohort.module)
    return home


@pytest.fixture
def cohort(released_once: Path, tmp_path: Path) -> Iterator[Cohort]:
    """The tiny course, its exercise released, and nobody at work yet."""
    home = tmp_path / "cohort"
    shutil.copytree(released_once, home)
    with one_exchange(home / "exchange"):
        yield Cohort(home)


@pytest.fixture
def unreleased(tmp_path: Path) -> Iterator[Cohort]:
    """The tiny course before anything was released."""
    home = tmp_path / "cohort"
    with one_exchange(home / "exchange"):
        yield Cohort(home)
