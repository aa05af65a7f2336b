"""Which programs run on this machine."""

from __future__ import annotations

from pathlib import Path


def runs(command: str) -> bool:
    """Whether a process runs whose command line, parted by zeros, begins like this."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if (entry / "cmdline").read_text().startswith(command):
                    return True
            except OSError:
                continue
    return False
