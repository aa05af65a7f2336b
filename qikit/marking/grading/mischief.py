"""What code tried and could not do, in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from qikit.kernels import watch

NETWORK = "its code tried to reach the network; that was stopped"
PROGRAMS = "its code started more programs than it may; that was stopped"
MANY = "its code started very many programs; they ended with it"
OTHERS = "its code tried to reach other programs; that was stopped"
MEMORY = "its code asked for more memory than it may have; that was stopped"
DISK = "its code wrote more than it may; that was stopped"
CHANGE = "its code tried to change files that are not its own; that was stopped"
RIGHTS = "its code tried something that is not allowed; that was stopped"
LOOK = "its code looked for files outside its own folder; there were none"
TIME = "its code ran longer than it may; it was stopped"
PRINTED = "its code printed more than can be shown; it was stopped"
ENDED = "its code stopped Python altogether; what came after was not run"
STUCK = "its code would not come to an end; what came after was not run"

NOTICED = {
    watch.NETWORK: NETWORK,
    watch.OTHERS: OTHERS,
    watch.LOOK: LOOK,
    watch.CHANGE: CHANGE,
    watch.PROGRAMS: MANY,
}
_SIGNS = (
    (r"Errno 101|Network is unreachable|gaierror|URLError|herror", NETWORK),
    (r"Errno 30|Read-only file system", CHANGE),
    (r"Errno 11|BlockingIOError|can't start new thread", PROGRAMS),
    (r"Errno 2[78]|File too large|No space left", DISK),
    (r"MemoryError|Cannot allocate memory", MEMORY),
    (r"ProcessLookupError", OTHERS),
    (r"CellTimeoutError", TIME),
    (r"FileNotFoundError.*'(/|\.\./)", LOOK),
    (r"PermissionError|Operation not permitted", RIGHTS),
)


def seen_in(cells: list[Any]) -> Iterator[str]:
    """Say what the errors of a notebook's cells show.

    Parameters
    ----------
    cells : list of notebook cells
        As they are after they were run.
    """
    for cell in cells:
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                yield from shown_by(f"{output.ename}: {output.evalue}")


def shown_by(error: str) -> tuple[str, ...]:
    """Say what an error message shows; nothing if it is a mere mistake.

    Examples
    --------
    >>> shown_by("OSError: [Errno 101] Network is unreachable")
    ('its code tried to reach the network; that was stopped',)
    >>> shown_by("NameError: name 'x' is not defined")
    ()
    """
    return next(((line,) for sign, line in _SIGNS if re.search(sign, error)), ())
