"""How much memory a process takes, where what it shares with others is shared out among them."""

from __future__ import annotations

from pathlib import Path

_KIB = 1024


def proportional_set_size(pid: int) -> int | None:
    """Bytes of memory of one process, each shared page divided by those who share it.

    Returns
    -------
    int or None
        None where the process has gone, or the system does not say (only Linux does).
    """
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return None
    found = (line.split()[1] for line in lines if line.startswith("Pss:"))
    return next((int(kib) * _KIB for kib in found), None)
