"""What a learner typed, as a page may show it: plain text, whatever is in it."""

from __future__ import annotations

import unicodedata

_OPEN = '<blockquote class="tex2jax_ignore">'
_CLOSE = "</blockquote>"


def quoted(text: str) -> str:
    """Return text as a block quote that neither HTML, Markdown nor formulas can get out of.

    Everything but letters, digits and spaces is written as a numbered character, all on one line.

    Examples
    --------
    >>> quoted("<b>")
    '<blockquote class="tex2jax_ignore">&#60;b&#62;</blockquote>'
    """
    lines = "<br>".join(_numbered(line) for line in text.strip().splitlines())
    return f"{_OPEN}{lines}{_CLOSE}"


def _numbered(line: str) -> str:
    seen = (letter for letter in line.expandtabs(4) if unicodedata.category(letter) != "Cc")
    return "".join(
        letter if letter.isalnum() or letter == " " else f"&#{ord(letter)};" for letter in seen
    )
