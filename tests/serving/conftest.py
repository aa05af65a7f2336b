"""The checkout's own course, copied to where tests may change it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.course_server import copy_course


@pytest.fixture(scope="session")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The root of a copy of the course that nobody has started yet."""
    return copy_course(tmp_path_factory.mktemp("copied") / "course")
