"""Where everything about marking lives, as ``jupyter_config.py`` says."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from traitlets.config import Config, PyFileConfigLoader

from qikit.errors import QikitError

Step = Literal["source", "release", "submitted", "autograded", "feedback"]

CONFIG_FILE = "jupyter_config.py"


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The folders of one checkout that marking reads and writes.

    Parameters
    ----------
    root : Path
        The checkout: the folder that holds ``course/`` and ``jupyter_config.py``.
    config : Config
        What ``jupyter_config.py`` says; nbgrader reads the same.
    """

    root: Path
    config: Config

    def folder(self, step: Step, exercise: str, learner: str = ".") -> Path:
        """Return the folder of one exercise (and one learner) at one step of marking."""
        course = self.config.CourseDirectory
        return Path(course.root) / course.get(f"{step}_directory", step) / learner / exercise

    @property
    def course_id(self) -> str:
        """The name under which the exchange keeps this course."""
        return str(self.config.CourseDirectory.course_id)

    @property
    def exchange(self) -> Path:
        """Where exercises go out, and work comes in."""
        return Path(self.config.Exchange.root) / self.course_id

    def in_exchange(self, exercise: str) -> dict[str, Path]:
        """The newest work of each learner that lies in the exchange, collected or not."""
        found = sorted((self.exchange / "inbound").glob(f"*+{exercise}+*"))
        return {path.name.split("+")[0]: path for path in found}

    @property
    def kept_hand_ins(self) -> Path:
        """Where a learner's own copies of what was handed in are kept."""
        return Path(self.config.Exchange.cache) / self.course_id

    @property
    def learner_folder(self) -> Path:
        """Where this machine's learner works."""
        return self.root / "learner"

    @property
    def records(self) -> Path:
        """Where marking keeps its own notes: logs and fingerprints."""
        return self.root / ".qi" / "marking"

    def exercises(self) -> tuple[str, ...]:
        """Names of the exercises that have a notebook, in order."""
        found = self.folder("source", ".").glob("*/*.ipynb")
        return tuple(sorted({path.parent.name for path in found}))

    def learners(self, step: Step, exercise: str) -> tuple[str, ...]:
        """Names of the learners who have reached a step."""
        found = self.folder(step, ".").glob(f"*/{exercise}")
        return tuple(sorted(path.parent.name for path in found))


def open_desk(root: Path) -> Desk:
    """Read where everything lives.

    Parameters
    ----------
    root : Path
        The checkout.

    Raises
    ------
    QikitError
        If there is no ``jupyter_config.py``.
    """
    root = Path(root).resolve()
    if not (root / CONFIG_FILE).exists():
        raise QikitError(
            f"There is no {CONFIG_FILE} here.",
            where=str(root),
            todo="Run this in the folder of the course.",
        )
    return Desk(root=root, config=PyFileConfigLoader(CONFIG_FILE, str(root)).load_config())


def has_exchange() -> bool:
    """Whether nbgrader can hand work over by a shared folder; it cannot on Windows."""
    return sys.platform != "win32"
