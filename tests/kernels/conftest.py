"""Where warm or isolated kernels cannot be had, their tests say why and are left out."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from qikit.kernels import (
    ISOLATED,
    PROVISIONER,
    PROVISIONER_VARIABLE,
    Policy,
    isolation_available,
    warm_available,
)

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))


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


@pytest.fixture(scope="session")
def policy(isolation: None) -> Policy:
    return replace(ISOLATED, readable=(HERE / "course",))


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Two learners' folders side by side, readable by the marker alone."""
    for learner in ("ada", "ben"):
        (tmp_path / learner).mkdir()
        (tmp_path / learner / "answers.json").write_text(f'{{"by": "{learner}"}}')
        (tmp_path / learner / "answers.json").chmod(0o600)
    return tmp_path


@pytest.fixture
def by_variable(warm: None, monkeypatch: pytest.MonkeyPatch):
    """Jupyter's own classes in this process, told only by the environment variable."""
    from jupyter_client.provisioning import KernelProvisionerFactory

    KernelProvisionerFactory.clear_instance()
    monkeypatch.setenv(PROVISIONER_VARIABLE, PROVISIONER)
    yield
    KernelProvisionerFactory.clear_instance()
