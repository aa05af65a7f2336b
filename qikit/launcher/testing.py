"""``qi test``: every test there is."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from qikit.launcher.browsers import CHOICE, find_browser
from qikit.launcher.children import hand_over
from qikit.launcher.environment import ensure_environment
from qikit.launcher.places import Checkout
from qikit.launcher.steps import run_step, tell
from qikit.launcher.trouble import Trouble
from qikit.launcher.variables import child_variables

WORKERS = ("-n", "2", "--dist", "loadfile", "--no-loadscope-reorder")
KINDS = ("--doctest-modules", "--nbval-lax")
TOLD = ("-rfER", "--rerun-show-tracebacks")  # what failed, and what passed only when tried again
PLACES = ("qikit", "tests", "course/modules")
INSIDE = "QIKIT_INSIDE_TEST"


def run_tests(checkout: Checkout, argv: Sequence[str]) -> int:
    """Set everything up and run pytest; what is given in ``argv`` goes to pytest."""
    named = names_tests(checkout.root, argv)
    if os.environ.get(INSIDE) and not named:
        raise Trouble("The whole test run was asked for from inside itself: name the tests to run.")
    ensure_environment(checkout)
    browser = browser_for_tests(checkout)
    places = () if named else tuple(p for p in PLACES if (checkout.root / p).exists())
    more = {CHOICE: str(browser)} if browser else {}
    return hand_over(
        checkout, "pytest", [*WORKERS, *KINDS, *TOLD, *places, *argv], **{INSIDE: "1"}, **more
    )


def names_tests(root: Path, argv: Sequence[str]) -> bool:
    """Whether the arguments say where the tests are.

    Examples
    --------
    >>> names_tests(Path("."), ["-k", "limits"])
    False
    """
    return any((root / arg.split("::")[0]).exists() for arg in argv if not arg.startswith("-"))


def browser_for_tests(checkout: Checkout) -> Path | None:
    """A browser; Debian's is installed where that is possible, else the reader is told."""
    browser = find_browser()
    if browser is None and may_install(os.environ):
        said = run_step(
            "Installing Chromium for the browser tests",
            ["apt-get", "install", "-y", "--no-install-recommends", "chromium"],
            log=checkout.log,
            variables={**child_variables(checkout), "DEBIAN_FRONTEND": "noninteractive"},
        )
        browser = find_browser() if said is None else None
    if browser is None and in_ci(os.environ):
        raise Trouble(
            "No browser for the browser tests, and with CI=true nothing may be left out: install "
            "chromium or name a Chromium-family browser in QIKIT_BROWSER."
        )
    if browser is None:
        tell(
            "No Chromium-family browser was found, so the tests marked 'browser' are left out. "
            "Install Chrome, Edge, Brave or Chromium, or name one in QIKIT_BROWSER, to run them."
        )
    return browser


def in_ci(variables: Mapping[str, str]) -> bool:
    return variables.get("CI", "").lower() in ("1", "true", "yes")


def may_install(variables: Mapping[str, str]) -> bool:
    """Whether Debian's packages can be installed here without asking."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return root and shutil.which("apt-get", path=variables.get("PATH")) is not None
