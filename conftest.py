"""How the test run is shared out, and what is said about tests that are left out."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from xdist.scheduler import LoadFileScheduling

from qikit.launcher.browsers import find_browser
from qikit.launcher.testing import in_ci

ROOT = Path(__file__).resolve().parent
BROWSER_TESTS = "tests/browser"
TOGETHER = (
    BROWSER_TESTS,  # one server and one browser
    "tests/kernels",  # one fork server
    "tests/serving/visitors",  # one server with room for few
)
WITH_OTHER_PROGRAMS = (  # servers, browsers, kernels: a busy machine can hold them up
    *TOGETHER,
    "tests/launcher",
    "tests/marking",
    "tests/serving",
    "tests/workshop/room",
)
collect_ignore_glob = ["tests/**/*.ipynb"]  # notebooks that tests use are not lessons


class FilesTogether(LoadFileScheduling):
    """Keep a file on one worker, and whole folders of tests that share one server too.

    (``--dist loadgroup`` would do, but pytest 9.2 and xdist 3.8 lose its groups: xdist issue 1386.)
    """

    def _split_scope(self, nodeid: str) -> str:
        folder = next((name for name in TOGETHER if nodeid.startswith(f"{name}/")), None)
        return folder or super()._split_scope(nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> FilesTogether:
    return FilesTogether(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Start with what takes longest; leave out what needs a browser where there is none."""
    browser = find_browser()
    items.sort(key=lambda item: not (drives_browser(item) or item.get_closest_marker("slow")))
    for item in items:
        if browser is None and drives_browser(item):
            item.add_marker(pytest.mark.skip(reason="no Chromium-family browser here"))
        if in_ci(os.environ) and (drives_browser(item) or in_folder(item, *WITH_OTHER_PROGRAMS)):
            item.add_marker(pytest.mark.flaky(reruns=1))  # each second try is listed at the end


def drives_browser(item: pytest.Item) -> bool:
    return in_folder(item, BROWSER_TESTS) or item.get_closest_marker("browser") is not None


def in_folder(item: pytest.Item, *folders: str) -> bool:
    return any(ROOT / folder in item.path.parents for folder in folders)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[Any]:
    """In CI a skipped test fails; a cell of a lesson that writes to stderr fails everywhere."""
    report = yield
    complaint = _stderr(item)
    if report.when == "call" and report.passed and complaint:
        report.outcome = "failed"
        report.longrepr = f"A lesson must write nothing to stderr. This cell wrote: {complaint}"
    if report.skipped and not hasattr(report, "wasxfail") and in_ci(os.environ):
        report.outcome = "failed"
        report.longrepr = f"Left out, which CI=true does not allow: {report.longrepr}"
    return report


def _stderr(item: pytest.Item) -> str:
    """What a notebook's cell, run by nbval, wrote to stderr."""
    outputs = getattr(item, "test_outputs", None) or ()
    streams = (out for out in outputs if out.output_type == "stream" and out.name == "stderr")
    return "".join(out.text for out in streams)


@pytest.fixture(scope="session")
def checkout_root() -> Path:
    """The root of this checkout."""
    return ROOT
