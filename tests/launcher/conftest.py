"""Fresh copies of the checkout, as a stranger gets them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from qikit.launcher.places import Checkout

FORGOTTEN = ("QIKIT_", "JUPYTER_", "VIRTUAL_ENV", "PYTEST_", "COV_")
PLAIN_PYTHON = getattr(sys, "_base_executable", sys.executable)


def copy_checkout(source: Path, target: Path) -> Path:
    """Copy what a clone would hold, with the changes that are not committed yet."""
    git = ["git", "-C", str(source), "ls-files", "-z", "-co", "--exclude-standard"]
    listed = subprocess.run(git, capture_output=True, check=True, text=True).stdout
    for name in filter(None, listed.split("\0")):
        if (source / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source / name, target / name)
    return target


def stranger(**more: str) -> dict[str, str]:
    """The variables of somebody who has never run the course, without this test run's own."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(FORGOTTEN)}
    inside = os.path.dirname(sys.executable)
    path = [part for part in kept["PATH"].split(os.pathsep) if part != inside]
    return {**kept, "PATH": os.pathsep.join(path), **more}


def run_qi(root: Path, *argv: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run ``python3 qi ...`` in ``root`` as a stranger would."""
    return subprocess.run(
        [PLAIN_PYTHON, "qi", *argv],
        cwd=root,
        env=stranger(**more),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def fresh(checkout_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout, nothing set up yet, in a folder whose name has spaces in it."""
    return copy_checkout(checkout_root, tmp_path_factory.mktemp("home") / "my QI course")


@pytest.fixture
def small(checkout_root: Path, tmp_path: Path) -> Path:
    """A copy in which the lock holds only what setting up itself needs."""
    from qikit.launcher.installers import locked_lines

    root = copy_checkout(checkout_root, tmp_path / "small course")
    lock = (checkout_root / "requirements.lock").read_text("utf-8")
    kept = "".join(locked_lines(lock, name) for name in ("pip", "setuptools", "uv"))
    (root / "requirements.lock").write_text(kept, "utf-8")
    return root


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """An empty checkout with an environment of its own that is not made."""
    (tmp_path / "requirements.lock").write_text("tqdm==4.70 --hash=sha256:0\n", "utf-8")
    (tmp_path / "pyproject.toml").write_text("[project]\n", "utf-8")
    return Checkout(root=tmp_path, environment=tmp_path / ".venv", own_environment=True)


RunQi = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def qi() -> RunQi:
    return run_qi
