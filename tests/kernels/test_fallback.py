"""Where no warm kernel can be had, there is an ordinary one and one plain sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from qikit.kernels import isolation_available, warm_available

TWO_NOTEBOOKS = """
import nbclient
from nbformat.v4 import new_code_cell, new_notebook

for _ in range(2):
    cell = new_code_cell("import sys; print('qikit.kernels.child' in sys.modules)")
    nbclient.NotebookClient(new_notebook(cells=[cell]), kernel_name="python3").execute()
    print(cell.outputs[0]["text"].strip())
"""
NO_LINUX = """
import os
import pathlib

del os.pidfd_open
read = pathlib.Path.read_text


def read_text(self, *arguments, **options):
    if str(self).startswith("/proc"):
        raise FileNotFoundError(self)
    return read(self, *arguments, **options)


pathlib.Path.read_text = read_text
"""
ISOLATED_NOTEBOOK = """
import nbclient
from nbformat.v4 import new_code_cell, new_notebook
from qikit.errors import QikitError
from qikit.kernels import WarmKernelManager

cell = new_code_cell("open('ran', 'w')")
try:
    nbclient.NotebookClient(
        new_notebook(cells=[cell]), kernel_name="python3", kernel_manager_class=WarmKernelManager
    ).execute()
except QikitError as refused:
    print(refused)
"""


def _run(script: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script],
        cwd=folder,
        env={
            **os.environ,
            "JUPYTER_DEFAULT_PROVISIONER_NAME": "qikit-warm",
            "PYTHONPATH": str(folder),
            **environment,
        },
        capture_output=True,
        text=True,
        timeout=120,
    )


@pytest.mark.parametrize(
    ("spoiler", "sentence"),
    [
        (NO_LINUX, "This Python lacks pidfd_open."),
        (
            "import sys\nif 'qikit.kernels.launch' in sys.orig_argv:\n    raise SystemExit('no')",
            "The fork server cannot be started: SystemExit: no.",
        ),
        (
            "import sys, threading, time\nif 'qikit.kernels.launch' in sys.orig_argv:\n"
            "    import os\n    sys.modules['pandas'] = None\n"
            "    os.register_at_fork(after_in_child=lambda: threading.Thread("
            "target=time.sleep, args=(600,), name='rogue', daemon=True).start())",
            "loading the libraries started 1 threads (rogue).",
        ),
    ],
)
def test_ordinary_kernels_take_over_and_it_is_said_once(warm, tmp_path, spoiler, sentence):
    (tmp_path / "sitecustomize.py").write_text(spoiler)
    ran = _run(TWO_NOTEBOOKS, tmp_path)
    assert ran.stdout == "False\nFalse\n", ran.stderr
    assert ran.stderr.count("Kernels start the ordinary way, which is slower.") == 1
    assert sentence in ran.stderr


def test_without_bubblewrap_nothing_is_run_unisolated(warm, tmp_path):
    ran = _run(ISOLATED_NOTEBOOK, tmp_path, PATH=str(tmp_path))
    assert "The program bwrap (package bubblewrap) is not installed." in ran.stdout, ran.stderr
    assert not (tmp_path / "ran").exists()


def test_another_system_is_named(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    assert warm_available().reason == "Warm kernels need Linux, and this is darwin."


def test_a_missing_program_is_named(warm, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    isolation_available.cache_clear()
    found = isolation_available()
    isolation_available.cache_clear()
    assert not found.ok
    assert found.reason == "The program bwrap (package bubblewrap) is not installed."


def test_a_sandbox_that_does_not_hold_is_not_called_one(warm, monkeypatch, tmp_path):
    """A bwrap that isolates nothing: the probe must notice."""
    (tmp_path / "bwrap").write_text(
        '#!/bin/sh\nwhile [ "$1" != -- ]; do shift; done\nshift\nexec "$@"\n'
    )
    (tmp_path / "bwrap").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    isolation_available.cache_clear()
    found = isolation_available()
    isolation_available.cache_clear()
    assert not found.ok
    assert found.reason.startswith("The sandbox cannot be built here: ")
