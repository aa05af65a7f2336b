"""From what Jupyter wants to launch to a request that a fork server understands."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from qikit.kernels import folder, listeners
from qikit.kernels.client import request_kernel
from qikit.kernels.policy import Policy
from qikit.kernels.process import ForkedKernel
from qikit.kernels.request import KernelRequest

Ask = Callable[[KernelRequest, Policy, list[int]], ForkedKernel]
_LAUNCHER = ["-m", "ipykernel_launcher"]
_NO_MATTER = {"-Xfrozen_modules=off"}
_UNDERSTOOD = {"env", "cwd", "kernel_id", "extra_arguments", "independent", "stdout", "stderr"}


def unsuitable(
    cmd: list[str], options: dict[str, Any], connection_info: dict[str, Any]
) -> str | None:
    """Say why a launch cannot be left to a fork server, or None where it can."""
    python, arguments = cmd[0], [part for part in cmd[1:] if part not in _NO_MATTER]
    if arguments[:2] != _LAUNCHER or "-f" not in arguments:
        return f"it is not started by 'python -m ipykernel_launcher' but by {' '.join(cmd)!r}"
    if Path(python).parent.resolve() != Path(sys.executable).parent.resolve():
        return f"its Python is {python!r}, and this one is {sys.executable!r}"
    strange = sorted(set(options) - _UNDERSTOOD)
    if strange or options.get("independent") or subprocess.PIPE in _streams(options):
        return f"it asks for {', '.join(strange) or 'independence or a pipe'}"
    if not listeners.can_listen(connection_info):
        return f"its address is {connection_info['transport']}://{connection_info['ip']}"
    return None


def place(
    cmd: list[str],
    options: dict[str, Any],
    connection_info: dict[str, Any],
    policy: Policy,
    *,
    may_move: bool,
    ask: Ask = request_kernel,
) -> tuple[dict[str, Any], ForkedKernel]:
    """Take the kernel's addresses and have it forked.

    Parameters
    ----------
    cmd, options, connection_info
        What Jupyter would launch, with which options of `subprocess.Popen`, listening where.
    policy : Policy
        What the kernel may see.
    may_move : bool
        Whether it may listen elsewhere when an address is taken.
    ask : callable
        Whom to ask for the fork: takes what `request_kernel` takes.

    Returns
    -------
    dict, ForkedKernel
        Where it listens, and the kernel.
    """
    with contextlib.ExitStack() as closing:
        info, sockets = listeners.listen(connection_info, may_move=may_move)
        files = _standard_streams(options, policy, closing)
        for listener in sockets:
            files.append(closing.enter_context(listener).fileno())
        if policy.isolated:
            files.append(_packed(options, policy, closing))
        return info, ask(_request(cmd, options, info, policy), policy, files)


def _request(
    cmd: list[str], options: dict[str, Any], info: dict[str, Any], policy: Policy
) -> KernelRequest:
    key = info.get("key", b"")
    environment = {} if policy.isolated else {**options["env"], "JPY_PARENT_PID": str(os.getpid())}
    return KernelRequest(
        arguments=tuple(cmd[cmd.index("ipykernel_launcher") + 1 :]),
        environment=environment,
        folder="" if policy.isolated else str(options.get("cwd") or os.getcwd()),
        umask=_umask(),
        connection={**_texts(info), "key": key.decode() if isinstance(key, bytes) else key},
        limits=policy.limits if policy.isolated else None,
    )


def _texts(info: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value.decode("ascii") if isinstance(value, bytes) else value
        for name, value in info.items()
    }


def _standard_streams(
    options: dict[str, Any], policy: Policy, closing: contextlib.ExitStack
) -> list[int]:
    """Where the kernel's own output goes: as `subprocess.Popen` would have it, or nowhere."""
    nothing = os.open(os.devnull, os.O_RDWR)
    closing.callback(os.close, nothing)
    files = []
    for wanted, usual in zip(_streams(options), (1, 2), strict=True):
        fd = usual if wanted is None else wanted if isinstance(wanted, int) else wanted.fileno()
        files.append(nothing if policy.isolated or not _is_open(fd) else fd)
    return files


def _streams(options: dict[str, Any]) -> tuple[Any, Any]:
    return options.get("stdout"), options.get("stderr")


def _is_open(fd: int) -> bool:
    try:
        os.fstat(fd)
    except OSError:
        return False
    return True


def _packed(options: dict[str, Any], policy: Policy, closing: contextlib.ExitStack) -> int:
    packed = folder.pack(options.get("cwd"), at_most=policy.limits.scratch)
    closing.callback(os.close, packed)
    return packed


def _umask() -> int:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("Umask:"):
            return int(line.split()[1], 8)
    return 0o022
