"""Two places that hold the same hand-ins, marked by machine in both."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from qikit.marking.merging.merge import Merge, export_marks, merge_marks
from tests.marking.checkouts import Cohort, one_exchange
from tests.marking.fairness.evening import SLUG, Marked
from tests.marking.fairness.fixtures import marked_once

__all__ = ["marked_once"]


@dataclass(frozen=True)
class Places:
    """Where Jo marks, and where Sam marks."""

    jo: Marked
    sam: Marked

    def jo_to_sam(self) -> Merge:
        return merge_marks(self.sam.desk, SLUG, export_marks(self.jo.desk, SLUG, "Jo"), "Sam")

    def sam_to_jo(self) -> Merge:
        return merge_marks(self.jo.desk, SLUG, export_marks(self.sam.desk, SLUG, "Sam"), "Jo")


@pytest.fixture
def places(marked_once: Path, tmp_path: Path) -> Iterator[Places]:
    homes = [tmp_path / "jo", tmp_path / "sam"]
    for home in homes:
        shutil.copytree(marked_once, home, symlinks=True)
    with one_exchange(tmp_path / "no-exchange"):
        yield Places(*(Marked(Cohort(home)) for home in homes))
