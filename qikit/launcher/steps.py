"""Run a long step: say what happens, keep what it printed, show that time passes."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

TICK = 1.0  # seconds between two looks at a running step
CALM = 20  # ticks between two lines where the line cannot be rewritten


def tell(text: str) -> None:
    """Print one line at once, also into a pipe."""
    print(text, flush=True)


def run_step(
    title: str, argv: Sequence[str | Path], *, log: Path, variables: Mapping[str, str]
) -> str | None:
    """Run one program and show progress.

    Returns
    -------
    str or None
        None when the program ended well, otherwise everything it printed.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("w+", encoding="utf-8", errors="replace") as record:
        started = time.monotonic()
        tell_running(title, 0)
        code = _wait(title, [str(part) for part in argv], record, variables, started)
        tell_done(title, time.monotonic() - started, ok=code == 0)
        record.seek(0)
        return None if code == 0 else record.read()


def _wait(
    title: str,
    argv: list[str],
    record: IO[str],
    variables: Mapping[str, str],
    started: float,
) -> int:
    with subprocess.Popen(
        argv,
        stdin=subprocess.DEVNULL,
        stdout=record,
        stderr=subprocess.STDOUT,
        env=dict(variables),
    ) as child:
        try:
            while True:
                try:
                    return child.wait(TICK)
                except subprocess.TimeoutExpired:
                    tell_running(title, time.monotonic() - started)
        except BaseException:
            child.terminate()
            raise


def tell_running(title: str, seconds: float) -> None:
    if sys.stdout.isatty():
        print(f"\r{title} … {seconds:.0f} s", end="", flush=True)
    elif round(seconds / TICK) % CALM == 0:
        tell(f"{title} … {seconds:.0f} s" if seconds else f"{title} …")


def tell_done(title: str, seconds: float, *, ok: bool) -> None:
    start = "\r" if sys.stdout.isatty() else ""
    tell(f"{start}{title}: {'done' if ok else 'stopped'} after {seconds:.1f} s")
