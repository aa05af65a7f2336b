"""Numbers of things, in words."""

from __future__ import annotations


def count(number: int, thing: str, things: str = "") -> str:
    """Return how many there are.

    Examples
    --------
    >>> count(1, "answer"), count(3, "answer"), count(2, "person", "people")
    ('1 answer', '3 answers', '2 people')
    """
    return f"{number} {thing if number == 1 else things or thing + 's'}"
