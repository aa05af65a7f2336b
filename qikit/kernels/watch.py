"""Notice, inside an isolated kernel, what its code tries and the sandbox refuses.

This keeps nobody in; the sandbox does. It is there so that a person can be told. Code that hides
from it gains nothing.
"""

from __future__ import annotations

import os
import sys
import sysconfig
from collections.abc import Callable
from typing import Any

NETWORK, OTHERS, LOOK, CHANGE, PROGRAMS = "network", "others", "look", "change", "programs"
KINDS = (NETWORK, OTHERS, LOOK, CHANGE, PROGRAMS)

_MANY_PROGRAMS = 20
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_OWN = (os.path.expanduser("~"), "/tmp", "/dev", "/var/tmp")
_OPEN_TO_ALL = ("/usr", "/lib", "/bin", "/sbin", "/etc", "/proc", "/sys", "/run", "/opt")
_PRIVATE = ("/etc/passwd", "/etc/shadow", "/etc/group")
_SEEN: dict[str, int] = {}


def begin(readable: tuple[str, ...] = ()) -> None:
    """Watch this process from now on.

    Parameters
    ----------
    readable : tuple of str
        Folders that may be read besides Python's own.
    """
    ours = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    packages = (sys.prefix, sys.base_prefix, sysconfig.get_path("purelib"), ours + "/qikit")
    known = (*_OWN, *_OPEN_TO_ALL, *packages, *readable)

    def hook(event: str, details: tuple[Any, ...]) -> None:
        watched = _WATCHED.get(event)
        kind = watched(details, known) if watched else None
        if kind:
            _SEEN[kind] = _SEEN.get(kind, 0) + 1

    sys.addaudithook(hook)


def seen() -> list[str]:
    """Which kinds of attempt were noticed, of `KINDS`."""
    few = _SEEN.get(PROGRAMS, 0) < _MANY_PROGRAMS
    return [kind for kind in KINDS if kind in _SEEN and not (kind == PROGRAMS and few)]


def _opened(details: tuple[Any, ...], known: tuple[str, ...]) -> str | None:
    path, mode, flags = details
    if not isinstance(path, str | bytes | os.PathLike):
        return None
    writing = isinstance(flags, int) and bool(flags & _WRITING)
    if isinstance(mode, str):
        writing = writing or bool(set(mode) & set("wax+"))
    return _changed((path,), known) if writing else _looked((path,), known)


def _looked(details: tuple[Any, ...], known: tuple[str, ...]) -> str | None:
    path = _absolute(details[0])
    is_known = any(_within(path, place) or _within(place, path) for place in known)
    return None if is_known and not _is_guess(path) and path not in _PRIVATE else LOOK


def _changed(details: tuple[Any, ...], known: tuple[str, ...]) -> str | None:
    path = _absolute(details[0])
    is_own = any(_within(path, place) for place in _OWN)
    return None if is_own or "__pycache__" in path else CHANGE


def _connected(details: tuple[Any, ...], known: tuple[str, ...]) -> str:
    return OTHERS if isinstance(details[-1], str | bytes) else NETWORK


def _absolute(path: Any) -> str:
    try:
        return os.path.abspath(os.fsdecode(path))
    except (TypeError, ValueError, OSError):
        return "/"


def _is_guess(path: str) -> bool:
    """Whether it lies in a temporary folder that this kernel did not make."""
    folder = os.path.dirname(path)
    is_cell = os.path.basename(folder).startswith("ipykernel_")  # how tracebacks name cells
    return _within(path, "/tmp") and not is_cell and not os.path.isdir(folder)


def _within(path: str, place: str) -> bool:
    return path == place or path.startswith(place.rstrip("/") + "/")


def _always(kind: str) -> Callable[[tuple[Any, ...], tuple[str, ...]], str]:
    return lambda details, known: kind


_WATCHED: dict[str, Callable[[tuple[Any, ...], tuple[str, ...]], str | None]] = {
    "open": _opened,
    "os.listdir": _looked,
    "os.scandir": _looked,
    "sqlite3.connect": _looked,
    **dict.fromkeys(("os.remove", "os.rename", "os.rmdir", "os.chmod", "os.truncate"), _changed),
    **dict.fromkeys(("socket.connect", "socket.sendto"), _connected),
    **dict.fromkeys(("socket.getaddrinfo", "socket.gethostbyname"), _always(NETWORK)),
    **dict.fromkeys(("os.kill", "os.killpg"), _always(OTHERS)),
    **dict.fromkeys(("os.fork", "os.forkpty", "os.posix_spawn", "os.system"), _always(PROGRAMS)),
    "subprocess.Popen": _always(PROGRAMS),
}
