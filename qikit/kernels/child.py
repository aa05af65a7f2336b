"""What a fork does to become a kernel that its user cannot tell from an ordinary one."""

from __future__ import annotations

import atexit
import contextlib
import os
import random
import socket
import sys
import threading
import traceback
from typing import Any

from qikit.kernels import cell, listeners, warmup, wire
from qikit.kernels.fork import introduce_libraries, leave_the_server, take_environment
from qikit.kernels.ready.order import READY
from qikit.kernels.request import KernelRequest


def become_kernel(
    connection: socket.socket, *, isolated: bool, begun: dict[str, Any] | None = None
) -> None:
    """Read the request on `connection`, answer it, and run the kernel to its end.

    Parameters
    ----------
    connection : socket
        Where the request is.
    isolated : bool
        Whether the kernel goes into a sandbox.
    begun : dict or None
        The variables of the notebook that this process has run already (`qikit.kernels.ready`).
    """
    status = 1
    try:
        message, files = wire.receive(connection)
        if READY in message and not isolated:
            from qikit.kernels.ready.master import become_master

            become_master(connection, message, files)
            return
        request = KernelRequest.from_message(message)
        leave_the_server(connection, files)
        place = cell.Cell(connection) if isolated else OpenPlace(connection)
        app = _prepared(place, request, files, begun)
        place.ready()
        status = _run(app)
    except BaseException:
        traceback.print_exc(file=sys.__stderr__)
    finally:
        os._exit(status)


class OpenPlace:
    """Where a trusted kernel runs: as and where an ordinary kernel of the owner would."""

    def __init__(self, connection: socket.socket) -> None:
        self.connection = connection

    def settle(self, request: KernelRequest, files: list[int]) -> list[str]:
        """Go there; return the kernel's command-line arguments."""
        os.umask(request.umask)
        os.chdir(request.folder)
        take_environment(request.environment)
        return list(request.arguments)

    def ready(self) -> None:
        """Tell the owner that the kernel is there, and hand it over."""
        pidfd = os.pidfd_open(os.getpid())
        wire.send(self.connection, {}, [pidfd])
        os.close(pidfd)
        self.connection.close()

    def failed(self, reason: str) -> None:
        """Tell the owner that there will be no kernel."""
        wire.send(self.connection, {"refused": reason})


def _prepared(
    place: OpenPlace | cell.Cell,
    request: KernelRequest,
    files: list[int],
    begun: dict[str, Any] | None,
) -> Any:
    """The kernel, bound to its addresses, but running nobody's code yet."""
    try:
        arguments = place.settle(request, files)
        _be_fresh(arguments)
        if begun is None:
            warmup.forget_edited()
            return _kernel_app(request, arguments, files[2:7])
        return _begun_app(request, arguments, files[2:7], begun)
    except Exception as error:
        place.failed(f"{type(error).__name__}: {error}")
        raise


def _be_fresh(arguments: list[str]) -> None:
    """What every new process has of its own."""
    import numpy

    random.seed()
    numpy.random.seed()
    sys.argv = ["ipykernel_launcher.py", *arguments]


def _kernel_app(
    request: KernelRequest,
    arguments: list[str],
    files: list[int],
    variables: dict[str, Any] | None = None,
) -> Any:
    from ipykernel.kernelapp import IPKernelApp

    listeners.hand_to_zmq(request.connection, files)
    app = IPKernelApp.instance(parent_handle=1)  # the leash, not ipykernel, watches the owner
    if variables is not None:
        app.user_ns = variables
    app.initialize(arguments)
    introduce_libraries(app.shell)
    return app


def _begun_app(
    request: KernelRequest, arguments: list[str], files: list[int], variables: dict[str, Any]
) -> Any:
    """A kernel whose notebook has run already."""
    from qikit.kernels.ready.running import connect_widgets, make_room_for_a_kernel
    from qikit.kernels.visits import begin_visit

    make_room_for_a_kernel()
    app = _kernel_app(request, arguments, files, variables)
    connect_widgets(app.kernel)
    begin_visit()
    return app


def _run(app: Any) -> int:
    try:
        app.start()
    finally:
        _finish(app)
    return 0


def _finish(app: Any) -> None:
    """The orderly end of a Python process, without taking its memory apart.

    The control thread is let finish first: it may still be flushing through the thread that
    ipykernel's own clearing up stops before it.
    """
    app.control_thread.stop()
    app.control_thread.join()
    for thread in threading.enumerate():
        if not thread.daemon and thread is not threading.current_thread():
            thread.join()
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(Exception):
            stream.flush()
