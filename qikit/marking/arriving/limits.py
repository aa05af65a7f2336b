"""How much of a hand-in is read at most, and what is said when it is more, or not what it seems."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

MEGABYTE = 1024 * 1024


class Refused(Exception):
    """What arrived is not opened; the message is the reason, in plain words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The most that is read from one arrival.

    Parameters
    ----------
    files : int
        Files in it, those inside zips within it included.
    file_bytes, all_bytes : int
        Size of one file, and of all together, once unpacked.
    ratio : int
        How many times larger than in its zip a file of more than a megabyte may be.
    depth : int
        Zips within zips: 2 is a zip of learners' zips.
    name_length, folders : int
        Length of a path, and folders in it.
    """

    files: int = 3000
    file_bytes: int = 50 * MEGABYTE
    all_bytes: int = 400 * MEGABYTE
    ratio: int = 200
    depth: int = 2
    name_length: int = 240
    folders: int = 8


@dataclass(slots=True)
class Allowance:
    """What is left of the limits while one arrival is being read."""

    limits: Limits = field(default_factory=Limits)
    _files: int = 0
    _bytes: int = 0

    def spend(self, name: str, size: int) -> None:
        """Count one file before it is read.

        Raises
        ------
        Refused
            If it, or all of it together, is more than is read.
        """
        if size > self.limits.file_bytes:
            raise Refused(f"{shown(name)} is larger than {self.limits.file_bytes // MEGABYTE} MB")
        if self._bytes + size > self.limits.all_bytes:
            raise Refused(f"it holds more than {self.limits.all_bytes // MEGABYTE} MB in all")
        if self._files >= self.limits.files:
            raise Refused(f"it holds more than {self.limits.files} files")
        self._files, self._bytes = self._files + 1, self._bytes + size

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Give back what was counted within, if it is refused after all."""
        before = self._files, self._bytes
        try:
            yield
        except Refused:
            self._files, self._bytes = before
            raise


def shown(name: str) -> str:
    """Return somebody's file name as one short line that can be shown anywhere.

    Examples
    --------
    >>> shown("a\\nb")
    "'a?b'"
    """
    plain = "".join(letter if letter.isprintable() else "?" for letter in name)
    return f"'{plain if len(plain) <= 60 else plain[:57] + '...'}'"
