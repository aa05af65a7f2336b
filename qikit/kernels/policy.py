"""What a kernel may see, and how much it may use."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Ceilings for one isolated kernel.

    Parameters
    ----------
    memory : int
        Bytes of address space that each process may add to what a warm kernel starts with.
    processes : int
        Processes and threads together; a kernel itself needs about a dozen.
    cpu_seconds : int
        Processor time of each process, in seconds.
    scratch : int
        Bytes that everything written may take together. It is memory, never disk.
    """

    memory: int = 1024 * MIB
    processes: int = 64
    cpu_seconds: int = 600
    scratch: int = 64 * MIB


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What a kernel may see.

    Parameters
    ----------
    isolated : bool
        False: an ordinary kernel of this user, only warm. True: no network, no other process, no
        file but the libraries, `readable`, and a copy of the folder that the kernel starts in.
        What it writes there vanishes with it.
    readable : tuple of Path
        Files and folders that an isolated kernel may also read, at their own paths.
    limits : Limits
        Ceilings for an isolated kernel.

    Examples
    --------
    >>> from dataclasses import replace
    >>> marking = replace(ISOLATED, readable=(Path("/srv/course/data"),))
    >>> marking.isolated, TRUSTED.isolated
    (True, False)
    """

    isolated: bool
    readable: tuple[Path, ...] = ()
    limits: Limits = field(default_factory=Limits)


TRUSTED = Policy(isolated=False)
ISOLATED = Policy(isolated=True)
