"""Whether warm kernels, and isolated ones, can be had on this machine, and if not, why."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
from dataclasses import dataclass
from functools import cache

_PROBE_WAIT = 30.0


@dataclass(frozen=True, slots=True)
class Availability:
    """Whether something can be had here.

    Parameters
    ----------
    ok : bool
        Whether it can.
    reason : str
        One plain sentence: what was found, or what is missing.
    """

    ok: bool
    reason: str


def warm_available() -> Availability:
    """Say whether this system has what a fork server needs.

    Examples
    --------
    >>> warm_available().ok == (sys.platform == "linux")
    True
    """
    if sys.platform != "linux":
        return Availability(False, f"Warm kernels need Linux, and this is {sys.platform}.")
    needed = ((os, "fork"), (os, "pidfd_open"), (signal, "pidfd_send_signal"), (socket, "AF_UNIX"))
    missing = [name for module, name in needed if not hasattr(module, name)]
    if missing:
        return Availability(False, f"This Python lacks {', '.join(missing)}.")
    return Availability(True, "This system can fork warm kernels.")


@cache
def isolation_available() -> Availability:
    """Try, once, to build the sandbox of an isolated kernel, and say whether it held.

    Nothing is taken on trust: a small process goes through every step that a kernel would and looks
    about for the network, other processes and a file it must not see.
    """
    needed = bubblewrap_available()
    return _probe() if needed.ok else needed


def bubblewrap_available() -> Availability:
    """Say whether what isolation is built with is installed; not, whether it works."""
    warm = warm_available()
    if warm.ok and shutil.which("bwrap") is None:
        return Availability(False, "The program bwrap (package bubblewrap) is not installed.")
    return warm


def _probe() -> Availability:
    from qikit.kernels.bubblewrap import sandboxed

    command = sandboxed([sys.executable, "-m", "qikit.kernels.probe"], readable=())
    try:
        tried = subprocess.run(
            command, cwd="/", capture_output=True, timeout=_PROBE_WAIT, check=False, text=True
        )
    except subprocess.TimeoutExpired:
        return Availability(False, f"The sandbox was not ready within {_PROBE_WAIT:.0f} seconds.")
    if tried.returncode != 0:
        complaint = (tried.stderr.strip() or f"it ended with {tried.returncode}").splitlines()[-1]
        return Availability(False, f"The sandbox cannot be built here: {complaint}")
    return Availability(True, "Kernels can be isolated: no network, no other files or processes.")
