"""What the one who wants a kernel tells the fork that will become it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from qikit.kernels.policy import Limits


@dataclass(frozen=True, slots=True, kw_only=True)
class KernelRequest:
    """A kernel to be.

    Parameters
    ----------
    arguments : tuple of str
        What follows ``python -m ipykernel_launcher`` on a command line.
    environment : dict
        All environment variables of the kernel.
    folder : str
        The folder to start in; of an isolated kernel, the one to start in a copy of.
    umask : int
        Permissions that new files do not get.
    connection : dict
        Transport, ip and ports, as in a connection file.
    limits : Limits or None
        Ceilings of an isolated kernel; None for a trusted one.
    """

    arguments: tuple[str, ...]
    environment: dict[str, str]
    folder: str
    umask: int
    connection: dict[str, Any]
    limits: Limits | None = None

    def to_message(self) -> dict[str, Any]:
        """As plain data that `from_message` reads."""
        return asdict(self)

    @classmethod
    def from_message(cls, message: dict[str, Any]) -> KernelRequest:
        """Read what `to_message` wrote."""
        limits = message.pop("limits")
        arguments = tuple(message.pop("arguments"))
        return cls(arguments=arguments, limits=Limits(**limits) if limits else None, **message)
