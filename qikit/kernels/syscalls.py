"""The few Linux calls that Python 3.11 does not offer, each raising OSError in words."""

from __future__ import annotations

import ctypes
import os
from functools import cache

CLONE_NEWNS, CLONE_NEWUTS, CLONE_NEWIPC = 0x00020000, 0x04000000, 0x08000000
CLONE_NEWUSER, CLONE_NEWPID, CLONE_NEWNET = 0x10000000, 0x20000000, 0x40000000
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_BIND = 1, 2, 4, 4096

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP = 1, 4, 38, 22
_PR_CAPBSET_DROP = 24
_SECCOMP_MODE_FILTER = 2
_SYS_MOUNT_SETATTR = 442  # the same number on every architecture
_AT_FDCWD, _AT_RECURSIVE = -100, 0x8000
_MOUNT_ATTR_RDONLY, _MOUNT_ATTR_NOSUID = 0x1, 0x2
_CAPABILITY_VERSION_3 = 0x20080522
_LAST_CAPABILITY = 63


def unshare(flags: int) -> None:
    """Leave the namespaces named by `flags` for new ones."""
    _checked("unshare", _libc().unshare(flags))


def mount(source: str, target: str, kind: str | None, flags: int, options: str = "") -> None:
    """Mount a file system, or with MS_BIND a folder."""
    filesystem = kind.encode() if kind else None
    result = _libc().mount(source.encode(), target.encode(), filesystem, flags, options.encode())
    _checked(f"mount on {target}", result)


def make_read_only(target: str) -> None:
    """Make everything mounted at and below `target` read-only."""
    attributes = (ctypes.c_uint64 * 4)(_MOUNT_ATTR_RDONLY | _MOUNT_ATTR_NOSUID, 0, 0, 0)
    result = _libc().syscall(
        ctypes.c_long(_SYS_MOUNT_SETATTR),
        ctypes.c_int(_AT_FDCWD),
        target.encode(),
        ctypes.c_uint(_AT_RECURSIVE),
        ctypes.byref(attributes),
        ctypes.c_size_t(ctypes.sizeof(attributes)),
    )
    _checked(f"mount_setattr on {target}", result)


def die_with_parent(signum: int) -> None:
    """Have the kernel send this process `signum` when its parent ends."""
    _prctl("die with the parent", _PR_SET_PDEATHSIG, signum)


def stay_inspectable() -> None:
    """After a change of user, keep one's own entry in /proc writable."""
    _prctl("stay inspectable", _PR_SET_DUMPABLE, 1)


def gain_nothing_by_exec() -> None:
    """From now on no program that is run can have more rights than this process."""
    _prctl("gain nothing by exec", _PR_SET_NO_NEW_PRIVS, 1)


def drop_capabilities() -> None:
    """Give up every capability, for this process and whatever it runs."""
    for capability in range(_LAST_CAPABILITY + 1):
        _libc().prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0)
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
    none = (ctypes.c_uint32 * 6)()
    _checked("capset", _libc().capset(ctypes.byref(header), ctypes.byref(none)))


def filter_system_calls(program: bytes) -> None:
    """Install a seccomp filter: `program` is an array of ``struct sock_filter``."""

    class FilterProgram(ctypes.Structure):
        _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))

    described = FilterProgram(len(program) // 8, program)
    result = _libc().prctl(
        _PR_SET_SECCOMP, ctypes.c_ulong(_SECCOMP_MODE_FILTER), ctypes.byref(described), 0, 0
    )
    _checked("install a seccomp filter", result)


@cache
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _prctl(what: str, option: int, value: int) -> None:
    _checked(what, _libc().prctl(option, ctypes.c_ulong(value), 0, 0, 0))


def _checked(what: str, result: int) -> None:
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
