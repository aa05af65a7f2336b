"""Why a notebook cannot be run once for many visitors."""

from __future__ import annotations

import os
import sys
import sysconfig
from pathlib import Path

_PACKAGES = {sys.prefix, sys.base_prefix, *sysconfig.get_paths().values()}
_SYSTEM = ("/proc/", "/sys/", "/dev/", "/etc/")


class Unsuitable(Exception):
    """The message is the reason, as the end of a sentence that begins with "it"."""


def check_nothing_left(files_before: frozenset[str]) -> None:
    """Look for what a fork would share with, or lose from, the process it is made of.

    Raises
    ------
    Unsuitable
        If the notebook left a thread, a child process, an open file or a widget that captures
        output.
    """
    if len(list(Path("/proc/self/task").iterdir())) > 1:
        raise Unsuitable("leaves a thread running")
    if _has_children():
        raise Unsuitable("leaves a process running")
    left = open_files() - files_before
    if any(is_ours(opened.partition(" ")[2]) for opened in left):
        raise Unsuitable("leaves a file or a connection open")
    if _captures_output():
        raise Unsuitable("captures output in a widget, which needs a kernel")


def open_files() -> frozenset[str]:
    """Number and target of each open file of this process."""
    found = set()
    for number in os.listdir("/proc/self/fd"):
        try:
            found.add(f"{number} {os.readlink(f'/proc/self/fd/{number}')}")
        except FileNotFoundError:  # what listed the folder itself
            continue
    return frozenset(found)


def is_ours(path: str) -> bool:
    """Whether a path is neither of the system nor of an installed package."""
    if "__pycache__" in path or path.startswith(_SYSTEM):
        return False
    return not any(_is_below(path, folder) for folder in _PACKAGES)


def _is_below(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip("/") + "/")


def _has_children() -> bool:
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return False
    return True


def _captures_output() -> bool:
    from ipywidgets import Output
    from ipywidgets.widgets import widget

    return any(isinstance(one, Output) for one in widget._instances.values())
