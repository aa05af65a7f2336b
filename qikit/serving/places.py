"""Where a learner's copies lie, and the addresses at which a browser finds them."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

LEARNER = "learner"
LESSONS = f"{LEARNER}/lessons"
APPS = f"{LEARNER}/apps"
CHECK_IN = f"{LEARNER}/check-in"


def lesson_path(slug: str, file: str) -> str:
    """A lesson's notebook, from the root of the course."""
    return f"{LESSONS}/{slug}/{file}"


def exercise_path(slug: str, notebook: str) -> str:
    """An exercise's notebook; nbgrader puts it in a folder named after the assignment."""
    return f"{LEARNER}/{slug}/{notebook}"


def app_path(name: str) -> str:
    """A workshop app's notebook."""
    return f"{APPS}/{name}.ipynb"


def check_in_path(which: str) -> str:
    """The notebook of the check-in before or after the course."""
    return f"{CHECK_IN}/{which}.ipynb"


def page_address(path: str) -> str:
    """The address of a notebook as a page without code, from the server's base URL.

    Examples
    --------
    >>> page_address("learner/apps/signal-or-noise.ipynb")
    'voila/render/learner/apps/signal-or-noise.ipynb'
    """
    return f"voila/render/{quote(path)}"


def lab_address(path: str) -> str:
    """The address of a notebook in JupyterLab, with its code."""
    return f"lab/tree/{quote(path)}"


def folder_of(root: Path, path: str) -> Path:
    """The folder on disk of a notebook given from the root of the course."""
    return (root / path).parent
