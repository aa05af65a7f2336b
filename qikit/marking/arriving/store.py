"""The store of everything that arrived: each original as it came, with its checksum."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from qikit.marking.arriving.archives import Files
from qikit.marking.desk import Desk
from qikit.marking.mending.mended import Mending

NOT_KNOWN = "_not-known"  # neither a learner nor an exercise can be called so
ORIGINAL = "original.zip"
_RECORD = "record.json"
_SPARE = ".spare-"
_AT_THE_DAWN_OF_ZIP = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One arrival, as the store remembers it.

    Parameters
    ----------
    learner, exercise : str
        Whose, and of what; ``NOT_KNOWN`` where it does not say.
    name : str
        What it was called when it came.
    copy : str
        The random word of the learner's copy of the course, if the hand-in has one.
    by_exchange : bool
        Whether it came through nbgrader's exchange, and feedback can go back that way.
    handed_in, arrived : str
        When it was handed in, and when it was taken in: ISO 8601 times in UTC.
    checksum : str
        SHA-256 of the original.
    told : tuple of Mending
        What was mended.
    set_aside : str
        Why it is not marked, in plain words; empty if it is.
    needs_another : bool
        Whether only another hand-in helps, whatever a person may say about this one.
    is_dismissed : bool
        Whether a person has looked at it and said that nothing more is to be done.
    """

    learner: str
    exercise: str
    name: str
    handed_in: str
    arrived: str
    checksum: str
    copy: str = ""
    by_exchange: bool = False
    told: tuple[Mending, ...] = ()
    set_aside: str = ""
    needs_another: bool = False
    is_dismissed: bool = False

    @property
    def order(self) -> tuple[str, str]:
        """What makes one arrival newer than another."""
        return self.handed_in, self.arrived


def received(desk: Desk) -> Path:
    """Return the folder of the store; git keeps nothing of it."""
    return Path(desk.config.CourseDirectory.root) / "received"


def packed(files: Files) -> bytes:
    """Return files as one zip, every byte of them as it came; the same files give the same zip."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for path in sorted(files):
            entry = zipfile.ZipInfo(str(path), _AT_THE_DAWN_OF_ZIP)
            archive.writestr(entry, files[path], zipfile.ZIP_DEFLATED)
    return content.getvalue()


def checksum(content: bytes) -> str:
    """Return the SHA-256 of some bytes."""
    return hashlib.sha256(content).hexdigest()


def original_of(desk: Desk, record: Record) -> Path:
    """Return where the original of a record is."""
    return received(desk) / record.exercise / record.learner / _folder_name(record) / ORIGINAL


def keep(desk: Desk, original: bytes, record: Record) -> Record:
    """Put an original and what is known of it into the store, or find it there again.

    Without an original (it was not safe to read) only the record is kept.

    Returns
    -------
    Record
        The record with its checksum and, if the same was there before, with the time it first came.
    """
    record = replace(record, checksum=checksum(original) if original else "")
    folder = received(desk) / record.exercise / record.learner
    for _, before in _records(folder):
        if original and before.checksum == record.checksum:
            record = replace(record, arrived=before.arrived, handed_in=before.handed_in)
    target = folder / _folder_name(record)
    if target.is_dir():
        _write(target / _RECORD, record)
        return record
    with _new_folder(received(desk), target) as place:
        if original:
            (place / ORIGINAL).write_bytes(original)
        _write(place / _RECORD, record)
    return record


def records(desk: Desk, exercise: str = "*", learner: str = "*") -> tuple[Record, ...]:
    """Return what the store remembers, the oldest hand-in first."""
    folders = received(desk).glob(f"{exercise}/{learner}")
    found = [record for folder in folders for _, record in _records(folder)]
    return tuple(sorted(found, key=lambda record: record.order))


def marked_record(desk: Desk, exercise: str, learner: str) -> Record | None:
    """Return what the store remembers of the hand-in of a learner that is marked."""
    found = [one for one in records(desk, exercise, learner) if not one.set_aside]
    return found[-1] if found else None


def was_taken_in(desk: Desk, exercise: str, learner: str, handed_in: str) -> bool:
    """Whether the hand-in of a moment was taken in, and what it came to is still there."""
    is_there = desk.folder("submitted", exercise, learner).is_dir()
    kept = records(desk, exercise, learner)
    return any(one.handed_in == handed_in and (one.set_aside or is_there) for one in kept)


def dismiss(desk: Desk, record: Record) -> None:
    """Note that nothing more is to be done about an arrival; its original stays."""
    place = original_of(desk, record).parent
    _write(place / _RECORD, replace(record, is_dismissed=True))


def damaged(desk: Desk) -> tuple[Path, ...]:
    """Return the originals that are no longer what they were when they came."""
    return tuple(
        place / ORIGINAL
        for folder in sorted(received(desk).glob("*/*"))
        for place, record in _records(folder)
        if not _is_whole(place / ORIGINAL, record)
    )


def replace_folder(desk: Desk, target: Path, files: Files) -> None:
    """Put files where a folder is; it is either as it was or as it should be, never in between."""
    with _new_folder(received(desk), target) as place:
        for path, content in files.items():
            (place / path).parent.mkdir(parents=True, exist_ok=True)
            (place / path).write_bytes(content)


def clear_spares(desk: Desk) -> None:
    """Remove what programs left behind that were ended while they filled a folder."""
    for spare in received(desk).glob(f"{_SPARE}*"):
        shutil.rmtree(spare, ignore_errors=True)


@contextmanager
def _new_folder(store: Path, target: Path) -> Iterator[Path]:
    """Fill a spare folder, then put it in its place at one stroke."""
    store.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=store, prefix=_SPARE) as spare:
        new = Path(spare) / "new"
        new.mkdir()
        yield new
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists():
            target.rename(Path(spare) / "old")
        new.rename(target)


def _folder_name(record: Record) -> str:
    when = datetime.fromisoformat(record.handed_in).astimezone(UTC)
    return f"{when:%Y-%m-%dT%H%M%S}-{record.checksum[:12] or 'refused'}"


def _records(folder: Path) -> Iterator[tuple[Path, Record]]:
    for path in sorted(folder.glob(f"*/{_RECORD}")):
        raw = json.loads(path.read_text(encoding="utf-8"))
        told = tuple(Mending(**one) for one in raw.pop("told"))
        yield path.parent, Record(**raw, told=told)


def _write(path: Path, record: Record) -> None:
    text = json.dumps(asdict(record), ensure_ascii=False, indent=1) + "\n"
    spare = path.with_name(f".{path.name}")
    spare.write_text(text, encoding="utf-8")
    spare.replace(path)


def _is_whole(original: Path, record: Record) -> bool:
    if not record.checksum:
        return True
    return original.is_file() and checksum(original.read_bytes()) == record.checksum
