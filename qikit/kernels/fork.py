"""What every fork does first: leave the server behind, and be like a process that is new."""

from __future__ import annotations

import os
import signal
import socket
import time
from typing import Any

from qikit.kernels import warmup

_STANDARD = (0, 1, 2)
_MOST_FILES = 1 << 20


def leave_the_server(connection: socket.socket, files: list[int]) -> None:
    """Be a process of its own, with none of the server's files but these.

    Parameters
    ----------
    connection : socket
        Where the request came from; it stays open.
    files : list of int
        Files that came with the request; the first two become standard output and error.
    """
    os.setsid()
    close_all_but({*_STANDARD, connection.fileno(), *files})
    for fd, file in zip((1, 2), files, strict=False):
        os.dup2(file, fd)
        os.close(file)
    for name in (signal.SIGINT, signal.SIGHUP):
        signal.signal(name, signal.SIG_DFL)


def take_environment(environment: dict[str, str]) -> None:
    """Have these environment variables, and those that the libraries set when they are loaded."""
    os.environ.clear()
    os.environ.update({**warmup.SET_BY_LIBRARIES, **environment})
    time.tzset()


def close_all_but(kept: set[int]) -> None:
    """Close every other open file of this process."""
    first = 0
    for fd in (*sorted(kept), _MOST_FILES):
        if first < fd:
            os.closerange(first, fd)
        first = fd + 1


def introduce_libraries(shell: Any) -> None:
    """What these libraries do when they are imported in a shell; they were imported before."""
    import ipywidgets
    from matplotlib import pyplot
    from matplotlib_inline import backend_inline

    ipywidgets.load_ipython_extension(shell)
    pyplot.install_repl_displayhook()
    backend_inline._enable_matplotlib_integration()
