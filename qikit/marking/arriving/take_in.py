"""Take in hand-ins that came as files: keep the originals, mend them, have them marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import chain
from pathlib import Path

from filelock import FileLock

from qikit.errors import QikitError
from qikit.learn.course_map import Module, load_course
from qikit.marking.arriving.likeness import most_like
from qikit.marking.arriving.limits import Allowance
from qikit.marking.arriving.moment import UNKNOWN
from qikit.marking.arriving.parcels import Parcel, parcels_at, parcels_in
from qikit.marking.arriving.place import place
from qikit.marking.arriving.store import NOT_KNOWN, Record, keep, packed, received, records
from qikit.marking.collect import EARLIEST
from qikit.marking.desk import Desk, open_desk
from qikit.marking.learner import is_learner_id
from qikit.marking.mending.master import Master, load_master

_CLOCK = timedelta(minutes=10)
_NO_NAME = "it does not say whose it is; take it in again and say the learner's name"
_NO_EXERCISE = "it is not known which exercise it is of"
_TWO_OF_A_NAME = (
    "somebody else's work is already here under the name {!r}; "
    "take it in again and say another name"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """What came of one hand-in that arrived.

    Parameters
    ----------
    name : str
        What it was called when it came, to be shown.
    learner, exercise : str
        Whose it is, and of which exercise; empty if it does not say.
    is_new : bool
        Whether it is now the one to be marked. False if it was here already, a newer one is, or it
        was set aside.
    told : tuple of str
        What was mended, one plain sentence each.
    set_aside : str
        Why it cannot be marked, in plain words; empty if it can.
    """

    name: str
    learner: str = ""
    exercise: str = ""
    is_new: bool = False
    told: tuple[str, ...] = ()
    set_aside: str = ""


def take_in(
    root: Path, path: Path, *, module: Module | None = None, learner: str = ""
) -> tuple[Arrived, ...]:
    """Take in a zip, a zip of zips, a folder of them, or a single file of a hand-in.

    Parameters
    ----------
    root : Path
        The checkout of whoever marks.
    path : Path
        What arrived. Only what is inside says whose it is and of which exercise.
    module : Module, optional
        The module whose exercise it is, where it does not say so itself.
    learner : str, optional
        Whose it is, where it does not say so itself or says it wrongly; for a single hand-in only.

    Returns
    -------
    tuple of Arrived
        One for each hand-in found, in order. One that cannot be used stops no other.

    Raises
    ------
    QikitError
        If there is nothing at the path, the learner's name cannot be one, or it is given for more
        than one hand-in.
    """
    if not Path(path).exists():
        raise QikitError(f"There is nothing called {str(path)!r}.", todo="Check the path.")
    return _take(root, parcels_at(Path(path), Allowance()), module, learner)


def take_in_bytes(
    root: Path, name: str, content: bytes, *, module: Module | None = None, learner: str = ""
) -> tuple[Arrived, ...]:
    """Take in what was uploaded; ``name`` is only shown. Otherwise as :func:`take_in`."""
    return take_in_uploads(root, [(name, content)], module=module, learner=learner)


def take_in_uploads(
    root: Path,
    files: Iterable[tuple[str, bytes]],
    *,
    module: Module | None = None,
    learner: str = "",
) -> tuple[Arrived, ...]:
    """Take in several files at once, which is far quicker; as :func:`take_in_bytes` for each."""
    found = (parcels_in(name, content, Allowance()) for name, content in files)
    return _take(root, chain.from_iterable(found), module, learner)


def _take(
    root: Path, parcels: Iterable[Parcel], module: Module | None, learner: str
) -> tuple[Arrived, ...]:
    if learner and not is_learner_id(learner):
        raise QikitError(
            f"{learner!r} cannot be a learner's name.",
            todo="Use letters, digits, dots, dashes, '_' or '@' only.",
        )
    desk = open_desk(root)
    received(desk).mkdir(parents=True, exist_ok=True)
    with FileLock(received(desk) / ".lock"):
        tray = _Tray(desk, module, learner)
        return tuple(tray.take(parcel) for parcel in _for_one(parcels, learner))


def _for_one(parcels: Iterable[Parcel], learner: str) -> Iterable[Parcel]:
    """Make sure that several hand-ins do not become one learner's."""
    if not learner:
        return parcels
    found = list(parcels)
    if len(found) > 1:
        raise QikitError(
            f"{len(found)} hand-ins cannot all be by {learner!r}.", todo="Take them in one by one."
        )
    return found


