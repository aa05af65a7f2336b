"""The programs that install packages: uv where it can be had, else pip."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from qikit.launcher import trouble
from qikit.launcher.places import Checkout
from qikit.launcher.steps import run_step

CHOICE = "QIKIT_INSTALLER"  # "pip" keeps uv out where it is not allowed


@dataclass(frozen=True, slots=True, kw_only=True)
class Installer:
    """How to call an installer for one environment."""

    name: str
    command: tuple[str, ...]

    def packages(self, lock: Path) -> list[str]:
        return [*self.command, "--no-deps", "--require-hashes", "-r", str(lock)]

    def project(self, root: Path) -> list[str]:
        return [*self.command, "--no-deps", "--no-build-isolation", "--editable", str(root)]


def uv_installer(uv: str | Path, checkout: Checkout) -> Installer:
    command = (str(uv), "pip", "install", "--python", str(checkout.python))
    return Installer(name="uv", command=command)


def pip_installer(checkout: Checkout) -> Installer:
    quietly = ("--disable-pip-version-check", "--no-input", "--retries", "2")
    command = (str(checkout.python), "-m", "pip", "install", *quietly)
    return Installer(name="pip", command=command)


def uv_at_hand(checkout: Checkout, variables: Mapping[str, str] = os.environ) -> Path | None:
    """A uv that is there already: on PATH, or in the environment from an earlier start."""
    if variables.get(CHOICE) == "pip":
        return None
    found = shutil.which("uv", path=variables.get("PATH"))
    if found:
        return Path(found)
    own = checkout.script("uv")
    return own if own.exists() else None


def fetch_uv(checkout: Checkout, variables: Mapping[str, str]) -> Path | None:
    """Put the locked uv into the environment with pip; None where there is none to be had."""
    wanted = checkout.workroom / "uv.lock.txt"
    wanted.parent.mkdir(parents=True, exist_ok=True)
    wanted.write_text(locked_lines(checkout.lock.read_text("utf-8"), "uv"), "utf-8")
    argv = pip_installer(checkout).packages(wanted)
    said = run_step(
        "Fetching uv, which installs faster", argv, log=checkout.log, variables=variables
    )
    if said is None:
        return checkout.script("uv")
    if any(sign in said.lower() for sign in trouble.NETWORK_SIGNS):
        raise trouble.no_network()
    return None


def locked_lines(lock: str, name: str) -> str:
    """The part of a lock that pins one package.

    Examples
    --------
    >>> print(locked_lines("tqdm==4.6 --hash=x\\nuv==0.13 \\\\\\n    --hash=y\\n", "uv"))
    uv==0.13 \\
        --hash=y
    <BLANKLINE>
    """
    kept, wanted = [], False
    for line in lock.splitlines(keepends=True):
        if line[:1].isalnum():
            wanted = line.startswith(f"{name}==")
        if wanted:
            kept.append(line)
    return "".join(kept)
