"""Which files a notebook depends on: those it opened, and those our code was loaded from."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import Any

from qikit.kernels.ready.unsuitable import Unsuitable, is_ours

Stamps = dict[str, int]
_LISTINGS = {"os.listdir", "os.scandir"}
_CONNECTIONS = {"sqlite3.connect", "socket.connect"}
_PATH = (str, bytes, os.PathLike)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class FileWatch:
    """Hears of every file that Python opens or looks for, and of every folder that it lists.

    A file that a library reads past Python is not heard of.
    """

    def __init__(self) -> None:
        self.read: set[str] = set()
        self.written: set[str] = set()
        self.connected = False
        self._listening = True
        self._stat = os.stat
        os.stat = self._heard_stat
        sys.addaudithook(self._hear)  # it stays for the life of this process

    def stop(self) -> None:
        """Listen no longer."""
        self._listening = False
        os.stat = self._stat

    def _hear(self, event: str, details: tuple[Any, ...]) -> None:
        if not self._listening:
            return
        if event == "open" and isinstance(details[0], _PATH):
            (self.written if _writes(*details[1:3]) else self.read).add(_absolute(details[0]))
        elif event in _LISTINGS and isinstance(details[0], _PATH):
            self.read.add(_absolute(details[0]))
        elif event in _CONNECTIONS:
            self.connected = True

    def _heard_stat(self, path: Any, *given: Any, **named: Any) -> os.stat_result:
        """A file that is not there is not opened, and yet matters: it may come to be there."""
        try:
            return self._stat(path, *given, **named)
        except FileNotFoundError:
            if isinstance(path, _PATH):
                self.read.add(_absolute(path))
            raise


def dependencies(opened: FileWatch) -> Stamps:
    """The files whose change makes the notebook's run out of date.

    Raises
    ------
    Unsuitable
        If the notebook wrote a file, or asked a database or another machine: each visitor's page
        would have to.
    """
    if opened.connected:
        raise Unsuitable("asks a database or the network when it is opened")
    written = sorted(path for path in opened.written if is_ours(path))
    if written:
        raise Unsuitable(f"writes {os.path.basename(written[0])!r} when it is opened")
    searched = {*map(os.path.abspath, sys.path_importer_cache), os.getcwd()}
    data = {path for path in opened.read - searched if is_ours(path)}
    return stamps(data | _code())


def stamps(paths: Iterable[str]) -> Stamps:
    """When each of these files was last changed, in nanoseconds; 0 for one that is not there."""
    return {path: _changed(path) for path in paths}


def _absolute(path: Any) -> str:
    return os.path.abspath(os.fsdecode(path))


def _writes(mode: Any, flags: Any) -> bool:
    if isinstance(mode, str):
        return bool(set(mode) & set("wax+"))
    return bool(isinstance(flags, int) and flags & _WRITING)


def _code() -> set[str]:
    files = (getattr(module, "__file__", None) for module in list(sys.modules.values()))
    return {os.path.abspath(file) for file in files if file and is_ours(file)}


def _changed(path: str) -> int:
    try:
        return os.stat(path).st_mtime_ns
    except OSError:
        return 0
