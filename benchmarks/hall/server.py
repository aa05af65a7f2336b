"""A real Jupyter server with the course's own pages and the door for phones, and nothing else.

It runs the second half of ``qi start``, so that a test starts, kills and restarts what people use
in a second or two. Its rooms are kept in a folder of the test's own.
"""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from qikit.launcher.variables import UNWANTED
from qikit.workshop.room.doors import LAST_PORT
from qikit.workshop.room.store import Store

ROOT = Path(__file__).resolve().parents[2]
ONLY_THE_ROOM = """
c = get_config()
c.ServerApp.ip = "127.0.0.1"
c.ServerApp.root_dir = {root!r}
others = ("jupyterlab", "jupyter_lsp", "notebook", "notebook_shim", "voila.server_extension")
nbgrader = ("assignment_list", "course_list", "formgrader", "validate_assignment")
c.ServerApp.jpserver_extensions = {{
    **dict.fromkeys(others, False),
    **{{f"nbgrader.server_extensions.{{name}}": False for name in nbgrader}},
    "jupyter_server_terminals": False,
    "qikit.serving": True,
}}
"""
START = "from qikit.running import serve; from qikit.launcher.options import parse_start; "
PATIENCE = 60  # seconds until it must answer, on a busy machine


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomServer:
    """A running server.

    Parameters
    ----------
    base : str
        Where Jupyter answers, on this machine only.
    token : str
        Of the facilitator.
    door : str
        Where phones join; "" if they cannot.
    process : subprocess.Popen
    folder : Path
        Where its rooms are kept.
    """

    base: str
    token: str
    door: str
    process: subprocess.Popen[bytes]
    folder: Path

    @property
    def port(self) -> int:
        """The port of Jupyter."""
        return int(self.base.rsplit(":", 1)[1].strip("/"))

    @property
    def phones(self) -> str:
        """The door, by an address that works without any network."""
        return "http://127.0.0.1:" + self.door.rsplit(":", 1)[1]

    def kill(self) -> None:
        """What a flat battery does."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(PATIENCE)


@contextmanager
def room_server(
    folder: Path,
    *,
    phones: bool = True,
    whole: bool = False,
    variables: Mapping[str, str] | None = None,
) -> Iterator[RoomServer]:
    """Run the server on a free port until the block ends; ``folder`` keeps its rooms.

    ``whole`` adds everything else that the course serves: JupyterLab, Voilà and nbgrader.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _wish_for_a_port(folder)
    only = ONLY_THE_ROOM.format(root=str(ROOT))
    (folder / "jupyter_server_config.py").write_text("" if whole else only)
    options = ["--no-browser", "--port", str(free_port()), *(["--workshop"] if phones else [])]
    log = folder / "server.log"
    with log.open("w") as record:
        process = subprocess.Popen(
            [sys.executable, "-c", f"{START}serve(parse_start({options!r}))"],
            cwd=ROOT,
            env={**_variables(folder, whole=whole), **(variables or {})},
            stdout=record,
            stderr=subprocess.STDOUT,
        )
    try:
        yield _said(process, log, phones=phones)
    finally:
        process.kill()
        process.wait(PATIENCE)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wish_for_a_port(folder: Path) -> None:
    """Keep the door away from ports that other servers try: nobody takes it during a restart."""
    store = Store(f"sqlite:///{folder / '.qi' / 'rooms.db'}")
    if not store.noted(LAST_PORT):
        store.note(LAST_PORT, str(free_port()))


def _variables(folder: Path, *, whole: bool) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in UNWANTED}
    ours = ("QIKIT_HOME", "JUPYTER_CONFIG_PATH", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR")
    config = {"JUPYTER_CONFIG_PATH": str(ROOT)} if whole else {}
    exchange = {"QIKIT_EXCHANGE": str(folder / "exchange"), "PYTHONUTF8": "1"}
    return {**kept, **dict.fromkeys(ours, str(folder)), **config, **exchange}


def _said(process: subprocess.Popen[bytes], log: Path, *, phones: bool) -> RoomServer:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        text = log.read_text(errors="replace")
        home = re.search(r"(http://\S+/)course\?token=(\S+)", text)
        door = re.search(r"join workshop rooms at\s+(http://\S+/course/room)", text)
        if home and (door or not phones):
            return RoomServer(
                base=home[1],
                token=home[2],
                door=door[1] if door else "",
                process=process,
                folder=log.parent,
            )
        time.sleep(0.05)
    raise RuntimeError(f"The server did not start. It said:\n{log.read_text(errors='replace')}")
