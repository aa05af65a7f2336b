"""The server's kernels, some of which are forks of a page made ready."""

from __future__ import annotations

from typing import Any

from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager

from qikit.kernels.ready.provisioner import ReadyProvisioner

FROM = "from_master"


class VisitorKernelManager(AsyncMappingKernelManager):  # type: ignore[misc]
    """As Jupyter Server's own, but ``start_kernel(from_master=…)`` forks a page's master."""

    def pre_start_kernel(self, kernel_name: str | None, kwargs: Any) -> Any:
        master = kwargs.pop(FROM, None)
        manager, name, kernel_id = super().pre_start_kernel(kernel_name, kwargs)
        if master is not None:
            manager.provisioner = ReadyProvisioner(
                kernel_id=kernel_id, kernel_spec=manager.kernel_spec, parent=manager, master=master
            )
        return manager, name, kernel_id
