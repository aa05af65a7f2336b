"""What a step of marking has said so far, in a file that outlives the page and the server."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any


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
    began : datetime
        When, with its time zone.
    of : int
        How many there are to do; 0 until that is known.
    lines : tuple of Line
        What was done, in order.
    ending : str
        What was said at the end; empty until then.
    is_trouble : bool
        Whether the step as a whole could not be done.
    """

    step: str
    began: datetime
    of: int = 0
    lines: tuple[Line, ...] = ()
    ending: str = ""
    is_trouble: bool = False

    @property
    def troubles(self) -> tuple[Line, ...]:
        """The lines that a person should look at."""
        return tuple(line for line in self.lines if line.is_trouble)


class DiaryWriter:
    """Writes a diary, one entry to a line, so that a reader never meets half of one.

    Parameters
    ----------
    path : Path
        The file; an older diary in it is replaced.
    step : str
        The step.
    """

    def __init__(self, path: Path, step: str) -> None:
        self._path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", encoding="utf-8")
        self._write({"step": step, "began": datetime.now(UTC).isoformat(timespec="seconds")})

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

    def end(self, words: str, *, is_trouble: bool = False) -> None:
        """Say what came of the whole."""
        self._write({"ending": words, "is_trouble": is_trouble})

    def _write(self, entry: dict[str, Any]) -> None:
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(entry) + "\n")


def read_diary(path: Path) -> Diary | None:
    """Read a diary as far as it goes; None if there is none."""
    entries = list(_entries(path))
    if not entries or "step" not in entries[0]:
        return None
    ending = next((entry for entry in entries if "ending" in entry), {})
    return Diary(
        step=entries[0]["step"],
        began=datetime.fromisoformat(entries[0]["began"]),
        of=next((entry["of"] for entry in entries if "of" in entry), 0),
        lines=tuple(_line(entry) for entry in entries if "about" in entry),
        ending=ending.get("ending", ""),
        is_trouble=ending.get("is_trouble", False),
    )


def _entries(path: Path) -> list[dict[str, Any]]:
    if not path.is_file():
        return []
    whole = path.read_text(encoding="utf-8").rpartition("\n")[0]
    return [json.loads(line) for line in whole.splitlines()]


def _line(entry: dict[str, Any]) -> Line:
    return Line(**entry | {"notes": tuple(entry["notes"])})
