"""Make the environment of a checkout, or notice that it is made already."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from qikit.launcher import trouble
from qikit.launcher.installers import (
    CHOICE,
    Installer,
    fetch_uv,
    pip_installer,
    uv_at_hand,
    uv_installer,
)
from qikit.launcher.places import Checkout
from qikit.launcher.stamp import Stamp, read_stamp, wanted_stamp, write_stamp
from qikit.launcher.steps import run_step, tell
from qikit.launcher.variables import child_variables

NEEDED_BYTES = 2 * 10**9


def ensure_environment(checkout: Checkout) -> None:
    """Bring the environment in line with the lock; do nothing when it is.

    Raises
    ------
    Trouble
        One sentence that says what stands in the way and what to do.
    """
    wanted, found = wanted_stamp(checkout), read_stamp(checkout)
    if wanted == found:
        return
    tell("Setting up the course in this folder. The first time takes a minute or two.")
    try:
        _bring_up_to_date(checkout, wanted, found)
    except OSError as error:
        raise explained(error, checkout.root) from error


def _bring_up_to_date(checkout: Checkout, wanted: Stamp, found: Stamp | None) -> None:
    require_writable(checkout.root)
    variables = child_variables(checkout)
    if checkout.own_environment and not wanted.same_home(found):
        require_space(checkout.root)
        _create(checkout, variables)
    write_stamp(checkout, replace(wanted, lock="", project=""))  # goes on from here if interrupted
    installer = _choose_installer(checkout, variables)
    if checkout.own_environment and not (found and found.lock == wanted.lock):
        _run("Fetching and installing the packages", installer.packages(checkout.lock), checkout)
    _run("Adding the course itself", installer.project(checkout.root), checkout)
    write_stamp(checkout, wanted)


def _create(checkout: Checkout, variables: Mapping[str, str]) -> None:
    if checkout.environment.exists() and not (checkout.environment / "pyvenv.cfg").exists():
        raise trouble.Trouble(
            f"{checkout.environment} is in the way and was not made by the course: move it "
            "elsewhere and run the same command again."
        )
    plain = ["--without-pip"] if uv_at_hand(checkout, without_own(checkout, variables)) else []
    argv = [sys.executable, "-m", "venv", "--clear", *plain, str(checkout.environment)]
    said = run_step("Making an environment", argv, log=checkout.log, variables=variables)
    if said is None:
        return
    if "ensurepip" in said:
        raise trouble.Trouble(
            "This Python lacks its venv module: install it ('sudo apt install python3-venv' on "
            "Debian and Ubuntu) and run the same command again."
        )
    raise trouble.from_installer(said, checkout.log)


def without_own(checkout: Checkout, variables: Mapping[str, str]) -> dict[str, str]:
    """The variables with the environment's own programs off PATH: it is about to be remade."""
    parts = variables.get("PATH", "").split(os.pathsep)
    return {**variables, "PATH": os.pathsep.join(p for p in parts if p != str(checkout.scripts))}


def _choose_installer(checkout: Checkout, variables: Mapping[str, str]) -> Installer:
    uv = uv_at_hand(checkout, variables)
    if uv is None and checkout.own_environment and variables.get(CHOICE) != "pip":
        uv = fetch_uv(checkout, variables)
    return uv_installer(uv, checkout) if uv else pip_installer(checkout)


def _run(title: str, argv: list[str], checkout: Checkout) -> None:
    said = run_step(title, argv, log=checkout.log, variables=child_variables(checkout))
    if said is not None:
        raise trouble.from_installer(said, checkout.log)


def require_writable(folder: Path) -> None:
    """Raise Trouble unless files can be made in ``folder``."""
    try:
        probe = folder / ".qi" / "probe"
        probe.parent.mkdir(exist_ok=True)
        probe.write_text("", "utf-8")
        probe.unlink()
    except OSError as error:
        raise explained(error, folder) from error


def require_space(folder: Path) -> None:
    """Raise Trouble unless there is room for the packages."""
    if shutil.disk_usage(folder).free < NEEDED_BYTES:
        raise trouble.full_disk()


def explained(error: OSError, folder: Path) -> trouble.Trouble:
    """The sentence for an operating-system error met while setting up."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return trouble.full_disk()
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return trouble.read_only(folder)
    return trouble.Trouble(
        f"The computer refused a file ({error}): run 'python3 qi doctor' to see what it lacks."
    )
