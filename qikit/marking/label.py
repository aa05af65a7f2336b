"""The label in a hand-in that travels as a file: whose it is, of what, and when.

A file gets renamed on its way by e-mail. What is inside stays.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from qikit.marking.learner import is_learner_id

LABEL_FILE = "hand-in.json"
_COPY_FILE = ".copy"
_TEXT_LENGTH = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Whose hand-in this is.

    Parameters
    ----------
    learner : str
        The name under which it is handed in.
    course, exercise : str
        The course, and the exercise's folder name.
    when : str
        When it was packed: an ISO 8601 time in UTC.
    copy : str
        A random word of the learner's copy of the course. It tells two people apart whose accounts
        happen to have the same name.
    """

    learner: str
    course: str
    exercise: str
    when: str
    copy: str = ""

    def as_json(self) -> str:
        """Return the text of the label's file."""
        return json.dumps({"version": 1} | asdict(self), indent=1) + "\n"

    @property
    def time(self) -> datetime | None:
        """When it was packed; None if that cannot be read."""
        try:
            return datetime.fromisoformat(self.when).astimezone(UTC)
        except (ValueError, OverflowError):
            return None


def read_label(content: bytes) -> Label | None:
    """Read a label; None if it is not one, or names a learner that cannot be.

    Examples
    --------
    >>> label = Label(learner="anna", course="qi", exercise="01-tea", when="2026-05-04T10:32:00Z")
    >>> read_label(label.as_json().encode()) == label
    True
    """
    try:
        raw = json.loads(content.decode("utf-8-sig"))
        label = Label(**{name: raw.get(name, "") for name in Label.__slots__})
    except (ValueError, RecursionError, AttributeError, TypeError):
        return None
    texts = asdict(label).values()
    is_sound = all(isinstance(text, str) and len(text) <= _TEXT_LENGTH for text in texts)
    return label if is_sound and is_learner_id(label.learner) else None


def copy_word(folder: Path) -> str:
    """Return the random word of a learner's folder; made the first time."""
    path = folder / _COPY_FILE
    if not path.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(secrets.token_hex(8), encoding="utf-8")
    return path.read_text(encoding="utf-8").strip()
