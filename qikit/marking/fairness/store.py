"""Open nbgrader's gradebook together with our own tables, as one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from qikit.errors import QikitError
from qikit.marking.desk import Desk
from qikit.marking.engine import gradebook
from qikit.marking.fairness.tables import SettingRow, add_tables

LONGEST_NAME = 128


@contextmanager
def open_store(desk: Desk) -> Iterator[Any]:
    """Open the gradebook; ``book.db`` is a session that reaches nbgrader's tables and ours.

    What was not committed when the block ends is dropped.
    """
    with gradebook(desk) as book:
        add_tables(book.engine)
        yield book


def now() -> str:
    """Return this moment as it is written down."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def named(marker: str) -> str:
    """Return the name of whoever marks, tidied.

    Raises
    ------
    QikitError
        If there is none.
    """
    name = " ".join(marker.split())
    if not name or len(name) > LONGEST_NAME:
        raise QikitError(
            "Nobody is named as the marker." if not name else f"{name[:20]!r}… is a long name.",
            todo="Give the name or initials of the person who marks.",
        )
    return name


def read_setting(desk: Desk, exercise: str, name: str) -> Any:
    """Return what was decided about an exercise, or None."""
    with open_store(desk) as book:
        row = book.db.get(SettingRow, (exercise, name))
        return row.value if row else None


def write_setting(desk: Desk, exercise: str, name: str, value: Any) -> None:
    """Keep what was decided about an exercise; None takes it away."""
    with open_store(desk) as book:
        row = book.db.get(SettingRow, (exercise, name))
        if row is not None and value is None:
            book.db.delete(row)
        elif row is not None:
            row.value = value
        elif value is not None:
            book.db.add(SettingRow(exercise=exercise, name=name, value=value))
        book.db.commit()
