"""Which partner each learner belongs to: a small CSV that stays outside what git keeps."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from qikit.errors import QikitError
from qikit.marking.desk import Desk
from qikit.marking.learner import is_learner_id

NOT_SAID = "Not said"
FILE_NAME = "roster.csv"
MOST_BYTES = 1_000_000
_LONGEST = 100
_NEEDED, _KNOWN = ("learner", "partner"), ("learner", "partner", "name")
_TODO = "The first row says: learner,partner or learner,partner,name."


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One row of the roster."""

    learner: str
    partner: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """Who belongs where.

    Parameters
    ----------
    people : mapping of str to Person
        By learner's id.
    """

    people: Mapping[str, Person] = field(default_factory=dict)

    def partner_of(self, learner: str) -> str:
        """Return a learner's partner, or that it was not said."""
        person = self.people.get(learner)
        return (person.partner if person else "") or NOT_SAID

    def name_of(self, learner: str) -> str:
        """Return a learner's name; empty if it is not known."""
        person = self.people.get(learner)
        return person.name if person else ""


def read_roster(file: bytes) -> Roster:
    """Read a roster.

    Parameters
    ----------
    file : bytes
        A CSV file with the columns ``learner``, ``partner`` and, if wanted, ``name``; separated by
        commas or semicolons, as UTF-8.

    Raises
    ------
    QikitError
        With the row, if the file is not such a table, an id cannot be one, or somebody is in it
        twice.
    """
    reader = csv.reader(io.StringIO(_text(file), newline=""), delimiter=_separator(file))
    rows = [[cell.strip() for cell in row] for row in reader]
    heading = [cell.casefold() for cell in rows[0]] if rows else []
    _check_heading(heading)
    people: dict[str, Person] = {}
    for number, row in enumerate(rows[1:], 2):
        if any(row):
            person = _person(heading, row, f"row {number}")
            if person.learner in people:
                raise QikitError(f"{person.learner!r} is there twice.", where=f"row {number}")
            people[person.learner] = person
    return Roster(people=people)


def save_roster(desk: Desk, file: bytes) -> Roster:
    """Check a roster and keep it in place of the one before; raises as :func:`read_roster`."""
    roster = read_roster(file)
    path = _path(desk)
    path.parent.mkdir(parents=True, exist_ok=True)
    spare = path.with_suffix(".new")
    spare.write_bytes(file)
    spare.replace(path)
    return roster


def load_roster(desk: Desk) -> Roster:
    """Return the roster that was kept; an empty one if there is none."""
    path = _path(desk)
    return read_roster(path.read_bytes()) if path.is_file() else Roster()


def partners_of(roster: Roster, learners: Iterable[str]) -> dict[str, str]:
    """Return the partner of each learner."""
    return {learner: roster.partner_of(learner) for learner in learners}


def _path(desk: Desk) -> Path:
    return desk.records / FILE_NAME


def _text(file: bytes) -> str:
    if len(file) > MOST_BYTES:
        raise QikitError(f"This file has {len(file):,} bytes; a roster never needs that many.")
    try:
        text = file.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise QikitError(
            "This is not a CSV file.", todo="In Excel choose File, Save As, 'CSV UTF-8'."
        )
    return text


def _separator(file: bytes) -> str:
    first = file.split(b"\n", 1)[0]
    return ";" if first.count(b";") > first.count(b",") else ","


def _check_heading(heading: list[str]) -> None:
    for name in _NEEDED:
        if name not in heading:
            raise QikitError(f"There is no column {name!r}.", where="row 1", todo=_TODO)
    for name in heading:
        if name not in _KNOWN or heading.count(name) > 1:
            raise QikitError(f"The column {name!r} is not needed.", where="row 1", todo=_TODO)


def _person(heading: list[str], row: list[str], where: str) -> Person:
    if len(row) > len(heading):
        raise QikitError(
            f"There are {len(row)} cells under {len(heading)} headings.",
            where=where,
            todo='Put quotes round a cell that has a comma in it: "Smith, Jo".',
        )
    cells = dict(zip(heading, row, strict=False))
    if not is_learner_id(cells["learner"]):
        raise QikitError(
            f"{cells['learner']!r} cannot be a learner's id.",
            where=where,
            todo="It is the name under which they hand in: letters, digits, and . _ @ -",
        )
    for name, cell in cells.items():
        if len(cell) > _LONGEST:
            raise QikitError(f"The {name} {cell[:20]!r}… is too long.", where=where)
    return Person(**cells)
