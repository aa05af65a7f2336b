"""Read a folder into memory without following anything that leads out of it.

A learner who shares a disk with whoever marks could put a link, a pipe or a device in place of a
file, even while it is being read. So every step is taken from the folder already opened.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from qikit.marking.arriving.archives import Files
from qikit.marking.arriving.limits import Allowance, Refused, shown
from qikit.marking.arriving.names import checked_name

_HAS_FOLDER_HANDLES = os.open in os.supports_dir_fd and os.listdir in os.supports_fd
_CAREFULLY = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
)


def read_folder(folder: Path, allowance: Allowance) -> Files:
    """Return the files of a folder and of the folders in it.

    Parameters
    ----------
    folder : Path
        The folder. It may not itself be a link.
    allowance : Allowance
        What may still be read; what is read is taken off it.

    Raises
    ------
    Refused
        If anything in it is a link, a device or a pipe, belongs to another account than the folder,
        is too much, or cannot be read.
    """
    if not _HAS_FOLDER_HANDLES:
        return dict(_files_by_path(folder, PurePosixPath(), allowance))
    try:
        handle = os.open(folder, _CAREFULLY | os.O_DIRECTORY)
    except OSError as error:
        why = "it is a link to somewhere else" if folder.is_symlink() else error.strerror
        raise Refused(f"it cannot be opened: {why}") from error
    with _closing(handle):
        return dict(_files(handle, PurePosixPath(), allowance, os.fstat(handle).st_uid))


def read_file(path: Path, allowance: Allowance) -> bytes:
    """Return the bytes of one file.

    Raises
    ------
    Refused
        If it is a link or a device, too large, or cannot be read.
    """
    if path.is_symlink():
        raise Refused("it is not a file but a link to somewhere else")
    try:
        handle = os.open(path, _CAREFULLY)
    except OSError as error:
        raise Refused(f"it cannot be opened: {error.strerror}") from error
    with _closing(handle):
        return _content(handle, path.name, allowance, None)


def _files(
    folder: int, above: PurePosixPath, allowance: Allowance, owner: int
) -> Iterator[tuple[PurePosixPath, bytes]]:
    for name in sorted(os.listdir(folder)):
        path = checked_name(str(above / name), allowance.limits)
        handle = _open(name, folder, path)
        with _closing(handle):
            if stat.S_ISDIR(os.fstat(handle).st_mode):
                yield from _files(handle, path, allowance, owner)
            else:
                yield path, _content(handle, str(path), allowance, owner)


def _open(name: str, folder: int, path: PurePosixPath) -> int:
    kind = os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode
    if stat.S_ISLNK(kind):
        raise Refused(f"{shown(str(path))} is not a file but a link to somewhere else")
    if not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)):
        raise Refused(f"{shown(str(path))} is not a file but a device")
    try:
        return os.open(name, _CAREFULLY, dir_fd=folder)
    except OSError as error:
        raise Refused(f"{shown(str(path))} cannot be opened: {error.strerror}") from error


def _content(handle: int, name: str, allowance: Allowance, owner: int | None) -> bytes:
    found = os.fstat(handle)
    if not stat.S_ISREG(found.st_mode):
        raise Refused(f"{shown(name)} is not a file but a device")
    if owner is not None and found.st_nlink > 1 and found.st_uid != owner:
        raise Refused(f"{shown(name)} is another account's file, linked into it")
    allowance.spend(name, found.st_size)
    with os.fdopen(os.dup(handle), "rb") as file:
        content = file.read(found.st_size + 1)
    if len(content) != found.st_size:
        raise Refused(f"{shown(name)} changes while it is read")
    return content


def _files_by_path(
    folder: Path, above: PurePosixPath, allowance: Allowance
) -> Iterator[tuple[PurePosixPath, bytes]]:
    """Do the same where a system has no handles of folders (Windows)."""
    for path in sorted(folder.iterdir()):
        name = checked_name(str(above / path.name), allowance.limits)
        if _leads_elsewhere(path):
            raise Refused(f"{shown(str(name))} is not a file but a link to somewhere else")
        if path.is_dir():
            yield from _files_by_path(path, name, allowance)
        else:
            yield name, read_file(path, allowance)


def _leads_elsewhere(path: Path) -> bool:
    marks = getattr(path.lstat(), "st_file_attributes", 0)
    return path.is_symlink() or bool(marks & stat.FILE_ATTRIBUTE_REPARSE_POINT)


@contextmanager
def _closing(handle: int) -> Iterator[None]:
    try:
        yield
    finally:
        os.close(handle)
