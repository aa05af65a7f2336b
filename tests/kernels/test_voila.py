"""Voilà with warm kernels: a visitor gets a complete page."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

APP = (
    "import sys\nfrom IPython.display import HTML, display\n"
    "import pandas as pd, matplotlib.pyplot as plt, ipywidgets\n"
    "warm = 'qikit.kernels.child' in sys.modules\n"
    "display(HTML(f'<p>Warm: {warm}</p>'))",
    "plt.plot([3, 1, 2]); plt.show()\nipywidgets.IntSlider(description='Beds')",
)


@contextlib.contextmanager
def _voila(folder: Path) -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "voila", "app.ipynb", "--no-browser", f"--port={port}"]
    environment = {**os.environ, "JUPYTER_DEFAULT_PROVISIONER_NAME": "qikit-warm"}
    with subprocess.Popen(
        command, cwd=folder, env=environment, stderr=subprocess.DEVNULL
    ) as process:
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()  # a program started in the background may not hear Ctrl-C


def _page(address: str) -> str:
    until = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(address, timeout=60) as answer:
                return answer.read().decode()
        except ConnectionError:
            if time.monotonic() > until:
                raise
        except urllib.error.URLError:
            if time.monotonic() > until:
                raise
        time.sleep(0.1)


def test_a_notebook_is_shown_complete_from_a_warm_kernel(warm, tmp_path):
    notebook = new_notebook(cells=[new_code_cell(source) for source in APP])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
    nbformat.write(notebook, tmp_path / "app.ipynb")
    with _voila(tmp_path) as address:
        page = _page(address)
    assert "Warm: True" in page
    assert "image/png" in page
    assert "application/vnd.jupyter.widget-view+json" in page
    assert "voila_finish" in page
