"""Small pieces of HTML: tables, nested lists, numbers and dates in words."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from textwrap import shorten
from typing import Any

#: An entry of a nested list: its text, and the entries under it.
Branch = tuple[str, "Sequence[Branch]"]
NOT_YET = "not said yet"


def escape(text: object) -> str:
    """Return text with the characters that mean something in HTML made harmless."""
    return html.escape(str(text))


def number(value: float | None) -> str:
    """Return a number as people write it.

    Examples
    --------
    >>> number(1200.0), number(59.873694), number(None)
    ('1,200', '59.9', 'not said yet')
    """
    if value is None:
        return NOT_YET
    return f"{round(value, 1 if abs(value) >= 10 else 2):,.10g}"


def day(when: date | None) -> str:
    """Return a date as people write it.

    Examples
    --------
    >>> day(date(2027, 3, 1))
    '1 March 2027'
    """
    return f"{when.day} {when:%B %Y}" if when else NOT_YET


def minutes(time: float | None) -> str:
    """Return minutes as people say them.

    Examples
    --------
    >>> minutes(45), minutes(150), minutes(4320)
    ('45 min', '2 h 30 min', '3 days')
    """
    if time is None:
        return NOT_YET
    if time < 60:
        return f"{number(time)} min"
    if time < 1440:
        hours, rest = divmod(round(time), 60)
        return f"{hours} h {rest} min" if rest else f"{hours} h"
    days = f"{time / 1440:,.1f}".removesuffix(".0")
    return f"{days} {'day' if days == '1' else 'days'}"


def counted(count: int, one: str, many: str = "") -> str:
    """Return a count with its noun.

    Examples
    --------
    >>> counted(1, "idea"), counted(2, "idea"), counted(0, "person", "people")
    ('1 idea', '2 ideas', 'no people')
    """
    return f"{count or 'no'} {one if count == 1 else many or one + 's'}"


def people(count: float | None) -> str:
    """Return how many people there are.

    Examples
    --------
    >>> people(1), people(5.0), people(None)
    ('1 person', '5 people', 'how many people: not said yet')
    """
    if count is None:
        return f"how many people: {NOT_YET}"
    return f"{number(count)} {'person' if count == 1 else 'people'}"


def listed(parts: Sequence[str]) -> str:
    """Return parts as a phrase.

    Examples
    --------
    >>> listed(["falls", "bruises", "calls"])
    'falls, bruises and calls'
    """
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def table(caption: str, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return an HTML table whose first column names its rows."""
    head = "".join(f'<th scope="col">{escape(heading)}</th>' for heading in headings)
    body = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in row[1:])
        + "</tr>"
        for row in rows
    )
    return (
        f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table>"
    )


def parts(caption: str, values: Mapping[str, Any]) -> str:
    """Return the parts of one thing as a table of two columns; says which are missing."""
    rows = [(name, value or NOT_YET) for name, value in values.items()]
    return table(caption, ("Part", "What is written"), rows)


def short(text: str) -> str:
    """Return the beginning of a text, for where there is little room.

    Examples
    --------
    >>> short("Saves ten minutes of nursing time for each of 200 patients")
    'Saves ten minutes of nursing time for each of…'
    """
    return shorten(text, 48, placeholder="…")


def nested(branches: Sequence[Branch]) -> str:
    """Return a nested HTML list."""
    if not branches:
        return ""
    items = "".join(f"<li>{escape(text)}{nested(under)}</li>" for text, under in branches)
    return f"<ul>{items}</ul>"
