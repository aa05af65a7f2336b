"""What mending came to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Mending:
    """One thing that was mended.

    Parameters
    ----------
    kind : str
        What kind of damage, as one word for programs: ``"copied"``, ``"split"``, ``"missing"`` …
    told : str
        What was done, as one sentence for the learner and for whoever marks.
    """

    kind: str
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """A notebook that can be marked.

    Parameters
    ----------
    notebook : NotebookNode
        The course's own cells in the course's own order, with the learner's work in its places.
    told : tuple of Mending
        What was mended; empty if nothing was.
    """

    notebook: Any
    told: tuple[Mending, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MendedHandIn:
    """A hand-in as it is marked, or why it is set aside.

    Parameters
    ----------
    files : dict
        The files to be marked; none if it is set aside.
    told : tuple of Mending
        What was mended.
    set_aside : str
        Why it cannot be marked, in plain words; empty if it can.
    """

    files: Mapping[PurePosixPath, bytes] = field(default_factory=dict)
    told: tuple[Mending, ...] = ()
    set_aside: str = ""


def listed(names: Iterable[str]) -> str:
    """Return titles as they stand in a sentence.

    Examples
    --------
    >>> listed(["First", "Second", "Third"])
    '“First”, “Second” and “Third”'
    """
    *most, last = [f"“{name}”" for name in names]
    return f"{', '.join(most)} and {last}" if most else last
