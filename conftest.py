"""How the test run is shared out, and what is said about tests that are left out."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from qikit.launcher.browsers import find_browser
from qikit.launcher.testing import in_ci


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep a file on one worker, and everything that drives a browser on one worker too."""
    browser = find_browser()
    for item in items:
        if item.get_closest_marker("xdist_group") is None:
            group = "browser" if item.get_closest_marker("browser") else str(item.path)
            item.add_marker(pytest.mark.xdist_group(group))
        if browser is None and item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason="no Chromium-family browser on this machine"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[Any]:
    """In CI nothing may be left out: there a skipped test fails."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and in_ci(os.environ):
        report.outcome = "failed"
        report.longrepr = f"Left out, which CI=true does not allow: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def browser_path() -> Path:
    """The Chromium-family browser to drive; for tests marked ``browser``."""
    found = find_browser()
    assert found is not None, "tests that use a browser are marked 'browser'"
    return found


@pytest.fixture(scope="session")
def checkout_root() -> Path:
    """The root of this checkout."""
    return Path(__file__).resolve().parent
