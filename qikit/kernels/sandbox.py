"""The inner sandbox: one for each kernel, so that kernels of one fork server cannot meet.

A fork leaves the server's namespaces for its own, forks once more so that the kernel is the first
process in its own, covers what the server could still see, and gives up every right.
"""

from __future__ import annotations

import contextlib
import os
import resource
import signal
import sys
from pathlib import Path

from qikit.kernels import seccomp, syscalls
from qikit.kernels.bubblewrap import HOME
from qikit.kernels.policy import Limits

NOBODY = 65534
EXERCISE = f"{HOME}/exercise"
CONNECTION_FILE = f"{HOME}/kernel.json"
_SCRATCH = f"{HOME}/tmp"
_OWN_NAMESPACES = (
    syscalls.CLONE_NEWUSER
    | syscalls.CLONE_NEWNS
    | syscalls.CLONE_NEWPID
    | syscalls.CLONE_NEWIPC
    | syscalls.CLONE_NEWNET
    | syscalls.CLONE_NEWUTS
)
_HARMLESS = syscalls.MS_NOSUID | syscalls.MS_NODEV


def give_up_root() -> None:
    """Become nobody for good, if this is the real root; otherwise the outer sandbox has done it."""
    if os.getuid() == 0:
        os.setgroups([])
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)
        syscalls.stay_inspectable()


def enter_namespaces() -> None:
    """Leave for namespaces of one's own; processes forked from now on are in all of them."""
    syscalls.unshare(_OWN_NAMESPACES)
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{NOBODY} {NOBODY} 1")
    Path("/proc/self/gid_map").write_text(f"{NOBODY} {NOBODY} 1")


def furnish(scratch: int) -> None:
    """Make everything read-only, hide /proc, and mount a small home to write in.

    Parameters
    ----------
    scratch : int
        Bytes that home and temporary files may take together.
    """
    shared_temp_is_empty = not os.listdir("/tmp")
    syscalls.make_read_only("/")
    syscalls.mount("tmpfs", "/proc", "tmpfs", _HARMLESS | syscalls.MS_RDONLY, "size=4k,mode=555")
    home = f"size={scratch},nr_inodes=20000,mode=755"
    syscalls.mount("tmpfs", HOME, "tmpfs", _HARMLESS, home)
    for folder in (EXERCISE, _SCRATCH, f"{HOME}/shm"):
        os.mkdir(folder)
    syscalls.mount(f"{HOME}/shm", "/dev/shm", None, syscalls.MS_BIND)
    if shared_temp_is_empty:
        syscalls.mount(_SCRATCH, "/tmp", None, syscalls.MS_BIND)


def give_up_rights() -> None:
    """No capability, no way to gain one, no dangerous system call, and death with the parent."""
    syscalls.drop_capabilities()
    syscalls.die_with_parent(signal.SIGKILL)
    syscalls.gain_nothing_by_exec()
    seccomp.forbid_dangerous_calls()


def limit(limits: Limits) -> None:
    """Set the ceilings; memory is what each process may add to what it has now."""
    mapped = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    for kind, ceiling in (
        (resource.RLIMIT_AS, mapped + limits.memory),
        (resource.RLIMIT_NPROC, limits.processes),
        (resource.RLIMIT_CPU, limits.cpu_seconds),
        (resource.RLIMIT_FSIZE, limits.scratch),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (ceiling, ceiling))


def be_first_to_go() -> None:
    """Should the machine run out of memory all the same, an isolated kernel is what it ends."""
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000")


def environment() -> dict[str, str]:
    """All environment variables of an isolated kernel."""
    return {
        "HOME": HOME,
        "USER": "learner",
        "LANG": "C.UTF-8",
        "PATH": f"{sys.prefix}/bin:/usr/bin:/bin",
        "TMPDIR": _SCRATCH,
        "IPYTHONDIR": f"{_SCRATCH}/ipython",
        "JUPYTER_RUNTIME_DIR": f"{_SCRATCH}/jupyter",
        "MPLCONFIGDIR": f"{_SCRATCH}/matplotlib",
    }
