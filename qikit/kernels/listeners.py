"""The five addresses of a kernel, taken before it starts and handed to it as open sockets.

Whoever asks for a kernel listens on its behalf first. So no other program can take a port in the
meantime, a client can connect at once, and a kernel without any network can still be talked to.
"""

from __future__ import annotations

import contextlib
import errno
import os
import socket
import time
from typing import Any

import zmq

CHANNELS = ("shell_port", "iopub_port", "stdin_port", "control_port", "hb_port")
_BACKLOG = 128
_PATIENCE = 2.0
_HANDED_OVER: dict[str, int] = {}


def can_listen(connection_info: dict[str, Any]) -> bool:
    """Whether these addresses are of a kind that can be handed over."""
    if connection_info["transport"] == "ipc":
        return True
    return connection_info["transport"] == "tcp" and _is_ipv4(connection_info["ip"])


def listen(
    connection_info: dict[str, Any], *, may_move: bool
) -> tuple[dict[str, Any], list[socket.socket]]:
    """Listen on the addresses of a kernel.

    Parameters
    ----------
    connection_info : dict
        As Jupyter keeps it: transport, ip and five ports.
    may_move : bool
        Whether another port may be taken where the wished one is in use. A kernel that is
        restarted must stay where its clients are, so for it this waits a little instead.

    Returns
    -------
    dict, list of socket
        The connection information, with another port where the wished one was taken, and the
        listening sockets in the order of `CHANNELS`.
    """
    info, sockets = dict(connection_info), []
    with contextlib.ExitStack() as undo:
        for channel in CHANNELS:
            listener = _listen(info["transport"], info["ip"], info[channel], may_move)
            undo.callback(listener.close)
            if info["transport"] == "tcp":
                info[channel] = listener.getsockname()[1]
            sockets.append(listener)
        undo.pop_all()
    return info, sockets


def hand_to_zmq(connection_info: dict[str, Any], files: list[int]) -> None:
    """From now on, ZeroMQ sockets that bind to one of these addresses use the open sockets."""
    for channel, fd in zip(CHANNELS, files, strict=True):
        _HANDED_OVER[_url(connection_info, channel)] = fd
    zmq.Context._socket_class = HandedOverSocket  # type: ignore[misc]


class HandedOverSocket(zmq.Socket):
    """A ZeroMQ socket that knows which addresses are already listened on."""

    def bind(self, addr: str) -> Any:
        fd = _HANDED_OVER.pop(addr, None)
        if fd is not None:
            self.setsockopt(zmq.USE_FD, fd)
        return super().bind(addr)


def _listen(transport: str, ip: str, port: int, may_move: bool) -> socket.socket:
    if transport == "ipc":
        return _listen_on_path(f"{ip}-{port}")
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            return _listen_on_port(ip, port)
        except OSError as error:
            if error.errno != errno.EADDRINUSE or time.monotonic() > until:
                raise
        if may_move:
            return _listen_on_port(ip, 0)
        time.sleep(0.02)


def _listen_on_path(path: str) -> socket.socket:
    with contextlib.suppress(FileNotFoundError):
        os.unlink(path)
    return _listening(socket.socket(socket.AF_UNIX), path)


def _listen_on_port(ip: str, port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    return _listening(listener, (ip, port))


def _listening(listener: socket.socket, address: Any) -> socket.socket:
    try:
        listener.bind(address)
        listener.listen(_BACKLOG)
    except OSError:
        listener.close()
        raise
    listener.setblocking(False)
    return listener


def _url(info: dict[str, Any], channel: str) -> str:
    separator = ":" if info["transport"] == "tcp" else "-"
    return f"{info['transport']}://{info['ip']}{separator}{info[channel]}"


def _is_ipv4(ip: str) -> bool:
    try:
        socket.inet_aton(ip)
    except OSError:
        return False
    return ip.count(".") == 3
