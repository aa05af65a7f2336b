"""``python -m qikit.kernels.launch ADDRESS [--isolated READABLE …]``: become a fork server.

The address is taken first and the libraries are loaded afterwards, in a process of its own: the
caller can connect as soon as this returns, and the loading answers, or says why it cannot.
"""

from __future__ import annotations

import argparse
import errno
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

from qikit.kernels.bubblewrap import sandboxed
from qikit.kernels.server import ForkServer, refuse

_BACKLOG = 1024
_REFUSAL_PATIENCE = 2.0
_LINGER = os.environ.get("QIKIT_WARM_LINGER", "5")
_IDLE = os.environ.get("QIKIT_WARM_IDLE", "900")


def main() -> None:
    """Take the address, leave the caller, and serve."""
    options = _options()
    listener = _listener(options)
    if listener is None:  # somebody else has just started the same server
        return
    if options.listener is None:
        _leave_the_caller()
    if options.isolated is not None and options.listener is None:
        _serve_in_a_sandbox(listener, options)
    else:
        _serve(listener, options)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("address")
    parser.add_argument("--isolated", nargs="*", type=Path)
    parser.add_argument("--listener", type=int)
    parser.add_argument("--linger", type=float, default=_LINGER)
    parser.add_argument("--idle", type=float, default=_IDLE)
    return parser.parse_args()


def _listener(options: argparse.Namespace) -> socket.socket | None:
    if options.listener is not None:
        return socket.socket(fileno=options.listener)
    listener = socket.socket(socket.AF_UNIX)
    try:
        listener.bind("\0" + options.address)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            return None
        raise
    listener.listen(_BACKLOG)
    return listener


def _leave_the_caller() -> None:
    """Go on as a process that nobody waits for and that no terminal can reach."""
    if os.fork() != 0:
        os._exit(0)
    os.setsid()
    for name in (signal.SIGINT, signal.SIGHUP, signal.SIGPIPE):
        signal.signal(name, signal.SIG_IGN)
    nothing = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(nothing, fd)
    os.close(nothing)


def _serve(listener: socket.socket, options: argparse.Namespace) -> None:
    from qikit.kernels import child, sandbox, warmup

    owner = os.getuid()
    try:
        if options.isolated is not None:
            sandbox.give_up_root()
        warmup.load()
    except Exception as error:
        refuse(listener, f"{type(error).__name__}: {error}", _REFUSAL_PATIENCE)
        return
    connection = ForkServer(listener, owner, options.linger, options.idle).serve()
    if connection is not None:
        child.become_kernel(connection, isolated=options.isolated is not None)


def _serve_in_a_sandbox(listener: socket.socket, options: argparse.Namespace) -> None:
    fd = listener.fileno()
    again = [sys.executable, "-m", __spec__.name, options.address, f"--listener={fd}"]
    again += [f"--linger={options.linger}", f"--idle={options.idle}", "--isolated"]
    server = subprocess.run(
        sandboxed(again, options.isolated),
        cwd="/",
        pass_fds=[fd],
        stderr=subprocess.PIPE,
        check=False,
    )
    if server.returncode != 0:
        complaint = server.stderr.decode(errors="replace").strip().splitlines()
        reason = complaint[-1] if complaint else f"it ended with {server.returncode}"
        refuse(listener, reason, _REFUSAL_PATIENCE)


if __name__ == "__main__":
    main()
