"""The one Jupyter server of the course; its lasting settings are in ``jupyter_config.py``."""

from __future__ import annotations

import asyncio
import signal
import time
from typing import Any

from jupyter_server.serverapp import ServerApp
from traitlets.config import Config

from qikit.launcher.steps import tell

STOP_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")
TIDY_UP, GIVE_UP = 20, 5  # seconds


class CourseServer(ServerApp):  # type: ignore[misc]
    """A Jupyter server that closes at the first Ctrl-C and takes its kernels with it."""

    def init_signal(self) -> None:
        for name in STOP_SIGNALS:
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), self._signal_stop)

    def _signal_stop(self, sig: Any, frame: Any) -> None:
        tell("\nClosing the course …")
        self.stop(from_signal=True)

    async def _stop(self) -> None:
        try:
            await asyncio.wait_for(self._cleanup(), TIDY_UP)
        finally:  # nothing that cannot be tidied up keeps the course open
            await _leave_nothing_running()
            self.io_loop.stop()


async def _leave_nothing_running() -> None:
    """Give up pages that are just being made, more than once if need be: threads wait for them."""
    until = time.monotonic() + GIVE_UP
    while (others := asyncio.all_tasks() - {asyncio.current_task()}) and time.monotonic() < until:
        for task in others:
            task.cancel()
        await asyncio.wait(others, timeout=GIVE_UP / 20)


def course_server(port: int, token: str) -> CourseServer:
    """A server that listens on ``port`` of this machine, not yet started."""
    server: CourseServer = CourseServer.instance(config=settings_of_this_start(port, token))
    server.initialize(argv=[])
    return server


def settings_of_this_start(port: int, token: str) -> Config:
    """What differs from one start to the next."""
    settings = Config()
    settings.ServerApp.port = port
    settings.ServerApp.port_retries = 0
    settings.ServerApp.open_browser = False
    settings.ServerApp.allow_root = True  # containers; the server listens on this machine only
    settings.ServerApp.log_level = "WARN"
    settings.ServerApp.raise_config_file_errors = True  # never serve with half a configuration
    settings.IdentityProvider.token = token
    return settings
