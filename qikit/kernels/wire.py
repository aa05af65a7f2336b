"""Messages between owners, fork servers and kernels: JSON and open files."""

from __future__ import annotations

import array
import json
import socket
import struct
from typing import Any

_LENGTH = struct.Struct("!I")
_MOST_FILES = 16


def send(
    connection: socket.socket, message: dict[str, Any], files: list[int] | None = None
) -> None:
    """Send one message, and with it the open `files`."""
    body = json.dumps(message).encode("ascii")
    data = _LENGTH.pack(len(body)) + body
    rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", files))] if files else []
    sent = connection.sendmsg([data], rights)
    if sent < len(data):  # else there is nothing to wait for, and the other side may have gone
        connection.sendall(data[sent:])


def receive(connection: socket.socket) -> tuple[dict[str, Any], list[int]]:
    """Receive one message and its open files.

    Raises
    ------
    EOFError
        The other side has gone.
    """
    data, files, _, _ = socket.recv_fds(
        connection, _LENGTH.size, _MOST_FILES, socket.MSG_CMSG_CLOEXEC
    )
    data += _exactly(connection, _LENGTH.size - len(data)) if data else b""
    if not data:
        raise EOFError("the other side has gone")
    (length,) = _LENGTH.unpack(data)
    return json.loads(_exactly(connection, length)), files


def _exactly(connection: socket.socket, length: int) -> bytes:
    parts = []
    while length:
        part = connection.recv(min(length, 1 << 16))
        if not part:
            raise EOFError("the other side has gone")
        parts.append(part)
        length -= len(part)
    return b"".join(parts)
