"""What a learner typed, as a page may show it: plain text, whatever is in it."""

from __future__ import annotations

import html
import re
import unicodedata

_OPEN = '<blockquote class="tex2jax_ignore">'
_CLOSE = "</blockquote>"
_QUOTE = re.compile(f"{re.escape(_OPEN)}(.*?){re.escape(_CLOSE)}")


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


def unquoted(cell: str) -> str:
    """Return the words of the quote that a cell begins with; empty if it begins with none.

    Examples
    --------
    >>> unquoted(quoted("2 < 3,\\nso far") + " **How to mark**")
    '2 < 3,\\nso far'
    """
    quote = _QUOTE.match(cell)
    return html.unescape(quote[1].replace("<br>", "\n")) if quote else ""


def _numbered(line: str) -> str:
    seen = (letter for letter in line.expandtabs(4) if unicodedata.category(letter) != "Cc")
    return "".join(
        letter if letter.isalnum() or letter == " " else f"&#{ord(letter)};" for letter in seen
    )
