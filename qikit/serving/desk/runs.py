"""Start a long step of marking beside the server, and see how far it is.

The step runs in a process of its own: the pages stay quick, a run goes on when the page is left or
the server stops, and a lock that ends with the process says honestly whether it is still at work.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from filelock import FileLock, Timeout

from qikit.marking.desk import Desk
from qikit.serving.desk.diary import (
    Diary,
    DiaryWriter,
    ask_to_stop,
    is_asked_to_stop,
    read_diary,
)

_started: dict[Path, subprocess.Popen[bytes]] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """The newest run of a step.

    Parameters
    ----------
    diary : Diary
        What it has said so far.
    is_running : bool
        Whether it is still at work.
    is_stopping : bool
        Whether it is still at work, and somebody has asked it to stop.
    """

    diary: Diary
    is_running: bool
    is_stopping: bool = False

    @property
    def was_cut_short(self) -> bool:
        """Whether it stopped without an ending, because it or the machine was stopped."""
        return not self.is_running and not self.diary.ending

    @property
    def can_go_on(self) -> bool:
        """Whether it left something that another run can do."""
        return self.was_cut_short or self.diary.left > 0


def diary_path(desk: Desk, exercise: str, step: str) -> Path:
    """Where the diary of a step lies."""
    return desk.records / "runs" / exercise / f"{step}.jsonl"


def lock_of(desk: Desk, exercise: str) -> FileLock:
    """The lock that a long step on an exercise holds while it works."""
    folder = desk.records / "runs" / exercise
    folder.mkdir(parents=True, exist_ok=True)
    return FileLock(folder / ".lock")


def read_run(desk: Desk, exercise: str, step: str) -> Run | None:
    """Return the newest run of a step, or None if there was none."""
    path = diary_path(desk, exercise, step)
    diary = read_diary(path)
    if diary is None:
        return None
    is_running = not diary.ending and is_busy(desk, exercise)
    is_stopping = is_running and is_asked_to_stop(path, diary.run)
    return Run(diary=diary, is_running=is_running, is_stopping=is_stopping)


def is_busy(desk: Desk, exercise: str) -> bool:
    """Whether a long step on this exercise is at work, started from this server or another."""
    process = _started.get(desk.records / exercise)
    if process is not None and process.poll() is None:
        return True
    lock = lock_of(desk, exercise)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return True
    lock.release()
    return False


def start(desk: Desk, exercise: str, step: str) -> str:
    """Start a step in a process of its own, unless one is at work on this exercise already.

    Returns
    -------
    str
        The step that is at work now.
    """
    path = diary_path(desk, exercise, step)
    others = (read_run(desk, exercise, each.stem) for each in path.parent.glob("*.jsonl"))
    busy = next((run.diary.step for run in others if run and run.is_running), "")
    if busy:
        return busy
    run = DiaryWriter(path, step).run
    with path.with_suffix(".log").open("wb") as log:
        _started[desk.records / exercise] = _begin(desk, log, exercise, step, run)
    return step


def stop(desk: Desk, exercise: str, step: str, run: str) -> None:
    """Ask a run to stop after the hand-in at hand; one that has ended takes no notice."""
    ask_to_stop(diary_path(desk, exercise, step), run)


def _begin(desk: Desk, log: IO[bytes], *what: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "qikit.serving.desk.work", str(desk.root), *what],
        cwd=desk.root,
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
