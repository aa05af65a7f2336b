"""Where things are: the checkout, its environment and the files that set-up reads and writes."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

USE_THIS_PYTHON = "QIKIT_USE_THIS_PYTHON"  # set by environment.yml for people who use conda


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkout:
    """One copy of the course and the Python environment that belongs to it."""

    root: Path
    environment: Path
    own_environment: bool  # False: the person brought it (conda) and we only add the course

    @property
    def scripts(self) -> Path:
        return self.environment / ("Scripts" if os.name == "nt" else "bin")

    @property
    def python(self) -> Path:
        if not self.own_environment:
            return Path(sys.executable)
        return self.scripts / ("python.exe" if os.name == "nt" else "python")

    @property
    def lock(self) -> Path:
        return self.root / "requirements.lock"

    @property
    def project(self) -> Path:
        return self.root / "pyproject.toml"

    @property
    def workroom(self) -> Path:
        """What running the course leaves behind: logs, the exchange, Jupyter's own files."""
        return self.root / ".qi"

    @property
    def log(self) -> Path:
        return self.workroom / "set-up.log"

    @property
    def stamp(self) -> Path:
        place = self.environment if self.own_environment else self.workroom
        return place / "qi-stamp.json"

    def script(self, name: str) -> Path:
        return self.scripts / (f"{name}.exe" if os.name == "nt" else name)


def this_checkout(variables: Mapping[str, str] = os.environ) -> Checkout:
    """The checkout this file lies in."""
    root = Path(__file__).resolve().parents[2]
    if variables.get(USE_THIS_PYTHON):
        return Checkout(root=root, environment=Path(sys.prefix), own_environment=False)
    return Checkout(root=root, environment=root / ".venv", own_environment=True)
