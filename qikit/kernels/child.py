"""What a fork does to become a kernel that its user cannot tell from an ordinary one."""

from __future__ import annotations

import atexit
import contextlib
import os
import random
import signal
import socket
import sys
import threading
import time
import traceback
from typing import Any

from qikit.kernels import cell, listeners, warmup, wire
from qikit.kernels.ready.order import READY
from qikit.kernels.request import KernelRequest

_STANDARD = (0, 1, 2)
_MOST_FILES = 1 << 20


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


def leave_the_server(connection: socket.socket, files: list[int]) -> None:
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


def introduce_libraries(shell: Any) -> None:
    """What these libraries do when they are imported in a shell; they were imported before."""
    import ipywidgets
    from matplotlib import pyplot
    from matplotlib_inline import backend_inline

    ipywidgets.load_ipython_extension(shell)
    pyplot.install_repl_displayhook()
    backend_inline._enable_matplotlib_integration()


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
