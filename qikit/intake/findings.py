"""What was noticed while reading a file: said in plain words, with the row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

Severity = Literal["stop", "ask", "note"]

LONGEST_VALUE = 40
MOST_ROW_GROUPS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing noticed in the learner's file.

    Parameters
    ----------
    kind : str
        A short fixed name, such as ``"text-in-numbers"``.
    severity : {'stop', 'ask', 'note'}
        ``stop``: the file must be mended before it is charted. ``ask``: only the learner knows
        the answer; what was done meanwhile is said. ``note``: nothing to do, but good to know.
    row : int, optional
        The first row concerned, numbered as in Excel.
    column : str, optional
        The heading of the column.
    value : str, optional
        What the first cell concerned says.
    message : str
        What was seen and what was made of it.
    todo : str
        What to do next; empty for most notes.
    """

    kind: str
    severity: Severity
    row: int | None = None
    column: str | None = None
    value: str | None = None
    message: str
    todo: str = ""

    def __str__(self) -> str:
        return f"{self.message} {self.todo}".strip()


def one_line(value: object) -> str:
    """Write a cell on one line, with nothing invisible in it.

    Examples
    --------
    >>> one_line(" see\\n  note ")
    'see note'
    """
    return " ".join("".join(c if c.isprintable() else " " for c in str(value)).split())


def shown(value: object) -> str:
    """Quote a cell for a message: on one line, not too long, nothing invisible.

    Examples
    --------
    >>> shown("see\\n note")
    "'see note'"
    """
    text = one_line(value)
    if len(text) > LONGEST_VALUE:
        text = text[: LONGEST_VALUE - 1] + "…"
    return f"'{text}'"


def rows_phrase(rows: Iterable[int]) -> str:
    """Name rows the way a person would.

    Examples
    --------
    >>> rows_phrase([4])
    'row 4'
    >>> rows_phrase([9, 4, 5, 6])
    'rows 4 to 6 and 9'
    """
    numbers = sorted(set(rows))
    groups = [_span(first, last) for first, last in _runs(numbers)]
    if len(groups) > MOST_ROW_GROUPS:
        shown_rows = sum(last - first + 1 for first, last in _runs(numbers)[:MOST_ROW_GROUPS])
        groups = [*groups[:MOST_ROW_GROUPS], f"{len(numbers) - shown_rows} more"]
    return f"row{'s' if len(numbers) > 1 else ''} {joined(groups)}"


def joined(parts: Iterable[str]) -> str:
    """Join words with commas and a final 'and'.

    Examples
    --------
    >>> joined(["late", "seen", "left"])
    'late, seen and left'
    """
    words = list(parts)
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """Say how many, with the right ending.

    Examples
    --------
    >>> counted(1, "row"), counted(24, "row")
    ('1 row', '24 rows')
    """
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def _span(first: int, last: int) -> str:
    if last == first:
        return str(first)
    return f"{first} and {last}" if last == first + 1 else f"{first} to {last}"


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    if not numbers:
        return []
    breaks = [i for i, (a, b) in enumerate(pairwise(numbers), start=1) if b != a + 1]
    starts, ends = [0, *breaks], [*breaks, len(numbers)]
    return [(numbers[i], numbers[j - 1]) for i, j in zip(starts, ends, strict=True)]