class _Tray:
    """Somebody's in-tray: what is known while several hand-ins are taken in."""

    def __init__(self, desk: Desk, module: Module | None, learner: str) -> None:
        self._desk, self._module, self._learner = desk, module, learner
        self._masters: dict[str, Master] = {}
        self._kept = [one for one in records(desk) if one.copy and not one.set_aside]

    def take(self, parcel: Parcel) -> Arrived:
        if parcel.refused:
            return self._aside(parcel, "", "", parcel.refused)
        exercise = self._exercise(parcel)
        if exercise is None:
            return self._aside(parcel, self._name(parcel), "", _NO_EXERCISE)
        learner = self._whose(parcel)
        if not learner:
            name = parcel.label.learner if parcel.label else ""
            why = _TWO_OF_A_NAME.format(name) if name else _NO_NAME
            return self._aside(parcel, "", exercise, why)
        record = self._record(parcel, learner, exercise)
        placed, is_new = place(self._desk, self._master(exercise), parcel.files, record)
        self._kept += [placed] if placed.copy and not placed.set_aside else []
        return _arrived(placed, is_new=is_new)

    def _master(self, exercise: str) -> Master:
        if exercise not in self._masters:
            module = load_course(self._desk.root).module(exercise)
            self._masters[exercise] = load_master(self._desk, module)
        return self._masters[exercise]

    def _exercise(self, parcel: Parcel) -> str | None:
        """Of which exercise it is: as told, as its label says, or as what is in it shows."""
        known = self._desk.exercises()
        if self._module is not None:
            return self._module.slug
        if parcel.label is not None and parcel.label.exercise in known:
            return parcel.label.exercise
        return most_like(self._desk, parcel.files)

    def _name(self, parcel: Parcel) -> str:
        return self._learner or (parcel.label.learner if parcel.label else "")

    def _whose(self, parcel: Parcel) -> str:
        """Whose it is; empty if it does not say, or if two people seem to have one name."""
        if self._learner or parcel.label is None:
            return self._learner
        label = parcel.label
        same = [one.learner for one in self._kept if one.copy == label.copy]
        if same:
            return same[-1]
        is_taken = any(one.learner == label.learner for one in self._kept)
        return "" if is_taken else label.learner

    def _record(self, parcel: Parcel, learner: str, exercise: str, why: str = "") -> Record:
        now = datetime.now(UTC)
        packed_at = parcel.label.time if parcel.label else None
        when = packed_at if packed_at and EARLIEST <= packed_at < now + _CLOCK else None
        return Record(
            learner=learner or NOT_KNOWN,
            exercise=exercise or NOT_KNOWN,
            name=parcel.name,
            copy=parcel.label.copy if parcel.label else "",
            handed_in=(when or now).isoformat(),
            arrived=now.isoformat(),
            checksum="",
            told=() if when or why else (UNKNOWN,),
            set_aside=why,
            needs_another=bool(parcel.refused),
        )

    def _aside(self, parcel: Parcel, learner: str, exercise: str, why: str) -> Arrived:
        original = packed(parcel.files) if parcel.files else parcel.content
        record = self._record(parcel, learner, exercise, why)
        return _arrived(keep(self._desk, original, record) if original else record, is_new=False)


def _arrived(record: Record, *, is_new: bool) -> Arrived:
    return Arrived(
        name=record.name,
        learner=record.learner if record.learner != NOT_KNOWN else "",
        exercise=record.exercise if record.exercise != NOT_KNOWN else "",
        is_new=is_new,
        told=tuple(one.told for one in record.told),
        set_aside=record.set_aside,
    )
