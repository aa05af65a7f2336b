"""Marks of one exercise as one file: plain JSON with a version and a checksum."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError

from qikit.errors import QikitError
from qikit.marking.fairness.records import as_data
from qikit.marking.fairness.values import RubricMark

FORMAT = "qikit-marks"
VERSION = 1
MOST_BYTES = 20_000_000
MOST_POINTS = 1000
_AGAIN = "Ask for the file once more, and send it as it is, for example as a zip file."


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """Marks on their way from one place to another.

    Parameters
    ----------
    exercise : str
        The exercise.
    course : str
        Version of the course that the marks were given by.
    sender : str
        Who sends it.
    made : str
        When it was made, as an ISO time.
    marks : tuple of RubricMark
        The newest mark of each role for every answer. Private notes (such as why somebody has more
        time) never travel.
    """

    exercise: str
    course: str
    sender: str
    made: str
    marks: tuple[RubricMark, ...]


_READ = TypeAdapter(Bundle)


def write_bundle(bundle: Bundle) -> bytes:
    """Return a bundle as the bytes of a file."""
    content = {
        "exercise": bundle.exercise,
        "course": bundle.course,
        "sender": bundle.sender,
        "made": bundle.made,
        "marks": [as_data(mark) for mark in bundle.marks],
    }
    whole = {"format": FORMAT, "version": VERSION, "sha256": _checksum(content)} | content
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def read_bundle(file: bytes) -> Bundle:
    """Return the bundle in a file.

    Raises
    ------
    QikitError
        If it is too large, not such a file, of a later version, or not as it was written.
    """
    if len(file) > MOST_BYTES:
        raise QikitError(f"This file has {len(file):,} bytes; marks never need that many.")
    whole = _parsed(file)
    if whole.get("version") != VERSION:
        raise QikitError(
            f"This file is of version {whole.get('version')!r}; {VERSION} can be read here.",
            todo="Let both use the same version of the course.",
        )
    content = {name: whole[name] for name in whole.keys() - {"format", "version", "sha256"}}
    if whole.get("sha256") != _checksum(content):
        raise QikitError("This file is not as it was written; nothing was taken.", todo=_AGAIN)
    try:
        bundle = _READ.validate_python(content)
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        place = " → ".join(map(str, fault["loc"]))
        raise QikitError(
            f"This file holds something else than marks. {place}: {fault['msg']}"
        ) from None
    return _sound(bundle)


def _parsed(file: bytes) -> dict[str, Any]:
    try:
        whole = json.loads(file.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        whole = None
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise QikitError("This is not a file of marks.", todo=_AGAIN)
    return whole


def _sound(bundle: Bundle) -> Bundle:
    for mark in bundle.marks:
        if mark.exercise != bundle.exercise:
            raise QikitError(
                f"This file mixes exercises: {bundle.exercise!r} and {mark.exercise!r}."
            )
        if mark.role == "withdrawn":
            raise QikitError("A mark that was taken back does not travel.", where=mark.question_id)
        if not 0 <= mark.points <= MOST_POINTS or not 0 <= mark.possible <= MOST_POINTS:
            raise QikitError(
                f"{mark.points:g} of {mark.possible:g} marks cannot be.", where=mark.question_id
            )
    return bundle


def _checksum(content: dict[str, Any]) -> str:
    plain = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode("utf-8")).hexdigest()
