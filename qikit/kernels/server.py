"""The fork server: it waits, forks, watches over its kernels, and goes home when nobody needs it.

It never reads a request: the fork does, so that nothing about one kernel is in the memory of the
next. Who is connected is all it knows:

- a silent connection holds the server: it stays while there is one;
- a connection on which something arrives is left to a new fork, and is that kernel's leash: when it
  closes, however its owner ended, the kernel is killed.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import socket
import time

from qikit.kernels import syscalls, wire
from qikit.kernels.address import peer_uid

_TICK = 1000  # milliseconds


class ForkServer:
    """Forks kernels for the connections of one user.

    Parameters
    ----------
    listener : socket
        Where requests arrive.
    owner : int
        The user whose requests are served.
    linger : float
        Seconds to stay when nobody is connected.
    idle : float
        Seconds to stay, though held, when no kernel runs.
    """

    def __init__(self, listener: socket.socket, owner: int, linger: float, idle: float) -> None:
        self.owner, self.linger, self.idle = owner, linger, idle
        self.listener, self.pid = listener, os.getpid()
        self.silent: dict[int, socket.socket] = {}
        self.leashes: dict[int, int] = {}
        self.kernels: dict[int, tuple[int, socket.socket]] = {}
        self.poller = select.poll()
        self.poller.register(listener, select.POLLIN)
        self.last_held = self.last_busy = time.monotonic()

    def serve(self) -> socket.socket | None:
        """Serve until nobody needs it. In a fork, return the connection with the request."""
        while not self._may_go_home():
            for fd, _ in self.poller.poll(_TICK)[:1]:  # one at a time: handling it may close others
                if fd == self.listener.fileno():
                    self._welcome()
                elif fd in self.kernels:
                    self._reap(fd)
                elif fd in self.leashes:
                    self._kill(self.leashes[fd])
                elif fd in self.silent and (connection := self._heard(fd)):
                    return connection
        self.listener.close()
        return None

    def _may_go_home(self) -> bool:
        now = time.monotonic()
        if self.kernels:
            self.last_busy = self.last_held = now
        elif self.silent:
            self.last_held = now
        return now - self.last_held > self.linger or now - self.last_busy > self.idle

    def _welcome(self) -> None:
        connection, _ = self.listener.accept()
        if peer_uid(connection) != self.owner:
            connection.close()
            return
        self.silent[connection.fileno()] = connection
        self.poller.register(connection, select.POLLIN)

    def _heard(self, fd: int) -> socket.socket | None:
        """A request, which a fork is to read, or the end of a silent connection."""
        connection = self.silent.pop(fd)
        self.poller.unregister(fd)
        if not _has_something(connection):
            connection.close()
            return None
        try:
            pid = os.fork()
        except OSError as error:  # too many processes, or no memory: the kernels that run go on
            _refuse_one(connection, str(error))
            return None
        if pid == 0:
            self._leave()
            return connection
        self._watch(pid, connection)
        return None

    def _leave(self) -> None:
        """In a fork: die with the server, and hold nothing of it."""
        syscalls.die_with_parent(signal.SIGKILL)
        if os.getppid() != self.pid:
            os._exit(1)
        self.listener.close()
        for connection in self.silent.values():
            connection.close()
        for pidfd, (_, leash) in self.kernels.items():
            os.close(pidfd)
            leash.close()

    def _watch(self, pid: int, leash: socket.socket) -> None:
        pidfd = os.pidfd_open(pid)
        self.kernels[pidfd] = (pid, leash)
        self.leashes[leash.fileno()] = pidfd
        self.poller.register(pidfd, select.POLLIN)
        self.poller.register(leash, 0)  # no event but that the other side has gone

    def _kill(self, pidfd: int) -> None:
        pid, leash = self.kernels[pidfd]
        del self.leashes[leash.fileno()]
        self.poller.unregister(leash)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(pid, signal.SIGKILL)
        signal.pidfd_send_signal(pidfd, signal.SIGKILL)

    def _reap(self, pidfd: int) -> None:
        pid, leash = self.kernels.pop(pidfd)
        self.poller.unregister(pidfd)
        os.close(pidfd)
        _, status = os.waitpid(pid, 0)
        if self.leashes.pop(leash.fileno(), None) is not None:
            self.poller.unregister(leash)
            with contextlib.suppress(OSError):
                wire.send(leash, {"ended": os.waitstatus_to_exitcode(status)})
        leash.close()


def refuse(listener: socket.socket, reason: str, patience: float) -> None:
    """Tell all who ask within `patience` seconds why there will be no kernel."""
    listener.settimeout(patience)
    with contextlib.suppress(TimeoutError):
        while True:
            _refuse_one(listener.accept()[0], reason)


def _refuse_one(connection: socket.socket, reason: str) -> None:
    with connection, contextlib.suppress(OSError):
        wire.send(connection, {"refused": reason})


def _has_something(connection: socket.socket) -> bool:
    try:
        return connection.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT) != b""
    except OSError:
        return False
