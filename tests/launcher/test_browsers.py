from __future__ import annotations

import os
from pathlib import Path

import pytest

from qikit.launcher.browsers import find_browser
from qikit.launcher.trouble import Trouble

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the programs made here are shell scripts")


def program(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


def test_the_named_browser_comes_first(tmp_path: Path) -> None:
    program(tmp_path, "chromium")
    mine = program(tmp_path, "my-browser")
    assert find_browser({"QIKIT_BROWSER": str(mine), "PATH": str(tmp_path)}) == mine


@pytest.mark.parametrize("name", ["chromium", "google-chrome", "msedge", "brave-browser"])
def test_every_browser_of_the_family_will_do(tmp_path: Path, name: str) -> None:
    there = program(tmp_path, name)
    assert find_browser({"PATH": str(tmp_path)}) == there


@pytest.mark.skipif(not Path("/usr/bin").exists(), reason="looks at an empty Linux PATH")
def test_none_is_none(tmp_path: Path) -> None:
    program(tmp_path, "firefox")
    found = find_browser({"PATH": str(tmp_path)})
    assert found is None or found.is_relative_to("/Applications")


def test_a_wrong_name_is_said(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match=r"^QIKIT_BROWSER names 'chrmoium', which is not a program"):
        find_browser({"QIKIT_BROWSER": "chrmoium", "PATH": str(tmp_path)})
