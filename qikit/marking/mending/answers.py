"""Mend a learner's answers file: read what can be read, and keep what can be an answer."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from qikit.learn.answers import FILE_NAME
from qikit.learn.kinds import Question, Text
from qikit.learn.questions import QuestionSet
from qikit.marking.mending.mended import Mending, listed
from qikit.marking.mending.salvage import as_text, entries_of_object, read_json

_OTHER_NAMES = re.compile(r"answers\b.*\.json(\.txt)?", re.IGNORECASE)
_LONGEST_TEXT = 50_000
_LONGEST_OTHER = 200
_MOST_PICKS = 500
_MOST_BYTES = 5 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class MendedAnswers:
    """The answers that can be marked.

    Parameters
    ----------
    entries : dict
        Question id -> entry of the answers file.
    told : tuple of Mending
        What was mended.
    foreign : tuple of str
        Ids of answers to questions that this exercise does not ask.
    """

    entries: dict[str, dict[str, Any]] = field(default_factory=dict)
    told: tuple[Mending, ...] = ()
    foreign: tuple[str, ...] = ()

    def as_json(self) -> bytes:
        """Return the file to be marked."""
        content = {"version": 1, "answers": self.entries}
        return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def is_answers_file(path: PurePosixPath) -> bool:
    """Whether a file has the name of an answers file, or nearly.

    Examples
    --------
    >>> is_answers_file(PurePosixPath("answers (1).json"))
    True
    """
    return bool(_OTHER_NAMES.fullmatch(path.name))


def mend_answers(files: Mapping[PurePosixPath, bytes], questions: QuestionSet) -> MendedAnswers:
    """Return the answers in a hand-in.

    ``answers.json`` counts. What it lacks is taken from files beside it that have nearly its name:
    those that the course set aside as damaged, and copies that a browser or a mail program named.

    Parameters
    ----------
    files : mapping
        The files of the hand-in.
    questions : QuestionSet
        The questions of the exercise.
    """
    told: list[Mending] = []
    raw: dict[str, Any] = {}
    main = PurePosixPath(FILE_NAME)
    others = sorted(path for path in files if path != main and is_answers_file(path))
    if main in files:
        raw |= _read(files[main], told)
    else:
        told.append(_missing(bool(others)))
    for path in others:
        more = {key: value for key, value in _read(files[path], []).items() if key not in raw}
        if more and main in files and _known(more, questions):
            told.append(_from_another(path.name))
        raw |= more
    return _sound(raw, questions, told)


def _read(content: bytes, told: list[Mending]) -> dict[str, Any]:
    if len(content) > _MOST_BYTES:
        told.append(Mending(kind="answers-huge", told="The answers file is too large to be read."))
        return {}
    text, plain = as_text(content)
    if not plain and text.strip():
        words = "The answers file was saved in another encoding and was read."
        told.append(Mending(kind="answers-encoding", told=words))
    whole = read_json(text)
    found = whole.get("answers") if isinstance(whole, dict) else None
    if isinstance(found, dict):
        return found
    saved = {key: one for key, one in entries_of_object(text, "answers").items() if _is_entry(one)}
    words = f"The answers file was damaged. {len(saved)} answers in it could still be read."
    told.append(Mending(kind="answers-damaged", told=words))
    return saved


def _sound(raw: dict[str, Any], questions: QuestionSet, told: list[Mending]) -> MendedAnswers:
    asked = {question.id: question for question in questions}
    kept = {key: one for key, one in raw.items() if key in asked and _can_be(one, asked[key])}
    lost = [asked[key].title for key in raw if key in asked and key not in kept]
    if lost:
        words = f"{listed(lost)}: what was saved cannot be an answer, and was left out."
        told.append(Mending(kind="answer-impossible", told=words))
    entries = {key: _tidy(one) for key, one in kept.items()}
    foreign = tuple(key for key in raw if key not in asked)
    return MendedAnswers(entries=entries, told=tuple(told), foreign=foreign)


def _tidy(entry: dict[str, Any]) -> dict[str, Any]:
    saved = entry.get("saved")
    tidy = {"answer": entry["answer"], "saved": saved if isinstance(saved, str) else ""}
    return tidy | ({"committed": True} if entry.get("committed") is True else {})


def _is_entry(thing: Any) -> bool:
    return isinstance(thing, dict) and "answer" in thing


def _can_be(entry: Any, question: Question) -> bool:
    """Whether something may be an answer at all, right or wrong: a text, or a list of texts."""
    if not _is_entry(entry):
        return False
    longest = _LONGEST_TEXT if isinstance(question, Text) else _LONGEST_OTHER
    answer = entry["answer"]
    if isinstance(answer, list):
        return len(answer) <= _MOST_PICKS and all(_is_short(one, longest) for one in answer)
    return answer is None or isinstance(answer, int | float) or _is_short(answer, longest)


def _is_short(text: Any, longest: int) -> bool:
    return isinstance(text, str) and len(text) <= longest


def _known(entries: dict[str, Any], questions: QuestionSet) -> bool:
    return any(question.id in entries for question in questions)


def _missing(has_another: bool) -> Mending:
    if has_another:
        return Mending(kind="answers-renamed", told="The answers file had another name.")
    words = "There was no answers file; only what is in the notebook can be marked."
    return Mending(kind="answers-missing", told=words)


def _from_another(name: str) -> Mending:
    words = f"Answers that were missing were found in “{name}”."
    return Mending(kind="answers-found", told=words)
