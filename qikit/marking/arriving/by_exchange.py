"""Collect from nbgrader's exchange, with every hand-in read safely, kept, and mended.

The exchange is a folder in which every learner may write. nbgrader copies whatever lies there, and
what a link leads to as well. It uses this in place of its own step, whoever presses the button.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from filelock import FileLock
from nbgrader.exchange.default import ExchangeCollect

from qikit.learn.course_map import load_course
from qikit.marking.arriving.folders import read_folder
from qikit.marking.arriving.limits import Allowance, Refused
from qikit.marking.arriving.place import place
from qikit.marking.arriving.store import Record, keep, received, was_taken_in
from qikit.marking.desk import Desk
from qikit.marking.learner import is_learner_id
from qikit.marking.mending.master import Master, load_master


class CollectSafely(ExchangeCollect):  # type: ignore[misc]
    """nbgrader's step *collect*, which copies nothing that it has not read safely."""

    def copy_files(self) -> None:
        """Take in the hand-in that nbgrader has chosen for each learner."""
        root = Path(self.coursedir.root).parent
        desk = Desk(root=root, config=self.config)
        exercise = self.coursedir.assignment_id
        new = [
            one
            for one in self.src_records
            if is_learner_id(name := one["username"])
            and not was_taken_in(desk, exercise, name, _time(one))
        ]
        if not new:
            return
        received(desk).mkdir(parents=True, exist_ok=True)
        with FileLock(received(desk) / ".lock"):
            master = load_master(desk, load_course(root).module(exercise))
            for one in new:
                _take(desk, master, Path(self.inbound_path) / one["filename"], _record(master, one))


def _record(master: Master, found: dict[str, Any]) -> Record:
    return Record(
        learner=found["username"],
        exercise=master.exercise,
        name=found["filename"],
        handed_in=_time(found),
        arrived=datetime.now(UTC).isoformat(),
        checksum="",
        by_exchange=True,
    )


def _time(found: dict[str, Any]) -> str:
    return str(found["timestamp"].replace(tzinfo=UTC).isoformat())


def _take(desk: Desk, master: Master, folder: Path, record: Record) -> None:
    try:
        files = read_folder(folder, Allowance())
    except Refused as refused:
        keep(desk, b"", replace(record, set_aside=str(refused), needs_another=True))
        return
    place(desk, master, files, record)
