from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from qikit.launcher.steps import run_step


def test_a_step_that_ends_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    argv = [sys.executable, "-c", "print('words')"]
    said = run_step("Counting", argv, log=tmp_path / "new" / "log", variables=os.environ)
    assert said is None
    shown = capsys.readouterr().out
    assert shown.startswith("Counting …\nCounting: done after ")
    assert "words" not in shown


def test_a_step_that_fails_says_what_it_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    argv = [sys.executable, "-c", "import sys; print('one'); sys.exit('two')"]
    said = run_step("Counting", argv, log=tmp_path / "log", variables=os.environ)
    assert said is not None
    assert said.splitlines() == ["one", "two"]
    assert (tmp_path / "log").read_text() == said
    assert "Counting: stopped after" in capsys.readouterr().out
