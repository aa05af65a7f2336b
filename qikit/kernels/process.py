"""A forked kernel as its owner holds it: watched and signalled like a child, without being one."""

from __future__ import annotations

import os
import select
import signal
import socket
import time

from qikit.kernels import wire

_STATUS_WAIT = 1.0


class ForkedKernel:
    """One kernel, with the methods of `subprocess.Popen` that Jupyter uses.

    The process is held by its pidfd, which can never come to mean another process. The `leash` is
    the connection it was asked for on: when it closes, however its owner ended, the fork server
    kills the kernel.
    """

    stdin = stdout = stderr = None

    def __init__(self, leash: socket.socket, pidfd: int) -> None:
        self._leash, self._pidfd = leash, pidfd
        self.pid = _pid(pidfd)
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """Return how the kernel ended (negative: by which signal), or None while it runs."""
        if self.returncode is None and _readable(self._pidfd, 0):
            self.returncode = self._exit_status()
            self.close()
        return self.returncode

    def wait(self, timeout: float | None = None) -> int | None:
        """Wait until the kernel has ended; None when `timeout` seconds have passed first."""
        if self.returncode is None:
            _readable(self._pidfd, timeout)
        return self.poll()

    def send_signal(self, signum: int) -> None:
        """Signal the kernel and the processes it started."""
        if self.poll() is not None:
            return
        try:
            os.killpg(self.pid, signum)
        except ProcessLookupError:
            self._signal_alone(signum)

    def kill(self) -> None:
        """End the kernel at once."""
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        """Ask the kernel to end."""
        self.send_signal(signal.SIGTERM)

    def close(self) -> None:
        """Let go. If the kernel still runs, its fork server ends it."""
        if self._pidfd >= 0:
            os.close(self._pidfd)
            self._pidfd = -1
            self._leash.close()
        if self.returncode is None:
            self.returncode = -signal.SIGKILL

    def _signal_alone(self, signum: int) -> None:
        try:
            signal.pidfd_send_signal(self._pidfd, signum)
        except ProcessLookupError:
            return

    def _exit_status(self) -> int:
        """The fork server reaps the kernel and says how it ended; no word means by force."""
        if not _readable(self._leash.fileno(), _STATUS_WAIT):
            return -signal.SIGKILL
        try:
            message, _ = wire.receive(self._leash)
        except (EOFError, OSError):
            return -signal.SIGKILL
        return int(message["ended"])


def _pid(pidfd: int) -> int:
    """The process's number as this process would see it."""
    with open(f"/proc/self/fdinfo/{pidfd}", encoding="ascii") as info:
        fields = dict(line.split(":", 1) for line in info)
    return int(fields["Pid"])


def _readable(fd: int, timeout: float | None) -> bool:
    poller = select.poll()
    poller.register(fd, select.POLLIN)
    until = None if timeout is None else time.monotonic() + timeout
    while True:
        left = None if until is None else max(0.0, until - time.monotonic()) * 1000
        if poller.poll(left):
            return True
        if until is not None:
            return False
