"""Run the course from a copy of the checkout, so that a test never touches a learner's files."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from qikit.launcher.places import Checkout
from qikit.launcher.variables import child_variables

CHECKOUT = Path(__file__).resolve().parents[1]
SHIPPED = ("course", "datasets", "qikit", "jupyter_config.py", "pyproject.toml", "qi")
BUILT = shutil.ignore_patterns(
    "__pycache__", "release", "submitted", "autograded", "feedback", "gradebook.db", "received"
)
START = 400  # seconds until a first start must be over, on a busy machine
STOP = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseServer:
    """A running copy of the course.

    Parameters
    ----------
    root : Path
        The copy it runs from.
    address : str
        What ``qi start`` printed: the home page, with the token.
    """

    root: Path
    address: str

    @property
    def base(self) -> str:
        return self.address.split("course?")[0]

    @property
    def token(self) -> str:
        return self.address.split("token=")[1]

    def url(self, path: str) -> str:
        return self.base + path


def copy_course(root: Path) -> Path:
    """Copy what a clone would hold."""
    root.mkdir(parents=True)
    for name in SHIPPED:
        source = CHECKOUT / name
        if source.is_dir():
            shutil.copytree(source, root / name, ignore=BUILT)
        elif source.exists():
            shutil.copy2(source, root / name)
    return root


@contextmanager
def serve(root: Path) -> Iterator[CourseServer]:
    """Run ``qi start`` in ``root`` with this Python until the block ends."""
    checkout = Checkout(root=root, environment=Path(sys.prefix), own_environment=False)
    log = root / "server.log"
    with log.open("w") as record:
        command = [sys.executable, "-m", "qikit.cli", "start", "--no-browser"]
        process = subprocess.Popen(
            [*command, "--port", str(_free_port())],
            cwd=root,
            env=child_variables(checkout),
            stdout=record,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield CourseServer(root=root, address=_wait_for_address(process, log))
    finally:
        _stop(process)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for_address(process: subprocess.Popen[bytes], log: Path) -> str:
    until = time.monotonic() + START
    while time.monotonic() < until and process.poll() is None:
        said = re.search(r"http://\S+/course\?token=\S+", log.read_text(errors="replace"))
        if said:
            return said.group()
        time.sleep(0.1)
    raise RuntimeError(f"The course did not start. It said:\n{log.read_text(errors='replace')}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(STOP)
    except subprocess.TimeoutExpired:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        process.wait(STOP)
