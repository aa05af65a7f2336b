"""The Jupyter kernel provisioner ``qikit-warm``."""

from __future__ import annotations

import asyncio
import warnings
from typing import Any, cast

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning import LocalProvisioner

from qikit.errors import QikitError, QikitWarning
from qikit.kernels import order
from qikit.kernels.client import WarmUnavailable, check_possible, request_kernel
from qikit.kernels.policy import TRUSTED, Policy
from qikit.kernels.process import ForkedKernel

_SHORT_WAIT = 0.005
_EXCUSES: set[str] = set()


class WarmProvisioner(LocalProvisioner):
    """Starts Python kernels as forks of a warm server, and all other kernels as usual.

    A kernel manager may have a trait `policy` (see `WarmKernelManager`). Without one the kernel is
    trusted: an ordinary kernel of this user, only sooner ready. Where no fork server can be had, a
    trusted kernel is an ordinary one, with one warning; an isolated one is refused.
    """

    process: Any = None
    ask: order.Ask = staticmethod(request_kernel)

    @property
    def policy(self) -> Policy:
        """What the kernel may see."""
        return getattr(self.parent, "policy", TRUSTED)

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Fork the kernel, or launch it the ordinary way.

        Raises
        ------
        QikitError
            If the kernel must be isolated and cannot be.
        """
        unsuitable = order.unsuitable(cmd, kwargs, dict(self.connection_info))
        if self.policy.isolated and unsuitable:
            raise QikitError(f"This kernel cannot be isolated: {unsuitable}.")
        if unsuitable or (_EXCUSES and not self.policy.isolated):
            return await super().launch_kernel(cmd, **kwargs)
        try:
            return await self._fork(cmd, kwargs)
        except WarmUnavailable as why:
            if self.policy.isolated:
                raise
            _excuse(str(why))
            return await super().launch_kernel(cmd, **kwargs)

    async def wait(self) -> int | None:
        """Wait until the kernel has ended."""
        if not isinstance(self.process, ForkedKernel):
            return await super().wait()
        while (ended := self.process.poll()) is None:
            await asyncio.sleep(_SHORT_WAIT)
        self.process = None
        return ended

    async def send_signal(self, signum: int) -> None:
        """Signal the kernel and the processes it started."""
        if isinstance(self.process, ForkedKernel):
            self.process.send_signal(signum)
        else:
            await super().send_signal(signum)

    async def terminate(self, restart: bool = False) -> None:
        """End the kernel; an isolated one is the first process of its world and deaf to asking."""
        if self.policy.isolated:
            await self.kill(restart)
        else:
            await super().terminate(restart)

    async def _fork(self, cmd: list[str], kwargs: dict[str, Any]) -> KernelConnectionInfo:
        check_possible(self.policy)
        restarted = self.pid is not None
        info = dict(self.connection_info)
        info, kernel = await asyncio.to_thread(
            order.place, cmd, kwargs, info, self.policy, may_move=not restarted, ask=self.ask
        )
        self.connection_info, self.process = cast(KernelConnectionInfo, info), kernel
        self.pid = self.pgid = kernel.pid
        self.cwd = kwargs.get("cwd")
        return self.connection_info


def _excuse(reason: str) -> None:
    """Say once why kernels are ordinary ones; this process does not try again."""
    _EXCUSES.add(reason)
    message = f"Kernels start the ordinary way, which is slower. {reason}"
    warnings.warn(message, QikitWarning, stacklevel=2)
