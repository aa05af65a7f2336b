"""How a fork goes into its own sandbox: two processes, one that waits outside and the kernel."""

from __future__ import annotations

import json
import os
import resource
import signal
import socket
from pathlib import Path

from qikit.kernels import folder, fork, sandbox, syscalls, wire
from qikit.kernels.policy import Limits
from qikit.kernels.request import KernelRequest

_READY = b"ready"
_HISTORY = "--HistoryManager.hist_file"


class Cell:
    """Where an isolated kernel runs.

    Parameters
    ----------
    connection : socket
        Where the request came from. Only the process that waits outside answers on it; the kernel
        tells that one how it goes.
    """

    def __init__(self, connection: socket.socket) -> None:
        self.connection = connection
        self.telling = -1

    def settle(self, request: KernelRequest, files: list[int]) -> list[str]:
        """Build the sandbox and go in. Returns only in the process that becomes the kernel."""
        sandbox.enter_namespaces()
        listening, self.telling = os.pipe()
        pid = os.fork()
        if pid != 0:
            os.close(self.telling)
            _answer(self.connection, pid, listening)
            _end_as(pid)
        os.close(listening)
        self.connection.close()
        _move_in(request, files.pop())
        fork.take_environment(sandbox.environment())
        return _arguments(request)

    def ready(self) -> None:
        """Tell the waiting process that the kernel is locked in and can be handed over."""
        self._tell(_READY)

    def failed(self, reason: str) -> None:
        """Tell the waiting process, or the owner if there is none yet, why it went wrong."""
        if self.telling < 0:
            wire.send(self.connection, {"refused": reason})
        else:
            self._tell(reason.encode())

    def _tell(self, what: bytes) -> None:
        os.write(self.telling, what)
        os.close(self.telling)


def _move_in(request: KernelRequest, packed_folder: int) -> None:
    """Furnish the sandbox and lock it from inside."""
    limits = request.limits or Limits()
    os.setsid()
    os.umask(0o022)
    sandbox.be_first_to_go()
    sandbox.limit(limits)
    sandbox.furnish(limits.scratch)
    folder.unpack(packed_folder, sandbox.EXERCISE)
    os.chdir(sandbox.EXERCISE)
    Path(sandbox.CONNECTION_FILE).write_text(json.dumps(request.connection))
    sandbox.give_up_rights()


def _answer(connection: socket.socket, pid: int, listening: int) -> None:
    """Hand the kernel over once it says that it is ready."""
    syscalls.die_with_parent(signal.SIGKILL)
    said = os.read(listening, 4096)
    if said == _READY:
        wire.send(connection, {}, [os.pidfd_open(pid)])
    else:
        wire.send(connection, {"refused": said.decode() or "the sandbox fell silent"})
    connection.close()
    fork.close_all_but(set())


def _end_as(pid: int) -> None:
    """Wait for the kernel, and end in the same way, so that the server learns of it."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _, status = os.waitpid(pid, 0)
    code = os.waitstatus_to_exitcode(status)
    if code < 0:
        os.kill(os.getpid(), -code)
    os._exit(code)


def _arguments(request: KernelRequest) -> list[str]:
    """The same arguments, but for the place of the connection file, and without a history."""
    arguments = [part for part in request.arguments if not part.startswith(_HISTORY)]
    arguments[arguments.index("-f") + 1] = sandbox.CONNECTION_FILE
    return [*arguments, f"{_HISTORY}=:memory:"]
