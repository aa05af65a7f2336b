"""Where a fork server listens: one address for each user, environment, checkout and policy.

The address is a name in Linux's abstract socket namespace. It needs no folder and no file, so a
server that is killed leaves nothing behind, and it cannot be reached from another network
namespace, so an isolated kernel cannot even try. Who is at the other end is asked of the operating
system (`peer_uid`).
"""

from __future__ import annotations

import hashlib
import os
import socket
import struct
import sys
import sysconfig
from pathlib import Path

from qikit.kernels.policy import Policy

PACKAGE = Path(__file__).resolve().parents[1]
_READ_AT_START = ("PYTHON", "MPL", "LD_", "OMP_", "OPENBLAS_", "MKL_", "LC_", "XDG_", "LANG")
_ALSO_READ = ("HOME", "QIKIT_WARM_LINGER", "QIKIT_WARM_IDLE")
_NAMESPACES = ("mnt", "pid", "user")


def server_address(policy: Policy) -> str:
    """Name the fork server that may serve kernels of this process under `policy`."""
    parts = (
        str(os.getuid()),
        *(os.readlink(f"/proc/self/ns/{name}") for name in _NAMESPACES),
        sys.executable,
        sys.prefix,
        str(PACKAGE),
        _code_stamp(),
        repr(_settings_read_at_start(policy)),
        repr((policy.isolated, sorted(map(str, policy.readable)))),
    )
    return "qikit-warm-" + hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def peer_uid(connection: socket.socket) -> int:
    """The user at the other end, as the operating system knows them."""
    size = struct.calcsize("3i")
    credentials = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, size)
    _, uid, _ = struct.unpack("3i", credentials)
    return uid


def _code_stamp() -> str:
    """Changes when the fork server itself or the installed packages do.

    What else of ours is edited the forks notice themselves (`qikit.kernels.warmup.forget_edited`).
    """
    ours = max(path.stat().st_mtime_ns for path in Path(__file__).parent.rglob("*.py"))
    installed = {sysconfig.get_path(name) for name in ("purelib", "platlib")}
    return repr((ours, sorted((path, os.stat(path).st_mtime_ns) for path in installed)))


def _settings_read_at_start(policy: Policy) -> list[tuple[str, str]]:
    """Environment variables that are read while loading: a fork cannot change them."""
    names = _ALSO_READ if policy.isolated else (*_READ_AT_START, *_ALSO_READ)
    return sorted(item for item in os.environ.items() if item[0].startswith(names))
