"""Which names a file in a hand-in may have."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from qikit.marking.arriving.limits import Limits, Refused, shown

_DRIVE = re.compile(r"[A-Za-z]:")
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)


def checked_name(name: str, limits: Limits) -> PurePosixPath:
    """Return the path a file has within its hand-in.

    Parameters
    ----------
    name : str
        As the archive or the folder gives it. Backslashes part folders, as on Windows.
    limits : Limits
        How long and how deep it may be.

    Raises
    ------
    Refused
        If it leads out of the hand-in, or no system would give a file such a name.

    Examples
    --------
    >>> checked_name("work/answers.json", Limits())
    PurePosixPath('work/answers.json')
    """
    path = name.replace("\\", "/")
    if path.startswith("/") or _DRIVE.match(path):
        raise Refused(f"{shown(name)} names a place outside of it")
    parts = [part for part in path.split("/") if part not in ("", ".")]
    if ".." in parts:
        raise Refused(f"{shown(name)} names a place outside of it")
    odd = any(not letter.isprintable() or letter == ":" for letter in path)
    if odd or not parts or any(_is_odd(part) for part in parts):
        raise Refused(f"{shown(name)} is not a name that a file can have everywhere")
    if len(path) > limits.name_length or len(parts) > limits.folders:
        raise Refused(f"{shown(name)} is too long a name, or too deep in folders")
    return PurePosixPath(*parts)


def _is_odd(part: str) -> bool:
    return part.endswith((".", " ")) or bool(_RESERVED.fullmatch(part))
