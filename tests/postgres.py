"""A real PostgreSQL server for tests: made, started and ended by them, and reached by a socket."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

_DEBIAN = Path("/usr/lib/postgresql")
_NOBODY = 65534
_OPTIONS = ("-c", "listen_addresses=", "-c", "fsync=off", "-c", "max_connections=50")


def server_programs() -> Path | None:
    """The folder of ``initdb`` and ``pg_ctl``; None where PostgreSQL is not installed."""
    on_path = shutil.which("initdb")
    found = [Path(on_path).resolve().parent] if on_path else sorted(_DEBIAN.glob("*/bin"))
    return next((folder for folder in reversed(found) if (folder / "initdb").exists()), None)


@contextmanager
def postgres() -> Iterator[str]:
    """Run a server of one's own; gives the address of an empty database in it."""
    programs = server_programs()
    if programs is None:
        raise RuntimeError("PostgreSQL is not installed: package postgresql.")
    with tempfile.TemporaryDirectory(prefix="pg") as name:  # a socket's path must be short
        home, data = Path(name), Path(name) / "data"
        if os.getuid() == 0:
            os.chown(home, _NOBODY, _NOBODY)
        _run(programs, "initdb", "-D", data, "-U", "qi", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = " ".join((*_OPTIONS, "-k", name))
        _run(programs, "pg_ctl", "-D", data, "-l", home / "log", "-o", options, "-w", "start")
        try:
            yield f"postgresql://qi@/postgres?host={name}"
        finally:
            _run(programs, "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")


def _run(programs: Path, program: str, *arguments: str | Path) -> None:
    """As an ordinary user: PostgreSQL refuses to be run by root."""
    command: Sequence[str] = [str(programs / program), *map(str, arguments)]
    done = subprocess.run(
        command,
        cwd="/",
        user=_NOBODY if os.getuid() == 0 else None,
        group=_NOBODY if os.getuid() == 0 else None,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{program}: {done.stderr}")
