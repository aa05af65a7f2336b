"""The folder of an isolated kernel: packed by whoever may read it, unpacked inside the sandbox.

The sandbox thus needs no way to the original, which cannot be changed, and nobody else's folder is
anywhere near. Links, devices and pipes are left out: they would lead elsewhere.
"""

from __future__ import annotations

import os
import stat
import tarfile
from pathlib import Path

from qikit.errors import QikitError


def pack(folder: str | os.PathLike[str] | None, at_most: int) -> int:
    """Pack the files of `folder` into memory.

    Parameters
    ----------
    folder : path or None
        The folder; None is packed as an empty one.
    at_most : int
        Bytes that its files may have together.

    Returns
    -------
    int
        An open file, for the caller to close.

    Raises
    ------
    QikitError
        If there is no such folder, or its files are larger than allowed.
    """
    if folder is not None and not os.path.isdir(folder):
        raise QikitError(f"{str(folder)!r} is not a folder.", todo="Start the kernel in a folder.")
    files = _files(Path(folder)) if folder is not None else {}
    total = sum(path.lstat().st_size for path in files.values())
    if total > at_most:
        raise QikitError(
            f"The files are {total:,} bytes together, and an isolated kernel may have {at_most:,}.",
            where=str(folder),
            todo="Leave large files out, or raise the limit named scratch.",
        )
    packed = os.memfd_create("folder", os.MFD_CLOEXEC)
    with open(packed, "wb", closefd=False) as stream, tarfile.open(fileobj=stream, mode="w") as tar:
        for name, path in files.items():
            tar.add(path, arcname=name, recursive=False, filter=_readable_by_all)
    os.lseek(packed, 0, os.SEEK_SET)
    return packed


def unpack(packed: int, target: str) -> None:
    """Unpack into the existing folder `target`, and close the open file `packed`."""
    with open(packed, "rb") as stream, tarfile.open(fileobj=stream, mode="r") as tar:
        tar.extractall(target, filter="data")


def _files(folder: Path) -> dict[str, Path]:
    found = {str(path.relative_to(folder)): path for path in sorted(folder.rglob("*"))}
    return {name: path for name, path in found.items() if _is_plain(path)}


def _is_plain(path: Path) -> bool:
    mode = path.lstat().st_mode
    return stat.S_ISREG(mode) or stat.S_ISDIR(mode)


def _readable_by_all(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    member.mode = 0o755 if member.isdir() else 0o644
    return member
