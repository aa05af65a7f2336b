"""Notes about hand-ins that are being marked: what is left of one was interrupted.

Marking writes to nbgrader's gradebook in many small steps. Before the first, a note says that it
has begun and what a person had marked for good until then; the last step takes the note away.
Whoever finds a note marks the hand-in anew.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from qikit.marking.desk import Desk


class Unfinished:
    """The note about one hand-in.

    Parameters
    ----------
    desk : Desk
        Where marking keeps its records.
    exercise, learner : str
        Which hand-in.
    """

    def __init__(self, desk: Desk, exercise: str, learner: str) -> None:
        self.path = desk.records / "unfinished" / exercise / f"{learner}.json"

    @property
    def is_there(self) -> bool:
        """Whether marking began and did not finish."""
        return self.path.exists()

    def begin(self, settled: dict[str, str]) -> dict[str, str]:
        """Note that marking begins.

        Parameters
        ----------
        settled : dict
            What a person has marked for good, as the gradebook says now.

        Returns
        -------
        dict
            The same, and what an interrupted attempt found before it changed the gradebook.
        """
        known = {**settled, **self._read()}
        write_whole(self.path, json.dumps({"settled": known}))
        return known

    def end(self) -> None:
        """Marking is finished."""
        self.path.unlink(missing_ok=True)

    def _read(self) -> dict[str, str]:
        if not self.is_there:
            return {}
        return dict(json.loads(self.path.read_text(encoding="utf-8"))["settled"])


def write_whole(path: Path, text: str) -> None:
    """Write a file so that it is there as a whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{path.name}.{os.getpid()}")
    with half.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(half, path)
