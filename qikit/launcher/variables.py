"""The environment variables under which every part of the course runs."""

from __future__ import annotations

import os
from collections.abc import Mapping

from qikit.launcher.places import Checkout

# What misleads Python, and what makes it compile every module anew at each start.
UNWANTED = ("PYTHONHOME", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "__PYVENV_LAUNCHER__")


def course_variables(checkout: Checkout) -> dict[str, str]:
    """What the course sets: nbgrader calls ``alembic`` by its bare name, so PATH matters,
    and Jupyter finds the one ``jupyter_config.py`` through JUPYTER_CONFIG_PATH only."""
    jupyter = checkout.workroom / "jupyter"
    return {
        "QIKIT_HOME": str(checkout.root),
        "JUPYTER_CONFIG_PATH": str(checkout.root),
        "JUPYTER_PATH": str(checkout.root / "qikit" / "serving" / "share" / "jupyter"),
        "JUPYTER_CONFIG_DIR": str(jupyter / "config"),
        "JUPYTER_DATA_DIR": str(jupyter / "data"),
        "PYTHONUTF8": "1",
    }


def child_variables(
    checkout: Checkout, variables: Mapping[str, str] = os.environ
) -> dict[str, str]:
    """The caller's variables with the course's own on top and its programs first on PATH."""
    kept = {name: value for name, value in variables.items() if name not in UNWANTED}
    path = os.pathsep.join(part for part in (str(checkout.scripts), kept.get("PATH", "")) if part)
    ours = {**course_variables(checkout), "PATH": path}
    if checkout.own_environment:
        ours["VIRTUAL_ENV"] = str(checkout.environment)
    return {**kept, **ours}
