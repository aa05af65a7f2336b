"""Mark one hand-in, wholly or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from qikit.marking.arriving.moment import mend_time
from qikit.marking.collect import time_of
from qikit.marking.desk import Desk
from qikit.marking.engine import convert
from qikit.marking.grading.bench import bench
from qikit.marking.grading.report import report
from qikit.marking.grading.reports import keep_report
from qikit.marking.grading.unfinished import Unfinished
from qikit.marking.settled import keep_settled, read_settled


def is_marked(desk: Desk, exercise: str, learner: str) -> bool:
    """Whether the newest hand-in of a learner was marked, to the end."""
    done = desk.folder("autograded", exercise, learner)
    if not done.is_dir() or Unfinished(desk, exercise, learner).is_there:
        return False
    return time_of(done) == time_of(desk.folder("submitted", exercise, learner))


def mark_one(desk: Desk, exercise: str, learner: str) -> None:
    """Mark one hand-in, and keep what is to be said about it.

    If it is interrupted at any moment, `is_marked` says so, and the next attempt comes to the same
    end. Where somebody else is marking it at this moment, this waits and leaves it at that.

    Raises
    ------
    NbgraderStopped
        If nbgrader cannot mark it; an earlier hand-in that was marked stays where it is.
    """
    with _alone(desk, exercise, learner) as had_to_wait:
        if not (had_to_wait and is_marked(desk, exercise, learner)):
            _mark(desk, exercise, learner)


def _mark(desk: Desk, exercise: str, learner: str) -> None:
    from nbgrader.converters import Autograde

    note = Unfinished(desk, exercise, learner)
    settled = note.begin(read_settled(desk, exercise, learner))
    with report() as lines:
        mend_time(desk, exercise, learner)
        with bench(desk, exercise, learner) as place:
            convert(place.desk, Autograde, exercise, learner=learner)
            keep_settled(place.desk, exercise, learner, settled)
            place.put_in_place()
    keep_report(desk, exercise, learner, lines)
    note.end()


@contextmanager
def _alone(desk: Desk, exercise: str, learner: str) -> Iterator[bool]:
    """Let nobody else mark this hand-in meanwhile; True if somebody was marking it."""
    path = desk.records / "locks" / exercise / learner
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(path)
    try:
        lock.acquire(blocking=False)
        had_to_wait = False
    except Timeout:
        lock.acquire()
        had_to_wait = True
    try:
        yield had_to_wait
    finally:
        lock.release()
