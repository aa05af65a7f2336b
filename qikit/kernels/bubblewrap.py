"""The outer sandbox, built by bubblewrap round a whole fork server.

Inside there is no network, no other process, and of the disk only the system's libraries, this
Python with its packages, our own package and what the policy lets be read: all of it read-only.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from qikit.errors import QikitError
from qikit.kernels.address import PACKAGE

HOME = "/home/learner"
_SYSTEM = ("/usr", "/etc/alternatives", "/etc/ld.so.cache", "/etc/localtime", "/etc/fonts")
_LINKS_INTO_USR = ("/lib", "/lib32", "/lib64", "/bin", "/sbin")
_SERVERS_OWN = "/var/tmp"
_ENVIRONMENT = {
    "HOME": HOME,
    "USER": "learner",
    "LANG": "C.UTF-8",
    "PATH": f"{sys.prefix}/bin:/usr/bin:/bin",
    "TMPDIR": _SERVERS_OWN,
    "MPLCONFIGDIR": _SERVERS_OWN,
}
_AS_ROOT = ("--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID")
_AS_ANYBODY = ("--unshare-user", "--uid", "65534", "--gid", "65534", "--cap-drop", "ALL")


def check_readable(paths: Iterable[Path]) -> None:
    """Make sure that whoever is in the sandbox can read `paths`.

    Raises
    ------
    QikitError
        If one is not there, or only root can read it, for root is given up in the sandbox.
    """
    for path in paths:
        if not path.exists():
            raise QikitError(f"{str(path)!r} is to be readable, but is not there.")
        if os.getuid() == 0 and not path.stat().st_mode & stat.S_IROTH:
            raise QikitError(
                f"{str(path)!r} is not readable by everybody, and root is given up in the sandbox.",
                todo=f"chmod -R a+rX {path}",
            )


def sandboxed(command: Sequence[str], readable: Iterable[Path]) -> list[str]:
    """The command line that runs `command` in the outer sandbox.

    Root is not mapped to somebody harmless but really given up, by the command itself
    (`qikit.kernels.sandbox.give_up_root`): the limit on processes does not bind the real root.
    """
    return [
        *("bwrap", "--die-with-parent", "--new-session"),
        *("--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts"),
        *(_AS_ROOT if os.getuid() == 0 else _AS_ANYBODY),
        *_visible(readable),
        *("--clearenv", *_environment()),
        *("--chdir", "/", "--", *command),
    ]


def _visible(readable: Iterable[Path]) -> list[str]:
    """Later mounts cover earlier ones, so the libraries may themselves lie below /tmp."""
    arguments = ["--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp", "--dir", HOME]
    arguments += ["--perms", "0777", "--dir", _SERVERS_OWN]
    for path in _SYSTEM:
        arguments += ["--ro-bind-try", path, path]
    for path in _LINKS_INTO_USR:
        if os.path.islink(path):
            arguments += ["--symlink", os.readlink(path), path]
        else:
            arguments += ["--ro-bind-try", path, path]
    ours = (sys.base_prefix, sys.prefix, str(PACKAGE), *map(str, readable))
    for path in dict.fromkeys(ours):
        for parent in reversed(Path(path).parents[:-1]):
            arguments += ["--dir", str(parent)]  # otherwise made for root alone to enter
        arguments += ["--ro-bind", path, path]
    return arguments


def _environment() -> list[str]:
    return [part for name, value in _ENVIRONMENT.items() for part in ("--setenv", name, value)]
