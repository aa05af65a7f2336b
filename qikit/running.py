"""``qi start``, second half: build the learner's copies, then run the one Jupyter server."""

from __future__ import annotations

import os
import secrets
import signal
import sys
import threading
import webbrowser
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jupyter_server.serverapp import ServerApp
from traitlets.config import Config

from qikit.launcher.options import parse_start
from qikit.launcher.ports import HOST, choose_port
from qikit.launcher.steps import tell

STOP_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")


class CourseServer(ServerApp):  # type: ignore[misc]
    """A Jupyter server that closes at the first Ctrl-C and takes its kernels with it."""

    def init_signal(self) -> None:
        for name in STOP_SIGNALS:
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), self._signal_stop)

    def _signal_stop(self, sig: Any, frame: Any) -> None:
        tell("\nClosing the course …")
        self.stop(from_signal=True)


def start(argv: Sequence[str]) -> int:
    """Prepare the course and serve it until Ctrl-C."""
    options = parse_start(argv)
    prepare(Path(os.environ["QIKIT_HOME"]))
    token = secrets.token_urlsafe(24)
    server = CourseServer.instance(config=server_config(choose_port(options.port), token))
    server.initialize(argv=[])
    address = f"http://{HOST}:{server.port}/course?token={token}"
    server.io_loop.add_callback(announce, address, browser=options.browser and has_desktop())
    server.start()
    return 0


def prepare(root: Path) -> None:
    """Build what learners work on from what is in the checkout."""
    from qikit.serving.prepare import prepare_learner_copies

    tell("Preparing your copies of the lessons and exercises …")
    prepare_learner_copies(root)
    tell("Starting Jupyter …")


def server_config(port: int, token: str) -> Config:
    """What differs from one start to the next; everything else is in ``jupyter_config.py``."""
    config = Config()
    config.ServerApp.port = port
    config.ServerApp.port_retries = 0
    config.ServerApp.open_browser = False
    config.ServerApp.allow_root = True  # containers; the server listens on this machine only
    config.ServerApp.log_level = "WARNING"
    config.IdentityProvider.token = token
    return config


def announce(address: str, *, browser: bool) -> None:
    """Say where the course is, now that it answers."""
    tell(f"\nThe course is open at\n\n    {address}\n\nTo close it, press Ctrl-C in this window.")
    if browser:
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def has_desktop() -> bool:
    """Whether a browser window can be opened for the person."""
    if sys.platform.startswith("linux"):
        return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return True
