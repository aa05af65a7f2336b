"""Kernels that start warm, and kernels that may run a stranger's code.

A *fork server* loads Python's heavy libraries once; every kernel is then a fresh fork of it. One
environment variable chooses it for JupyterLab, Voilà, nbgrader's Validate and nbval alike::

    JUPYTER_DEFAULT_PROVISIONER_NAME=qikit-warm

Where a fork server cannot run, ordinary kernels are used, and a warning says so once.
`WarmKernelManager` with the policy `ISOLATED` runs a notebook without network, without sight of
anybody's files, and within limits; where that cannot be had, it refuses.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

PROVISIONER = "qikit-warm"
PROVISIONER_VARIABLE = "JUPYTER_DEFAULT_PROVISIONER_NAME"

_HOME = {
    "Availability": "qikit.kernels.availability",
    "isolation_available": "qikit.kernels.availability",
    "warm_available": "qikit.kernels.availability",
    "WarmUnavailable": "qikit.kernels.client",
    "keep_warm": "qikit.kernels.client",
    "WarmKernelClient": "qikit.kernels.manager",
    "WarmKernelManager": "qikit.kernels.manager",
    "ISOLATED": "qikit.kernels.policy",
    "Limits": "qikit.kernels.policy",
    "Policy": "qikit.kernels.policy",
    "TRUSTED": "qikit.kernels.policy",
    "WarmProvisioner": "qikit.kernels.provisioner",
}

__all__ = ["PROVISIONER", "PROVISIONER_VARIABLE", *sorted(_HOME)]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'qikit.kernels' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return list(__all__)
