"""``python -m qikit.kernels.probe``, in the outer sandbox: build the inner one and look about.

Ends with 0 when it held, and otherwise with a sentence on standard error.
"""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

from qikit.kernels import sandbox
from qikit.kernels.policy import Limits


def main() -> None:
    """Build a sandbox, try to get out, and report."""
    sandbox.give_up_root()
    sandbox.enter_namespaces()
    pid = os.fork()
    if pid == 0:
        os._exit(_look_about())
    _, status = os.waitpid(pid, 0)
    sys.exit(os.waitstatus_to_exitcode(status))


def _look_about() -> int:
    try:
        os.setsid()
        sandbox.limit(Limits())
        sandbox.furnish(Limits().scratch)
        sandbox.give_up_rights()
        Path(sandbox.EXERCISE, "note").write_text("writable")
        holes = [name for name, found in _holes().items() if found]
    except Exception as error:
        holes = [f"{type(error).__name__}: {error}"]
    if holes:
        print("; ".join(holes), file=sys.stderr, flush=True)
    return 1 if holes else 0


def _holes() -> dict[str, bool]:
    return {
        "the network can be reached": _can(_use_network),
        "other processes can be seen": os.listdir("/proc") != [],
        "the libraries can be changed": os.access(sys.prefix, os.W_OK),
        "files of the machine can be seen": os.path.exists("/etc/passwd"),
        "a new user namespace can be made": _can(_use_namespace),
    }


def _use_network() -> None:
    socket.create_connection(("127.0.0.1", 9), timeout=1).close()


def _use_namespace() -> None:
    sandbox.enter_namespaces()


def _can(attempt: object) -> bool:
    try:
        attempt()  # type: ignore[operator]
    except ConnectionRefusedError:
        return True
    except OSError:
        return False
    return True


if __name__ == "__main__":
    main()
