"""Put a hand-in, mended, where nbgrader marks it; its original stays in the store."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path, PurePosixPath

from qikit.errors import QikitError
from qikit.marking.arriving.archives import Files
from qikit.marking.arriving.moment import stamp
from qikit.marking.arriving.store import (
    NOT_KNOWN,
    Record,
    dismiss,
    keep,
    marked_record,
    original_of,
    packed,
    records,
    replace_folder,
)
from qikit.marking.collect import TIME_FILE, handed_in_at
from qikit.marking.desk import Desk
from qikit.marking.mending.hand_in import mend_hand_in
from qikit.marking.mending.master import Master
from qikit.marking.mending.mended import MendedHandIn

_SECRET = PurePosixPath("submission_secret.txt")  # by which nbgrader finds feedback's way back


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A hand-in that cannot be marked as it is.

    Parameters
    ----------
    name : str
        What it was called when it came.
    learner : str
        Whose it is; empty if it does not say.
    reason : str
        Why it is set aside, in plain words.
    needs_another : bool
        Whether only another hand-in helps; otherwise a person can say whose it is.
    arrived : str
        When it came: an ISO 8601 time in UTC.
    original : Path
        The original in the store; to be taken in again once it is known whose it is. It is not
        there if what came was not safe to read.
    """

    name: str
    learner: str
    reason: str
    needs_another: bool
    arrived: str
    original: Path

    @property
    def key(self) -> str:
        """What it is called in the store, which nothing else is called."""
        return self.original.parent.name


def place(desk: Desk, master: Master, files: Files, record: Record) -> tuple[Record, bool]:
    """Keep a hand-in's original, mend it, and let it be marked if it is the newest.

    Parameters
    ----------
    desk : Desk
        Whose desk it is.
    master : Master
        The exercise it is mended from.
    files : dict
        The files as they came.
    record : Record
        What is known of it.

    Returns
    -------
    record : Record
        What the store remembers of it.
    is_new : bool
        Whether it is now the one to be marked.
    """
    mended = _mended(files, master)
    record = replace(
        record,
        told=(*record.told, *mended.told),
        set_aside=mended.set_aside,
        needs_another=bool(mended.set_aside),
    )
    record = keep(desk, packed(files), record)
    target = desk.folder("submitted", record.exercise, record.learner)
    when, before = datetime.fromisoformat(record.handed_in), handed_in_at(target)
    if mended.set_aside or (before is not None and before >= when):
        return record, False
    note = {PurePosixPath(TIME_FILE): f"{stamp(when)}\n".encode()}
    secret = {_SECRET: files[_SECRET]} if record.by_exchange and _SECRET in files else {}
    replace_folder(desk, target, {**mended.files, **secret, **note})
    return record, True


def _mended(files: Files, master: Master) -> MendedHandIn:
    try:
        return mend_hand_in(files, master)
    except Exception as error:  # whatever is in one hand-in, the next one is taken in
        return MendedHandIn(set_aside=f"it could not be mended here ({type(error).__name__})")


def read_mendings(desk: Desk, exercise: str, learner: str) -> tuple[str, ...]:
    """Return what was mended in the hand-in of a learner that is marked, one sentence each."""
    marked = marked_record(desk, exercise, learner)
    return tuple(one.told for one in marked.told) if marked else ()


def set_aside(desk: Desk, exercise: str) -> tuple[SetAside, ...]:
    """Return the hand-ins of an exercise that wait for a person to look at them.

    Those of which nobody knows the exercise are among them. One that a later hand-in of the same
    learner has replaced is not, nor one that was dismissed.
    """
    return tuple(_as_set_aside(desk, one) for one in _waiting(desk, exercise))


def dismiss_aside(desk: Desk, key: str) -> None:
    """Take a hand-in off the list of those set aside; its original stays in the store.

    Raises
    ------
    QikitError
        If no hand-in with this key is set aside.
    """
    waiting = [one for exercise in desk.exercises() for one in _waiting(desk, exercise)]
    for one in waiting:
        if _as_set_aside(desk, one).key == key:
            dismiss(desk, one)
            return
    raise QikitError(f"Nothing called {key!r} is set aside.", todo="See: qi mark aside")


def _waiting(desk: Desk, exercise: str) -> list[Record]:
    settled = {one.checksum for one in records(desk) if not one.set_aside}
    waiting = [*_newest(records(desk, exercise)), *records(desk, NOT_KNOWN)]
    return [
        one
        for one in waiting
        if one.set_aside and not one.is_dismissed and one.checksum not in settled
    ]


def _as_set_aside(desk: Desk, record: Record) -> SetAside:
    return SetAside(
        name=record.name,
        learner=record.learner if record.learner != NOT_KNOWN else "",
        reason=record.set_aside,
        needs_another=record.needs_another,
        arrived=record.arrived,
        original=original_of(desk, record),
    )


def _newest(found: tuple[Record, ...]) -> list[Record]:
    nameless = [one for one in found if one.learner == NOT_KNOWN]
    return [*{one.learner: one for one in found if one not in nameless}.values(), *nameless]
