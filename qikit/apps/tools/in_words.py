"""What is filled in on a form, in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from qikit.apps.controls import Control, Options
from qikit.apps.writing import Day, Rows
from qikit.improve.markup import day

_FEW = 3  # columns of a row that still make one readable line
_HINT = re.compile(r" \([^)]*\)$")


def in_words(controls: Iterable[Control]) -> str:
    """Return what is filled in as a person would type it: a line for each part.

    Examples
    --------
    >>> from qikit.apps.controls import TypedNumber
    >>> from qikit.apps.writing import Line
    >>> print(in_words((
    ...     Line(id="what", label="What", value="falls"),
    ...     Line(id="whom", label="For whom", value=""),
    ...     TypedNumber(id="now", label="Now (a number)", value=9.0, low=0, high=99),
    ... )))
    What: falls
    Now: 9
    """
    return "\n".join(line for control in controls for line in _lines(control))


def _lines(control: Control) -> Iterator[str]:
    if not isinstance(control, Rows):
        yield from _named([(control, control.value)])  # type: ignore[attr-defined]
        return
    for place, row in enumerate(control.value, 1):
        cells = [(column, row[column.id]) for column in control.columns]
        told = [words for words in (_told(*cell) for cell in cells) if words]
        if len(cells) <= _FEW and told:
            yield f"{control.each} {place}: {' – '.join(told)}"
        elif told:
            yield f"{control.each} {place}"
            yield from (f"- {line}" for line in _named(cells))


def _named(cells: list[tuple[Control, Any]]) -> Iterator[str]:
    for control, value in cells:
        label, told = _HINT.sub("", control.label), _told(control, value)
        if told:
            yield f"{label} {told}" if label.endswith("?") else f"{label}: {told}"


def _told(control: Control, value: Any) -> str:
    if value in (None, ""):
        return ""
    if isinstance(control, Options):
        return dict(control.options).get(value, str(value))
    if isinstance(control, Day):
        return day(date.fromisoformat(value))
    return f"{value:.15g}" if isinstance(value, float) else str(value)
