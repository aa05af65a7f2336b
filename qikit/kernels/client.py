"""Asking for a warm kernel: find the fork server, or start it, and hold the leash."""

from __future__ import annotations

import errno
import os
import socket
import subprocess
import sys
import threading
import time

from qikit.errors import QikitError
from qikit.kernels import wire
from qikit.kernels.address import peer_uid, server_address
from qikit.kernels.availability import bubblewrap_available, warm_available
from qikit.kernels.bubblewrap import check_readable
from qikit.kernels.policy import TRUSTED, Policy
from qikit.kernels.process import ForkedKernel
from qikit.kernels.request import KernelRequest

_ANSWER_WAIT = 60.0
_LAUNCH_WAIT = 20.0
_ATTEMPTS = 3


class WarmUnavailable(QikitError):
    """No fork server can be had here; the message says why."""


def request_kernel(request: KernelRequest, policy: Policy, files: list[int]) -> ForkedKernel:
    """Have a kernel forked.

    Parameters
    ----------
    request : KernelRequest
        What the kernel is to be.
    policy : Policy
        What it may see; chooses the server.
    files : list of int
        Open files to hand over: standard output, standard error, the five listening sockets, and
        for an isolated kernel the packed folder.

    Raises
    ------
    WarmUnavailable
        If there is no fork server and none can be started, or it could not make this kernel.
    """
    return as_kernel(*ask_server(request.to_message(), policy, files))


def ask_server(
    message: dict, policy: Policy, files: list[int]
) -> tuple[dict, list[int], socket.socket]:
    """Send a message to the fork server; return its answer, the files in it, and the leash.

    Raises
    ------
    WarmUnavailable
        If there is no fork server and none can be started, or it falls silent.
    """
    _HELD.hold(policy)
    for _ in range(_ATTEMPTS):
        connection = _connect_or_start(policy)
        try:
            wire.send(connection, message, files)
            answer, pidfds = wire.receive(connection)
        except (EOFError, ConnectionError):  # the server was just going home: ask the next one
            connection.close()
            continue
        except TimeoutError:
            connection.close()
            break
        return answer, pidfds, connection
    raise WarmUnavailable("The fork server did not answer.")


def keep_warm(policy: Policy = TRUSTED) -> None:
    """Start the fork server now, without waiting for it, and keep it while this process lives.

    The first kernel then need not wait for the libraries to load. Asking for a kernel does the
    same. A server goes home by itself when nobody holds it, or nobody has used it for a while.

    Raises
    ------
    WarmUnavailable
        If no fork server can be started here.
    """
    _HELD.hold(policy)


def as_kernel(answer: dict, pidfds: list[int], connection: socket.socket) -> ForkedKernel:
    """Take hold of what the answer brought.

    Raises
    ------
    WarmUnavailable
        If it is a refusal.
    """
    if not pidfds:
        connection.close()
        reason = answer.get("refused", "it ended while it was made")
        raise WarmUnavailable(f"The fork server cannot make this kernel: {reason}.")
    kernel = ForkedKernel(connection, pidfds[0])
    _HELD.leashed(kernel)
    return kernel


def check_possible(policy: Policy) -> None:
    """Look whether this system has what is needed, before anything is tried.

    Raises
    ------
    WarmUnavailable
        If it has not.
    """
    available = bubblewrap_available() if policy.isolated else warm_available()
    if not available.ok:
        raise WarmUnavailable(available.reason)


def _connect_or_start(policy: Policy) -> socket.socket:
    check_possible(policy)
    address = server_address(policy)
    until = time.monotonic() + _LAUNCH_WAIT
    while time.monotonic() < until:
        connection = connect(address)
        if connection is not None:
            return connection
        _launch(address, policy)
    raise WarmUnavailable(f"No fork server came up within {_LAUNCH_WAIT:.0f} seconds.")


def connect(address: str) -> socket.socket | None:
    """A connection to the fork server at `address`, or None where nobody listens."""
    connection = socket.socket(socket.AF_UNIX)
    connection.settimeout(_ANSWER_WAIT)
    try:
        connection.connect("\0" + address)
    except OSError as error:
        connection.close()
        if error.errno in (errno.ECONNREFUSED, errno.EAGAIN):
            return None
        raise WarmUnavailable(f"The fork server cannot be reached: {error}.") from error
    if peer_uid(connection) != os.getuid():
        connection.close()
        raise WarmUnavailable("Another user of this machine answers in the fork server's name.")
    return connection


def _launch(address: str, policy: Policy) -> None:
    """Returns as soon as the server listens; it loads its libraries while requests queue."""
    check_readable(policy.readable)
    readable = [os.path.abspath(path) for path in policy.readable]
    kind = ["--isolated", *readable] if policy.isolated else []
    command = [sys.executable, "-m", "qikit.kernels.launch", address, *kind]
    launcher = subprocess.run(
        command, cwd="/", stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    if launcher.returncode != 0:
        complaint = launcher.stderr.decode(errors="replace").strip().splitlines()
        reason = complaint[-1] if complaint else f"it ended with {launcher.returncode}"
        raise WarmUnavailable(f"The fork server cannot be started: {reason}.")


class _Held:
    """What this process keeps open: one silent connection to each server, and a leash a kernel."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.servers: dict[Policy, tuple[str, socket.socket]] = {}
        self.kernels: set[ForkedKernel] = set()

    def hold(self, policy: Policy) -> None:
        key = Policy(isolated=policy.isolated, readable=policy.readable)
        with self.lock:
            if key in self.servers and self._still_there(key, policy):
                return
            connection = _connect_or_start(policy)
            self.servers[key] = (server_address(policy), connection)

    def leashed(self, kernel: ForkedKernel) -> None:
        """Keep the leash if the caller forgets the kernel: an ordinary one would live on."""
        with self.lock:
            ended = {known for known in self.kernels if known.returncode is not None}
            self.kernels = (self.kernels - ended) | {kernel}

    def let_go(self) -> None:
        """In a fork of this process: it must not keep alive what belongs to its parent."""
        for _, connection in self.servers.values():
            connection.close()
        for kernel in self.kernels:
            kernel.close()
        self.__init__()  # type: ignore[misc]

    def _still_there(self, key: Policy, policy: Policy) -> bool:
        address, connection = self.servers[key]
        if address == server_address(policy) and not _hung_up(connection):
            return True
        connection.close()
        return False


def _hung_up(connection: socket.socket) -> bool:
    connection.setblocking(False)
    try:
        return connection.recv(1, socket.MSG_PEEK) == b""
    except BlockingIOError:
        return False
    except ConnectionError:
        return True


_HELD = _Held()
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_HELD.let_go)
