"""Real kernels for the tests: start one, run cells in it, end it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from jupyter_core.utils import run_sync

from qikit.kernels import TRUSTED, Policy, WarmKernelManager

T = TypeVar("T")
PATIENCE = 60.0
COURSE = Path(__file__).parent / "course"
NOTE = (COURSE / "note.txt").read_text()


@dataclass
class Outcome:
    """What one cell printed, showed and raised."""

    printed: str = ""
    shown: list[dict[str, Any]] = field(default_factory=list)
    error: str = ""

    def hear(self, message: dict[str, Any]) -> None:
        kind, content = message["msg_type"], message["content"]
        if kind == "stream":
            self.printed += content["text"]
        elif kind in ("display_data", "execute_result"):
            self.shown.append(content["data"])
        elif kind == "error":
            self.error = f"{content['ename']}: {content['evalue']}"


@dataclass
class Session:
    manager: WarmKernelManager
    client: Any

    async def run(self, code: str) -> Outcome:
        outcome = Outcome()
        await self.client.execute_interactive(
            code, output_hook=outcome.hear, timeout=PATIENCE, allow_stdin=False
        )
        return outcome

    @property
    def process(self) -> Any:
        return self.manager.provisioner.process


@asynccontextmanager
async def session(policy: Policy = TRUSTED, **options: Any) -> AsyncIterator[Session]:
    manager = WarmKernelManager(kernel_name="python3", policy=policy)
    await manager.start_kernel(**options)
    client = manager.client()
    client.start_channels()
    try:
        await client.wait_for_ready(timeout=PATIENCE)
        yield Session(manager, client)
    finally:
        client.stop_channels()
        await manager.shutdown_kernel(now=True)


def finish(work: Coroutine[Any, Any, T]) -> T:
    """Wait for a coroutine, also where a browser test has left its loop running."""

    async def waiting() -> T:
        return await work

    return run_sync(waiting)()


def in_kernel(*cells: str, policy: Policy = TRUSTED, **options: Any) -> list[Outcome]:
    """Run the cells in a fresh kernel."""

    async def run_all() -> list[Outcome]:
        async with session(policy, **options) as kernel:
            return [await kernel.run(cell) for cell in cells]

    return finish(run_all())


def tried(code: str, policy: Policy, folder: Path | None = None) -> str:
    """What came of it: the error, or what was printed."""
    options = {"cwd": str(folder)} if folder else {}
    [outcome] = in_kernel(code, policy=policy, **options)
    return outcome.error or outcome.printed.strip()


def is_running(pid: int) -> bool:
    """Whether there is such a process, zombies not counted."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def owner(script: str, **environment: str) -> subprocess.Popen[str]:
    """Another process that owns kernels; what it prints is piped."""
    return subprocess.Popen(
        [sys.executable, "-c", script],
        env={**os.environ, **environment},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
