"""A learner's answers, kept in ``answers.json`` beside the notebook the moment they are given."""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from filelock import FileLock

FILE_NAME = "answers.json"
_EMPTY: dict[str, Any] = {"version": 1, "answers": {}}


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedAnswer:
    """One answer as it was saved.

    Parameters
    ----------
    answer : object
        The answer, in the form its kind of question uses.
    saved : str
        When, as an ISO 8601 time in UTC.
    committed : bool
        Whether a guess was committed to, after which it stays as it is.
    """

    answer: Any
    saved: str
    committed: bool = False


class AnswerFile:
    """The answers in one folder.

    Writing is atomic and locked, so that a lesson open twice (in Lab and as a page) loses
    nothing. A file that cannot be read is set aside beside it and never overwritten.

    Parameters
    ----------
    folder : Path
        The folder of the notebook.
    """

    def __init__(self, folder: Path) -> None:
        self.path = Path(folder) / FILE_NAME

    @property
    def exists(self) -> bool:
        """Whether there is an answers file at all."""
        return self.path.exists()

    def read(self) -> dict[str, SavedAnswer]:
        """Return every saved answer by question id; empty if the file is missing or damaged."""
        return {
            key: SavedAnswer(**value) for key, value in (self._raw() or _EMPTY)["answers"].items()
        }

    def is_damaged(self) -> bool:
        """Whether there is a file that cannot be read as answers."""
        return self.exists and self._raw() is None

    def save(self, question_id: str, answer: Any, *, committed: bool = False) -> SavedAnswer:
        """Save one answer at once and return it as saved."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        entry = {"answer": answer, "saved": now} | ({"committed": True} if committed else {})
        with FileLock(self.path.with_name(f".{FILE_NAME}.lock"), timeout=10):
            if self.is_damaged():
                self._set_aside()
            answers = (self._raw() or _EMPTY)["answers"]
            self._write({"version": 1, "answers": answers | {question_id: entry}})
        return SavedAnswer(**entry)

    def start(self) -> None:
        """Make an empty file, if there is none."""
        if not self.exists:
            self._write(_EMPTY)

    def _raw(self) -> dict[str, Any] | None:
        try:
            raw = json.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, RecursionError):
            return None
        return raw if _is_sound(raw) else None

    def _write(self, content: dict[str, Any]) -> None:
        handle, name = tempfile.mkstemp(dir=self.path.parent, prefix=f".{FILE_NAME}-")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(content, file, ensure_ascii=False, indent=1)
            file.write("\n")
        os.chmod(name, 0o644)
        os.replace(name, self.path)

    def _set_aside(self) -> None:
        number = 1
        while (aside := self.path.with_name(f"answers-damaged-{number}.json")).exists():
            number += 1
        os.replace(self.path, aside)


def _is_sound(raw: Any) -> bool:
    answers = raw.get("answers") if isinstance(raw, dict) else None
    return isinstance(answers, dict) and all(
        isinstance(entry, dict)
        and {"answer", "saved"} <= set(entry) <= {"answer", "saved", "committed"}
        for entry in answers.values()
    )
