"""The fork that runs a notebook and then is a fork server for the notebook's visitors."""

from __future__ import annotations

import gc
import os
import random
import socket
from typing import Any

from qikit.kernels import child, fork, warmup, wire
from qikit.kernels.ready.order import ReadyOrder
from qikit.kernels.ready.running import run_cells
from qikit.kernels.ready.unsuitable import Unsuitable, check_nothing_left, open_files
from qikit.kernels.ready.watching import FileWatch, dependencies
from qikit.kernels.server import ForkServer

LINGER, IDLE = 5.0, 900.0  # seconds without an owner, and without a visitor


def become_master(connection: socket.socket, message: dict[str, Any], files: list[int]) -> None:
    """Run the notebook, tell the owner what it showed, and fork a kernel for each visitor.

    Parameters
    ----------
    connection : socket
        Where the order came from; the owner's end is this process's leash.
    message : dict
        The order.
    files : list of int
        Standard output, standard error, and the socket on which visitors' kernels are asked for.
    """
    fork.leave_the_server(connection, files)
    try:
        variables, told = _run(ReadyOrder.from_message(message))
    except Unsuitable as why:
        wire.send(connection, {"unsuitable": str(why)})
        return
    pidfd = os.pidfd_open(os.getpid())
    wire.send(connection, told, [pidfd])
    os.close(pidfd)
    connection.close()
    gc.collect()
    gc.freeze()
    listener = socket.socket(fileno=files[2])
    asked = ForkServer(listener, os.getuid(), LINGER, IDLE).serve()
    if asked is not None:
        child.become_kernel(asked, isolated=False, begun=variables)


def _run(order: ReadyOrder) -> tuple[dict[str, Any], dict[str, Any]]:
    import numpy

    os.chdir(order.folder)
    fork.take_environment(order.environment)
    warmup.forget_edited()
    random.seed()
    numpy.random.seed()
    watch, before = FileWatch(), open_files()
    variables, outputs = run_cells(order.cells)
    watch.stop()
    check_nothing_left(before)
    return variables, {"outputs": outputs, "depends_on": dependencies(watch)}
