"""Starts kernels whose notebook has run already."""

from __future__ import annotations

from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from traitlets import Instance

from qikit.kernels import order
from qikit.kernels.client import WarmUnavailable
from qikit.kernels.policy import Policy
from qikit.kernels.process import ForkedKernel
from qikit.kernels.provisioner import WarmProvisioner
from qikit.kernels.ready.owner import Master
from qikit.kernels.request import KernelRequest


class ReadyProvisioner(WarmProvisioner):
    """Forks each kernel from one master; an ordinary kernel would not know the page's widgets."""

    master = Instance(Master)

    def ask(self, request: KernelRequest, policy: Policy, files: list[int]) -> ForkedKernel:
        return self.master.fork(request, policy, files)

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Fork the kernel.

        Raises
        ------
        WarmUnavailable
            If it cannot be forked.
        """
        unsuitable = order.unsuitable(cmd, kwargs, dict(self.connection_info))
        if unsuitable:
            raise WarmUnavailable(f"This kernel cannot be forked: {unsuitable}.")
        return await self._fork(cmd, kwargs)
