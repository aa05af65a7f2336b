"""Several workers side by side, each marking one hand-in at a time."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Queue

from qikit.marking.stopping import MustStop

_MOST_SECONDS = 600
_WORTH_A_WORKER = 4  # hand-ins; to start a worker takes about as long as to mark so many answers
_TOO_LONG = f"Marking it took longer than {_MOST_SECONDS // 60} minutes."
_GONE = "The process that marked it was ended from outside, or ended by itself."


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """One hand-in that a worker is finished with.

    Parameters
    ----------
    learner : str
        Whose.
    said : tuple of str
        Why it could not be marked; empty if it was.
    """

    learner: str
    said: tuple[str, ...]


def cores() -> int:
    """How many processors this process may use."""
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1


def mark_all(
    root: Path, exercise: str, learners: Sequence[str], must_stop: MustStop
) -> Iterator[Done]:
    """Mark hand-ins with as many workers as there are processors.

    Parameters
    ----------
    root : Path
        The checkout.
    exercise : str
        Its name.
    learners : sequence of str
        Whose hand-ins.
    must_stop : MustStop
        Asked before each hand-in; once it says so, none is begun any more.

    Yields
    ------
    Done
        Each hand-in as soon as it is finished, in the order in which they finish. A worker that
        falls silent or dies takes only its own hand-in with it.
    """
    waiting: Queue[str] = Queue()
    finished: Queue[Done | None] = Queue()  # None: a worker has stopped
    for learner in dict.fromkeys(learners):
        waiting.put(learner)
    needed = min(cores(), math.ceil(waiting.qsize() / _WORTH_A_WORKER))
    workers = [_Worker(root, exercise) for _ in range(needed)]
    for worker in workers:
        given = (worker, waiting, finished, must_stop)
        threading.Thread(target=_serve, args=given, daemon=True).start()
    try:
        for _ in workers:
            yield from iter(finished.get, None)
    finally:
        _empty(waiting)
        for worker in workers:
            worker.end()


def _serve(
    worker: _Worker,
    waiting: Queue[str],
    finished: Queue[Done | None],
    must_stop: MustStop,
) -> None:
    try:
        while not must_stop():
            learner = waiting.get_nowait()
            finished.put(Done(learner=learner, said=tuple(worker.mark(learner))))
    except Empty:
        return
    finally:
        finished.put(None)


def _empty(waiting: Queue[str]) -> None:
    try:
        while True:
            waiting.get_nowait()
    except Empty:
        return


class _Worker:
    """A process that marks; replaced by another one when it has ended."""

    def __init__(self, root: Path, exercise: str) -> None:
        module = f"{__package__}.worker"
        self.command = [sys.executable, "-m", module, str(root), exercise]
        self.process = self._started()

    def mark(self, learner: str) -> list[str]:
        """Have one hand-in marked; return why it could not be, if it could not."""
        if self.process.poll() is not None:
            self.process = self._started()
        process, late = self.process, threading.Event()
        guard = threading.Timer(_MOST_SECONDS, _end_late, (process, late))
        guard.start()
        try:
            said = _asked(process, learner)
        finally:
            guard.cancel()
        if said is not None:
            return said
        process.kill()
        process.wait()
        return [_TOO_LONG if late.is_set() else _GONE]

    def end(self) -> None:
        """End it now; what it was at is begun again another time."""
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe:
                pipe.close()

    def _started(self) -> subprocess.Popen[str]:
        return subprocess.Popen(
            self.command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )


def _asked(process: subprocess.Popen[str], learner: str) -> list[str] | None:
    """The worker's answer; None if it ended without one."""
    if process.stdin is None or process.stdout is None:
        return None
    try:
        process.stdin.write(json.dumps(learner) + "\n")
        process.stdin.flush()
        line = process.stdout.readline()
    except (OSError, ValueError):
        return None
    return list(json.loads(line)) if line.endswith("\n") else None


def _end_late(process: subprocess.Popen[str], late: threading.Event) -> None:
    late.set()
    process.kill()
