"""Which port the course can use on this machine."""

from __future__ import annotations

import errno
import socket

from qikit.launcher.trouble import Trouble

HOST = "127.0.0.1"
FIRST = 8888
TRIES = 100


def is_free(port: int) -> bool:
    """Whether a server could listen on ``port`` now.

    Raises
    ------
    Trouble
        When the port exists but this person may not use it.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except PermissionError as error:
            raise not_allowed(port) from error
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return False
            raise
    return True


def not_allowed(port: int) -> Trouble:
    return Trouble(
        f"This computer does not let you use port {port}: choose one from 1024 to 65535, "
        f"for example 'python3 qi start --port {FIRST}'."
    )


def choose_port(wanted: int | None) -> int:
    """The port asked for, or the first free one from 8888.

    Raises
    ------
    Trouble
        When the port asked for is taken, or none is free.
    """
    if wanted is not None:
        if not is_free(wanted):
            raise Trouble(
                f"Port {wanted} is taken by another program: leave out '--port' and a free one "
                "is found, or name another."
            )
        return wanted
    for port in range(FIRST, FIRST + TRIES):
        if is_free(port):
            return port
    raise Trouble(
        f"The ports {FIRST} to {FIRST + TRIES - 1} are all taken: close other Jupyter servers, "
        "or name a free port with '--port'."
    )
