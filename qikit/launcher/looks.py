"""The single looks that ``qi doctor`` takes at a machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

from qikit.launcher.browsers import find_browser
from qikit.launcher.environment import NEEDED_BYTES, require_writable
from qikit.launcher.places import Checkout
from qikit.launcher.ports import FIRST, choose_port
from qikit.launcher.stamp import read_stamp, wanted_stamp
from qikit.launcher.trouble import Trouble

OLDEST = (3, 11)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What one look found; ``todo`` is empty when all is well.

    ``needed`` is False where the course works without it.
    """

    what: str
    found: str
    todo: str = ""
    needed: bool = True

    @property
    def is_problem(self) -> bool:
        return bool(self.todo) and self.needed


def python(checkout: Checkout) -> Look:
    found = f"{sys.version_info.major}.{sys.version_info.minor}.{sys.version_info.micro}"
    good = sys.version_info >= OLDEST
    return Look(what="Python", found=found, todo="" if good else "Install Python 3.11 or newer.")


def write_access(checkout: Checkout) -> Look:
    try:
        require_writable(checkout.root)
    except Trouble as trouble:
        return Look(what="Folder", found="cannot be written to", todo=str(trouble))
    return Look(what="Folder", found="can be written to")


def disk_space(checkout: Checkout) -> Look:
    free = shutil.disk_usage(checkout.root).free
    made = read_stamp(checkout) is not None
    todo = "" if made or free >= NEEDED_BYTES else "Free about 2 GB: the packages need them."
    return Look(what="Disk space", found=f"{free / 1e9:.1f} GB free", todo=todo)


def environment(checkout: Checkout) -> Look:
    stamp = read_stamp(checkout)
    if stamp is None:
        found, todo = "not made yet", "Run 'python3 qi start', which makes it."
    elif stamp != wanted_stamp(checkout):
        found, todo = "older than the course", "Run 'python3 qi start', which renews it."
    else:
        found, todo = "up to date with requirements.lock", ""
    return Look(what="Packages", found=found, todo=todo, needed=stamp is not None)


def marking(checkout: Checkout) -> Look:
    """nbgrader makes its gradebook with alembic, which it calls by its bare name."""
    if read_stamp(checkout) is None:
        return Look(what="Gradebook", found="not looked at before the packages are there")
    there = checkout.script("alembic").exists() and checkout.script("nbgrader").exists()
    todo = "" if there else f"Delete {checkout.environment} and run 'python3 qi start'."
    return Look(
        what="Gradebook", found="nbgrader and alembic at hand" if there else "missing", todo=todo
    )


def exchange(checkout: Checkout) -> Look:
    if os.name == "nt":
        return Look(
            what="Exchange",
            found="handing in through a shared folder does not work on Windows",
            todo="Marking needs Linux, macOS or WSL; learning works as it is.",
            needed=False,
        )
    return Look(what="Exchange", found="handing in and collecting can work here")


def isolation(checkout: Checkout) -> Look:
    what = "Isolation"
    bwrap = shutil.which("bwrap")
    if bwrap is None:
        debian = shutil.which("apt-get") is not None
        todo = (
            "Install it with 'sudo apt install bubblewrap'."
            if debian
            else "Mark submissions from strangers on a Linux machine with bubblewrap."
        )
        return Look(what=what, found="no bubblewrap", todo=todo, needed=False)
    box = [bwrap, "--unshare-all", "--ro-bind", "/", "/", "--dev", "/dev", "true"]
    if subprocess.run(box, capture_output=True, check=False).returncode == 0:
        return Look(what=what, found="submissions can be marked in a sandbox (bubblewrap)")
    return Look(
        what=what,
        found="bubblewrap is there but may not make a sandbox",
        todo="Allow user namespaces on this machine, or mark on another one.",
        needed=False,
    )


def browser(checkout: Checkout) -> Look:
    try:
        found = find_browser()
    except Trouble as trouble:
        return Look(what="Browser", found="wrongly named", todo=str(trouble))
    if found:
        return Look(what="Browser", found=str(found))
    return Look(
        what="Browser",
        found="no Chromium-family browser",
        todo="For learning any browser will do; some tests need Chrome, Edge, Brave or Chromium.",
        needed=False,
    )


def fonts(checkout: Checkout) -> Look:
    """Charts bring their own fonts; only Linux without a desktop can lack the browser's."""
    lister = shutil.which("fc-list")
    if not sys.platform.startswith("linux"):
        return Look(what="Fonts", found="the system's own")
    listed = subprocess.run([lister], capture_output=True, check=False).stdout if lister else b""
    if listed.strip():
        return Look(what="Fonts", found=f"{len(listed.splitlines())} font files")
    return Look(
        what="Fonts",
        found="none found",
        todo="Install some, for example with 'sudo apt install fonts-dejavu-core'.",
        needed=False,
    )


def port(checkout: Checkout) -> Look:
    try:
        free = choose_port(None)
    except Trouble as trouble:
        return Look(what="Port", found="none free", todo=str(trouble))
    return Look(
        what="Port", found=f"{free} is free" + ("" if free == FIRST else f", {FIRST} is not")
    )


LOOKS: tuple[Callable[[Checkout], Look], ...] = (
    python,
    write_access,
    disk_space,
    environment,
    marking,
    exchange,
    isolation,
    browser,
    fonts,
    port,
)
