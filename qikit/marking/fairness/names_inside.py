"""Notice a learner's name inside a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PARTS = re.compile(r"[^\W\d_]{3,}")


def names_somebody(text: str, people: Iterable[str]) -> bool:
    """Whether any part of anybody's id or name stands in a text as a word of its own.

    Parameters
    ----------
    text : str
        What was written.
    people : iterable of str
        Ids or names. Parts of fewer than three letters, and digits, do not count.

    Examples
    --------
    >>> names_somebody("Well seen, Anna!", ["anna.lee@ward-4"])
    True
    >>> names_somebody("A banana a day", ["anna.lee@ward-4"])
    False
    """
    words = {word.casefold() for word in _PARTS.findall(text)}
    return any(part.casefold() in words for name in people for part in _PARTS.findall(name))
