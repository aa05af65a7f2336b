"""A kernel manager and client that do not sleep while a warm kernel is already there.

Jupyter's own wait in steps of 0.1 to 0.2 seconds, which is more than a warm kernel needs to start.
"""

from __future__ import annotations

import asyncio
import os
import time
import uuid
from pathlib import Path
from queue import Empty
from typing import Any

from jupyter_client import AsyncKernelClient, AsyncKernelManager
from jupyter_core.paths import jupyter_runtime_dir
from traitlets import Instance, Unicode, default

from qikit.kernels.policy import ISOLATED, Policy
from qikit.kernels.provisioner import WarmProvisioner

_STEP = 0.005
_ASK_AGAIN = 0.5
_LONGEST_SOCKET_PATH = 100


class WarmKernelClient(AsyncKernelClient):
    """Knows that a kernel is ready as soon as it says so, instead of when it has fallen silent."""

    async def _async_wait_for_ready(self, timeout: float | None = None) -> None:
        until = time.monotonic() + (float("inf") if timeout is None else timeout)
        while not await self._answers():
            if not await self._async_is_alive():
                raise RuntimeError("The kernel ended before it was ready.")
            if time.monotonic() > until:
                raise RuntimeError(f"The kernel was not ready within {timeout:g} seconds.")

    wait_for_ready = _async_wait_for_ready  # type: ignore[assignment]

    async def _answers(self) -> bool:
        """Ask who it is; True when both the answer and its echo on the public channel arrived."""
        asked = self.kernel_info()
        try:
            await self._hear(self.get_shell_msg, asked, "kernel_info_reply")
            await self._hear(self.get_iopub_msg, asked, "idle")
        except Empty:
            return False
        return True

    async def _hear(self, channel: Any, asked: str, what: str) -> None:
        until = time.monotonic() + _ASK_AGAIN
        while True:
            message = await channel(timeout=max(0.0, until - time.monotonic()))
            said = message["content"].get("execution_state", message["msg_type"])
            if message["parent_header"].get("msg_id") == asked and said == what:
                if what == "kernel_info_reply":
                    self._handle_kernel_info_reply(message)
                return


class WarmKernelManager(AsyncKernelManager):
    """Starts warm kernels whatever the environment says, under a policy.

    Use it as the `kernel_manager_class` of nbclient's and nbconvert's executors. An isolated kernel
    starts in a copy of the folder `cwd`.

    Parameters
    ----------
    policy : Policy
        What kernels may see; isolated unless told otherwise.
    """

    policy = Instance(Policy)
    client_class = Unicode("qikit.kernels.manager.WarmKernelClient")
    client_factory = WarmKernelClient

    @default("policy")
    def _default_policy(self) -> Policy:
        return ISOLATED

    @classmethod
    def under(cls, policy: Policy) -> type[WarmKernelManager]:
        """This manager with another policy, for those who want a class and not an object."""

        class UnderPolicy(cls):  # type: ignore[misc, valid-type]
            @default("policy")
            def _default_policy(self) -> Policy:
                return policy

        UnderPolicy.__name__ = cls.__name__
        return UnderPolicy

    @default("connection_file")
    def _default_connection_file(self) -> str:
        runtime = Path(jupyter_runtime_dir())
        runtime.mkdir(mode=0o700, parents=True, exist_ok=True)
        return str(runtime / f"kernel-{uuid.uuid4()}.json")

    @default("transport")
    def _default_transport(self) -> str:
        """Sockets in the user's own folder, where its path is short enough for one."""
        fits = len(os.fsencode(self.connection_file)) < _LONGEST_SOCKET_PATH
        return "ipc" if fits else "tcp"

    async def _async_pre_start_kernel(self, **options: Any) -> Any:
        if self.provisioner is None:
            self.kernel_id = self.kernel_id or options.pop("kernel_id", str(uuid.uuid4()))
            self.provisioner = WarmProvisioner(
                kernel_id=self.kernel_id, kernel_spec=self.kernel_spec, parent=self
            )
        return await super()._async_pre_start_kernel(**options)

    pre_start_kernel = _async_pre_start_kernel  # type: ignore[assignment]

    async def _async_wait(self, pollinterval: float = _STEP) -> None:
        while await self._async_is_alive():
            await asyncio.sleep(min(pollinterval, _STEP))
