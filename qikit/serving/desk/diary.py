"""What a step of marking has said so far, in a file that outlives the page and the server."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from qikit.marking.grading.unfinished import write_whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What came of one hand-in, or of one file.

    Parameters
    ----------
    about : str
        Whose hand-in, or which file.
    words : str
        What came of it.
    is_trouble : bool
        Whether a person should look at it.
    notes : tuple of str
        What else is to be told, such as what was mended.
    """

    about: str
    words: str
    is_trouble: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Diary:
    """One run of a step, as far as it is written down.

    Parameters
    ----------
    step : str
        The step.
    run : str
        What this run is called, and no other.
    began : datetime
        When, with its time zone.
    doing : str
        What is being done before it is known how much there is to do.
    of : int
        How many there are to do; 0 until that is known.
    lines : tuple of Line
        What was done, in order.
    ending : str
        What was said at the end; empty until then.
    is_trouble : bool
        Whether the step as a whole could not be done.
    left : int
        How many were left undone because somebody stopped it.
    """

    step: str
    run: str
    began: datetime
    doing: str = ""
    of: int = 0
    lines: tuple[Line, ...] = ()
    ending: str = ""
    is_trouble: bool = False
    left: int = 0

    @property
    def troubles(self) -> tuple[Line, ...]:
        """The lines that a person should look at."""
        return tuple(line for line in self.lines if line.is_trouble)


class DiaryWriter:
    """Writes a diary, one entry to a line, so that a reader never meets half of one.

    Parameters
    ----------
    path : Path
        The file; the diary of another run in it is replaced.
    step : str
        The step.
    run : str, optional
        The run whose diary goes on; a new run if left out.
    """

    def __init__(self, path: Path, step: str, run: str = "") -> None:
        self._path, self.run = path, run or uuid.uuid4().hex
        begun = read_diary(path)
        if begun is None or begun.run != self.run:
            self._begin(step)

    def must_stop(self) -> bool:
        """Whether somebody has asked this run to stop."""
        return is_asked_to_stop(self._path, self.run)

    def prepare(self, doing: str) -> None:
        """Say what is being done before it is known how much there is to do."""
        self._write({"doing": doing})

    def expect(self, of: int) -> None:
        """Say how many there are to do."""
        self._write({"of": of})

    def note(self, line: Line) -> None:
        """Say what came of one."""
        self._write(
            {
                "about": line.about,
                "words": line.words,
                "is_trouble": line.is_trouble,
                "notes": line.notes,
            }
        )

    def end(self, words: str, *, is_trouble: bool = False, left: int = 0) -> None:
        """Say what came of the whole."""
        self._write({"ending": words, "is_trouble": is_trouble, "left": left})

    def _begin(self, step: str) -> None:
        began = datetime.now(UTC).isoformat(timespec="seconds")
        entry = {"step": step, "run": self.run, "began": began}
        write_whole(self._path, json.dumps(entry) + "\n")

    def _write(self, entry: dict[str, Any]) -> None:
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(entry) + "\n")


def ask_to_stop(path: Path, run: str) -> None:
    """Ask the run of a diary to stop before the next hand-in; no other run takes notice."""
    write_whole(_stop_path(path), run)


def is_asked_to_stop(path: Path, run: str) -> bool:
    """Whether somebody has asked the run of a diary to stop."""
    note = _stop_path(path)
    return note.is_file() and note.read_text(encoding="utf-8") == run


def read_diary(path: Path) -> Diary | None:
    """Read a diary as far as it goes; None if there is none."""
    entries = list(_entries(path))
    if not entries or "step" not in entries[0]:
        return None
    ending = next((entry for entry in entries if "ending" in entry), {})
    return Diary(
        step=entries[0]["step"],
        run=entries[0].get("run", ""),
        began=datetime.fromisoformat(entries[0]["began"]),
        doing=next((entry["doing"] for entry in entries if "doing" in entry), ""),
        of=next((entry["of"] for entry in entries if "of" in entry), 0),
        lines=tuple(_line(entry) for entry in entries if "about" in entry),
        ending=ending.get("ending", ""),
        is_trouble=ending.get("is_trouble", False),
        left=ending.get("left", 0),
    )


def _stop_path(path: Path) -> Path:
    return path.with_suffix(".stop")


def _entries(path: Path) -> list[dict[str, Any]]:
    if not path.is_file():
        return []
    whole = path.read_text(encoding="utf-8").rpartition("\n")[0]
    return [json.loads(line) for line in whole.splitlines()]


def _line(entry: dict[str, Any]) -> Line:
    return Line(**entry | {"notes": tuple(entry["notes"])})
