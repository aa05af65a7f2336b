"""Copy course files for learners without ever losing what a learner changed."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

LEDGER = ".course-copies.json"


class Ledger:
    """Remembers the fingerprint of every file the course last gave to the learner.

    Parameters
    ----------
    folder : Path
        The learner's folder. The ledger lies in it, and names files from it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._path = folder / LEDGER
        self._known: dict[str, str] = _read(self._path)
        self._as_read = dict(self._known)

    def give(self, content: bytes, name: str) -> Path | None:
        """Bring one file up to date.

        A copy the learner did not change is replaced by the course's newer version. A copy the
        learner changed stays; if the course has changed too, theirs is kept beside the new one.

        Parameters
        ----------
        content : bytes
            What the course's file holds.
        name : str
            The copy, from the learner's folder.

        Returns
        -------
        Path or None
            Where the learner's own version was put, if it had to make room.
        """
        target = self.folder / name
        new, given = _fingerprint([content]), self._known.get(name)
        there = fingerprint([target]) if target.exists() else None
        own_version = None
        if there not in (None, new, given):
            if new == given:
                return None
            own_version = _make_room(target)
        if there != new:
            target.parent.mkdir(parents=True, exist_ok=True)
            _write(target, content)
        self._known[name] = new
        return own_version

    def is_made_from(self, name: str, made_from: str) -> bool:
        """Whether ``name`` was last made from sources of this fingerprint."""
        return self._known.get(name) == made_from

    def note(self, name: str, made_from: str) -> None:
        """Remember what ``name`` was made from."""
        self._known[name] = made_from

    def keep(self) -> None:
        """Write the ledger, if it changed."""
        if self._known != self._as_read:
            text = json.dumps(self._known, indent=1, sort_keys=True) + "\n"
            _write(self._path, text.encode())


def fingerprint(files: Iterable[Path]) -> str:
    """One SHA-256 over the contents of files."""
    return _fingerprint(path.read_bytes() for path in files)


def _fingerprint(contents: Iterable[bytes]) -> str:
    whole = hashlib.sha256()
    for content in contents:
        whole.update(hashlib.sha256(content).digest())
    return whole.hexdigest()


def _make_room(target: Path) -> Path:
    number = 1
    while (aside := target.with_name(_own_name(target, number))).exists():
        number += 1
    return target.rename(aside)


def _own_name(target: Path, number: int) -> str:
    """The name under which a learner's own version is kept.

    Examples
    --------
    >>> _own_name(Path("4-run-chart.ipynb"), 1), _own_name(Path("4-run-chart.ipynb"), 2)
    ('4-run-chart (my version).ipynb', '4-run-chart (my version 2).ipynb')
    """
    words = "my version" if number == 1 else f"my version {number}"
    return f"{target.stem} ({words}){target.suffix}"


def _read(path: Path) -> dict[str, str]:
    """The ledger as it was kept; empty when it is missing or damaged, which loses nothing:
    files that then look changed are kept beside the new ones."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return raw if isinstance(raw, dict) else {}


def _write(path: Path, content: bytes) -> None:
    """Write all or nothing, so that a start cut short leaves no half file."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    os.chmod(name, 0o644)
    os.replace(name, path)
