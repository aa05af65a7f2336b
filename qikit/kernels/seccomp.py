"""System calls that no lesson needs and that have helped others out of sandboxes.

The filter is a deny-list on purpose: numpy, matplotlib and the next release of Python must go on
working, and the namespaces, not this, are what keeps a kernel in. It takes away the tools with
which holes in an operating system are usually reached: new namespaces, tracing, keyrings, mounting,
loading code into the system, and the younger asynchronous interfaces.
"""

from __future__ import annotations

import errno
import platform
import struct

from qikit.kernels import syscalls

# names and numbers: x86_64, aarch64
_FORBIDDEN = {
    "add_key": (248, 217),
    "bpf": (321, 280),
    "fsconfig": (431, 431),
    "fsmount": (432, 432),
    "fsopen": (430, 430),
    "fspick": (433, 433),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "io_uring_setup": (425, 425),
    "kcmp": (312, 272),
    "kexec_load": (246, 104),
    "keyctl": (250, 219),
    "mount": (165, 40),
    "mount_setattr": (442, 442),
    "move_mount": (429, 429),
    "name_to_handle_at": (303, 264),
    "open_by_handle_at": (304, 265),
    "open_tree": (428, 428),
    "perf_event_open": (298, 241),
    "pivot_root": (155, 41),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "ptrace": (101, 117),
    "request_key": (249, 218),
    "setns": (308, 268),
    "umount2": (166, 39),
    "unshare": (272, 97),
    "userfaultfd": (323, 282),
}
_CLONE, _CLONE3 = (56, 220), (435, 435)
_COLUMN = {"x86_64": 0, "aarch64": 1}
_AUDIT_ARCHITECTURE = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_X32_CALLS = 0x40000000
_NEW_NAMESPACES = 0x7E020000  # every CLONE_NEW* flag of clone(2)

_LOAD, _RETURN = 0x20, 0x06
_JUMP_IF_EQUAL, _JUMP_IF_AT_LEAST, _JUMP_IF_ANY_BIT = 0x15, 0x35, 0x45
_ALLOW, _KILL, _REFUSE = 0x7FFF0000, 0x80000000, 0x00050000
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16


def forbid_dangerous_calls() -> None:
    """Install the filter for this process and all it starts.

    Raises
    ------
    OSError
        If the processor is one whose call numbers are not known here.
    """
    syscalls.filter_system_calls(_program(platform.machine()))


def _program(machine: str) -> bytes:
    if machine not in _COLUMN:
        raise OSError(f"No list of system calls for the processor {machine!r}.")
    column = _COLUMN[machine]
    return b"".join(
        (
            _step(_LOAD, _ARCHITECTURE),
            *_unless_equal(_AUDIT_ARCHITECTURE[machine], _KILL),
            _step(_LOAD, _NUMBER),
            *_when(_JUMP_IF_AT_LEAST, _X32_CALLS, _refuse(errno.ENOSYS)),
            *_when(_JUMP_IF_EQUAL, _CLONE3[column], _refuse(errno.ENOSYS)),
            *(
                step
                for numbers in _FORBIDDEN.values()
                for step in _when(_JUMP_IF_EQUAL, numbers[column], _refuse(errno.EPERM))
            ),
            _step(_JUMP_IF_EQUAL, _CLONE[column], 0, 3),
            _step(_LOAD, _FIRST_ARGUMENT),
            *_when(_JUMP_IF_ANY_BIT, _NEW_NAMESPACES, _refuse(errno.EPERM)),
            _step(_RETURN, _ALLOW),
        )
    )


def _when(jump: int, value: int, verdict: int) -> tuple[bytes, bytes]:
    return _step(jump, value, 0, 1), _step(_RETURN, verdict)


def _unless_equal(value: int, verdict: int) -> tuple[bytes, bytes]:
    return _step(_JUMP_IF_EQUAL, value, 1, 0), _step(_RETURN, verdict)


def _refuse(number: int) -> int:
    return _REFUSE | number


def _step(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("=HBBI", code, if_true, if_false, value)
