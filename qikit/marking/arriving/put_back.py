"""Put hand-ins back that were lost on the way from the store to where they are marked."""

from __future__ import annotations

from filelock import FileLock

from qikit.learn.course_map import load_course
from qikit.marking.arriving.archives import read_zip
from qikit.marking.arriving.limits import Allowance
from qikit.marking.arriving.place import place
from qikit.marking.arriving.store import (
    Record,
    checksum,
    clear_spares,
    original_of,
    received,
    records,
)
from qikit.marking.desk import Desk
from qikit.marking.mending.master import load_master


def put_back(desk: Desk) -> tuple[Record, ...]:
    """Place the newest hand-in of each learner again, if it is in the store only.

    That is so when a program was ended at the very moment of placing it, or when somebody emptied
    the folder of what is to be marked. An original that is no longer what it was is left alone.

    Parameters
    ----------
    desk : Desk
        Whose desk it is.

    Returns
    -------
    tuple of Record
        What was put back.
    """
    if not received(desk).is_dir():
        return ()
    with FileLock(received(desk) / ".lock"):
        clear_spares(desk)
        newest = {(one.exercise, one.learner): one for one in records(desk) if not one.set_aside}
        lost = [one for one in newest.values() if _is_lost(desk, one)]
        return tuple(one for one in lost if _place(desk, one))


def _is_lost(desk: Desk, record: Record) -> bool:
    return not desk.folder("submitted", record.exercise, record.learner).is_dir()


def _place(desk: Desk, record: Record) -> bool:
    original = original_of(desk, record)
    content = original.read_bytes() if original.is_file() else b""
    if checksum(content) != record.checksum:
        return False
    master = load_master(desk, load_course(desk.root).module(record.exercise))
    return place(desk, master, read_zip(content, Allowance()), record)[1]
