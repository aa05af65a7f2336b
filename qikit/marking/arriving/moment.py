"""When a hand-in was handed in, where nothing in it says so or what says so is damaged."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from qikit.marking.arriving.store import Record, keep, marked_record
from qikit.marking.collect import TIME_FILE, handed_in_at
from qikit.marking.desk import Desk
from qikit.marking.grading.report import tell
from qikit.marking.grading.unfinished import write_whole
from qikit.marking.mending.mended import Mending

UNKNOWN = Mending(
    kind="time-unknown",
    told="When it was handed in is not known: it counts from when it came here, and never as late.",
)
_PUT_BACK = "the note of when it was handed in was damaged; the time it came with was put back"
_NBGRADERS_TIME = "%Y-%m-%d %H:%M:%S.%f UTC"


def stamp(when: datetime) -> str:
    """Return a moment as nbgrader writes it down."""
    return f"{when.astimezone(UTC):{_NBGRADERS_TIME}}"


def is_time_known(desk: Desk, exercise: str, learner: str) -> bool:
    """Whether it is known when the hand-in that is marked was handed in."""
    marked = marked_record(desk, exercise, learner)
    return marked is None or UNKNOWN.kind not in {one.kind for one in marked.told}


def mend_time(desk: Desk, exercise: str, learner: str) -> None:
    """Write the note of when a hand-in was handed in anew, if there is one that cannot be read.

    Where the store remembers the hand-in, it remembers the time. Where it does not, because
    somebody laid it there by hand, the time is that of its newest file, and that is told.
    """
    folder = desk.folder("submitted", exercise, learner)
    note = folder / TIME_FILE
    if not note.is_file() or handed_in_at(folder):
        return
    marked = marked_record(desk, exercise, learner)
    if marked is None:
        marked = _laid_by_hand(desk, exercise, learner)
    else:
        tell(_PUT_BACK)
    write_whole(note, stamp(datetime.fromisoformat(marked.handed_in)) + "\n")


def _laid_by_hand(desk: Desk, exercise: str, learner: str) -> Record:
    folder = desk.folder("submitted", exercise, learner)
    when = datetime.fromtimestamp(_newest(folder), UTC).isoformat()
    record = Record(
        learner=learner,
        exercise=exercise,
        name=folder.name,
        handed_in=when,
        arrived=when,
        checksum="",
        told=(UNKNOWN,),
    )
    return keep(desk, b"", record)


def _newest(folder: Path) -> float:
    others = [path for path in folder.rglob("*") if path.name != TIME_FILE]
    return max(path.lstat().st_mtime for path in others or [folder])
