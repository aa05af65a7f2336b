"""Why a sandbox was refused, as whoever marks may read it."""

from __future__ import annotations

import re

_PATH = re.compile(r"'/[^']*'|(?<![\w/])/\S+")


def in_plain_words(reason: str) -> str:
    """Return a reason without what a program said of itself, and without paths of this machine.

    Examples
    --------
    >>> in_plain_words("The sandbox cannot be built here: /srv/python: No module named qikit.")
    'The sandbox cannot be built here.'
    >>> in_plain_words("'/srv/my data' is not readable by everybody.")
    'A folder of this machine is not readable by everybody.'
    """
    words = _PATH.sub("a folder of this machine", reason.partition(": ")[0]).rstrip(".")
    return f"{words[:1].upper()}{words[1:]}."
