"""Where code cannot be isolated, the tests that need it say why and are left out."""

from __future__ import annotations

import pytest

from qikit.kernels import isolation_available


@pytest.fixture(scope="session")
def isolation() -> None:
    available = isolation_available()
    if not available.ok:
        pytest.skip(available.reason)
