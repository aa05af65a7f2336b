"""Find a Chromium-family browser for the tests that drive one."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from qikit.launcher.trouble import Trouble

CHOICE = "QIKIT_BROWSER"
NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
    "brave-browser",
    "brave",
)
MAC_APPS = ("Google Chrome", "Chromium", "Microsoft Edge", "Brave Browser")
WINDOWS_PROGRAMS = (
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
    "BraveSoftware/Brave-Browser/Application/brave.exe",
    "Chromium/Application/chrome.exe",
)
WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")


def find_browser(variables: Mapping[str, str] = os.environ) -> Path | None:
    """The browser named by QIKIT_BROWSER, else the first one found on this machine.

    Raises
    ------
    Trouble
        When QIKIT_BROWSER names a program that is not there.
    """
    chosen = variables.get(CHOICE)
    if chosen:
        found = shutil.which(chosen, path=variables.get("PATH"))
        if found is None:
            raise Trouble(
                f"{CHOICE} names {chosen!r}, which is not a program: correct it or leave it out."
            )
        return Path(found)
    return next(_candidates(variables), None)


def _candidates(variables: Mapping[str, str]) -> Iterator[Path]:
    for name in NAMES:
        found = shutil.which(name, path=variables.get("PATH"))
        if found:
            yield Path(found)
    yield from (path for path in _usual_places(variables) if path.exists())


def _usual_places(variables: Mapping[str, str]) -> Iterator[Path]:
    if sys.platform == "darwin":
        for app in MAC_APPS:
            yield Path("/Applications") / f"{app}.app" / "Contents" / "MacOS" / app
    elif os.name == "nt":
        for folder in filter(None, map(variables.get, WINDOWS_FOLDERS)):
            yield from (Path(folder) / program for program in WINDOWS_PROGRAMS)
