"""Where warm or isolated kernels cannot be had, their tests say why and are left out."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from qikit.kernels import PROVISIONER_VARIABLE, isolation_available, warm_available

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session")
def warm() -> None:
    available = warm_available()
    if not available.ok:
        pytest.skip(available.reason)


@pytest.fixture(scope="session")
def isolation(warm: None) -> None:
    available = isolation_available()
    if not available.ok:
        pytest.skip(available.reason)


@pytest.fixture
def by_variable(warm: None, monkeypatch: pytest.MonkeyPatch):
    """Jupyter's own classes in this process, told only by the environment variable."""
    from jupyter_client.provisioning import KernelProvisionerFactory

    KernelProvisionerFactory.clear_instance()
    monkeypatch.setenv(PROVISIONER_VARIABLE, "qikit-warm")
    yield
    KernelProvisionerFactory.clear_instance()
