"""What people may call themselves and write: no identifiers, whoever types them."""

from __future__ import annotations

import re
from collections.abc import Callable

from qikit.errors import QikitError
from qikit.intake import identifiers as ids

LONGEST_NICKNAME = 20
_MANY_DIGITS = re.compile(r"(?:\d[\s.-]?){6,}")
_IDENTIFYING: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("an e-mail address", ids.has_email),
    ("an NHS number", ids.has_nhs_number_in_words),
    ("a telephone number", ids.has_phone),
    ("a postcode", ids.has_postcode),
    ("a National Insurance number", ids.has_national_insurance_number),
    ("a date of birth", ids.has_birth_date_in_words),
    ("a number that could belong to a person", lambda text: bool(_MANY_DIGITS.search(text))),
)


def refuse_identifiers(text: str) -> str:
    """Return the text if nothing in it points to a person.

    Raises
    ------
    QikitError
        If something does; the message never repeats it.

    Examples
    --------
    >>> refuse_identifiers("Ring the ward earlier")
    'Ring the ward earlier'
    """
    kind = next((kind for kind, found in _IDENTIFYING if found(text)), None)
    if kind:
        raise QikitError(
            f"This looks as if it holds {kind}, so nothing of it was kept.",
            todo="Write it without anything that identifies a person.",
        )
    return text


def checked_nickname(typed: str) -> str:
    """Return a nickname as it is kept: one line of at most 20 characters.

    Raises
    ------
    QikitError
        If it is empty, too long, or identifies somebody.

    Examples
    --------
    >>> checked_nickname("  Red   Panda ")
    'Red Panda'
    """
    name = " ".join("".join(c if c.isprintable() else " " for c in typed).split())
    if not name:
        raise QikitError("There is no nickname yet.", todo="Type any word you like.")
    if len(name) > LONGEST_NICKNAME:
        raise QikitError(
            f"{name[:LONGEST_NICKNAME]!r}… has {len(name)} characters.",
            todo=f"Use at most {LONGEST_NICKNAME}.",
        )
    return refuse_identifiers(name)
