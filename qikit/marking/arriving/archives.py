"""Read a zip into memory without trusting anything in it.

Nothing is ever unpacked to a disk. Every entry is looked at before the first one is read, so that
an archive is either read as a whole or not at all.
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from pathlib import PurePosixPath

from qikit.marking.arriving.limits import MEGABYTE, Allowance, Refused, shown
from qikit.marking.arriving.names import checked_name

Files = dict[PurePosixPath, bytes]

_ENCRYPTED = 0x1
_USUAL = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_LOCAL_HEADER = 30  # bytes before the name of an entry


def is_zip(content: bytes) -> bool:
    """Whether this begins as a zip does."""
    return content[:4] in (b"PK\x03\x04", b"PK\x05\x06")


def read_zip(content: bytes, allowance: Allowance) -> Files:
    """Return the files of an archive.

    Parameters
    ----------
    content : bytes
        The archive.
    allowance : Allowance
        What may still be read; what is read is taken off it.

    Raises
    ------
    Refused
        If anything in it is unsafe, too much or damaged; the reason is in plain words.
    """
    try:
        with allowance.attempt(), zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = _checked(archive, len(content), allowance)
            return {path: archive.read(entry) for path, entry in entries.items()}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, struct.error) as error:
        raise Refused("it is damaged: not all of it can be read") from error
    except (NotImplementedError, RuntimeError) as error:
        raise Refused("it is packed in a way that cannot be read here") from error


def _checked(
    archive: zipfile.ZipFile, size: int, allowance: Allowance
) -> dict[PurePosixPath, zipfile.ZipInfo]:
    found: dict[PurePosixPath, zipfile.ZipInfo] = {}
    seen: set[str] = set()
    for entry in archive.infolist():
        path = checked_name(entry.orig_filename, allowance.limits)
        _check_kind(entry)
        if entry.is_dir():
            continue
        _check_size(entry, allowance)
        if str(path).casefold() in seen:
            raise Refused(f"{shown(str(path))} is in it twice")
        seen.add(str(path).casefold())
        found[path] = entry
    _check_overlap(archive, size)
    return found


def _check_kind(entry: zipfile.ZipInfo) -> None:
    name, kind = shown(entry.filename), stat.S_IFMT(entry.external_attr >> 16)
    if kind == stat.S_IFLNK:
        raise Refused(f"{name} is not a file but a link to somewhere else")
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise Refused(f"{name} is not a file but a device")
    if entry.flag_bits & _ENCRYPTED:
        raise Refused("it is locked with a password")
    if entry.compress_type not in _USUAL:
        raise Refused("it is packed in a way that cannot be read here")


def _check_size(entry: zipfile.ZipInfo, allowance: Allowance) -> None:
    if entry.file_size > max(MEGABYTE, entry.compress_size * allowance.limits.ratio):
        raise Refused(f"{shown(entry.filename)} grows beyond measure when it is unpacked")
    allowance.spend(entry.filename, entry.file_size)


def _check_overlap(archive: zipfile.ZipFile, size: int) -> None:
    """Refuse entries that share their bytes, with which a small zip can hold a huge one."""
    entries = sorted(archive.infolist(), key=lambda entry: entry.header_offset)
    ends = [*(entry.header_offset for entry in entries), size][1:]
    for entry, end in zip(entries, ends, strict=True):
        if entry.header_offset + _LOCAL_HEADER + entry.compress_size > end:
            raise Refused("two of its files share the same place in it")
