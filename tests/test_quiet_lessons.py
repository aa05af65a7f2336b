"""A lesson that warns or complains on stderr does not pass, though nbval itself would let it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest


@pytest.mark.parametrize(
    ("code", "passes"),
    [("print('all is well')", True), ("import warnings; warnings.warn('older data')", False)],
)
def test_a_cell_may_not_write_to_stderr(
    tmp_path: Path, checkout_root: Path, code: str, passes: bool
) -> None:
    shutil.copy2(checkout_root / "conftest.py", tmp_path)
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)])
    nbformat.write(notebook, tmp_path / "lesson.ipynb")
    told = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "--nbval-lax", "-p", "no:cacheprovider", "."],
        cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert (told.returncode == 0) == passes, told.stdout
    assert ("must write nothing to stderr" in told.stdout) != passes
